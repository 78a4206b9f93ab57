"""Events and deadlines of networks as calendar files (iCalendar, RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from handreichung import pages
from handreichung.model import Netzwerk, Termin
from handreichung.views import Ansichten

#: Octets a line may have before it is folded, its end not counted.
_ZEILE = 75


def files(ansichten: Ansichten) -> Iterator[tuple[str, bytes]]:
    """Yield one file for each network that has events and one for all; nothing where there is none."""
    termine = ansichten.netz.termine
    if termine:
        yield pages.kalender(), calendar("Netzwerke", termine)
    for netzwerk in dict.fromkeys(n.id for n, _ in termine):
        eigene = tuple(found for found in termine if found[0].id == netzwerk)
        yield pages.kalender(netzwerk), calendar(eigene[0][0].name, eigene)


def calendar(name: str, termine: Iterable[tuple[Netzwerk, Termin]]) -> bytes:
    """Return one calendar called `name`. All events last whole days; the stamp is the entry's last review."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handreichung//Netzwerke//DE", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_text(name)}")
    for netzwerk, termin in termine:
        lines += _event(netzwerk, termin)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(netzwerk: Netzwerk, termin: Termin) -> list[str]:
    ort = ", ".join(filter(None, (termin.ort, "online" if termin.online else "")))
    return [
        "BEGIN:VEVENT",
        f"UID:{_uid(netzwerk, termin)}",
        f"DTSTAMP:{_day(netzwerk.stand)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(termin.beginn)}",
        f"DTEND;VALUE=DATE:{_day(termin.letzter_tag + timedelta(days=1))}",  # the first day that is free again
        f"SUMMARY:{_text(f'Frist: {termin.titel}' if termin.frist else termin.titel)}",
        f"DESCRIPTION:{_text(netzwerk.name)}",
        *([f"LOCATION:{_text(ort)}"] if ort else []),
        *([f"URL:{termin.url}"] if termin.url else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _uid(netzwerk: Netzwerk, termin: Termin) -> str:
    """Return what makes a calendar see the same event again, whatever stands before it in the list."""
    digest = hashlib.sha256(f"{termin.beginn.isoformat()} {termin.titel}".encode()).hexdigest()[:16]
    return f"{netzwerk.id}-{digest}@handreichung"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def _folded(line: str) -> bytes:
    """Return a line with its end, broken where it is too long and never within a letter."""
    out, length = bytearray(), 0
    for letter in line:
        octets = letter.encode()
        if length + len(octets) > _ZEILE:
            out += b"\r\n "
            length = 1
        out += octets
        length += len(octets)
    return bytes(out + b"\r\n")
