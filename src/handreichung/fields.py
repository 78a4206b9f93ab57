"""Kinds of values: how the text behind a key becomes a date, a number, an address or a reference.

Every value arrives as text. A validator either returns a value or raises a `PydanticCustomError` whose type
is a code of the catalogue, whose text is German and whose context may hold `hilfe`. pydantic's own
conversions are never used: they would read `1_000` as a number and `20240501` as a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError


@dataclass(frozen=True, slots=True)
class Verweis:
    """Marks a field whose value is the id of an entry (`quellen`) or of a vocabulary's value (`sektoren`)."""

    ziel: str


@dataclass(frozen=True, slots=True)
class Fliesstext:
    """Marks a field of prose; `einfach` marks those that promise plain German."""

    einfach: bool = False


@dataclass(frozen=True, slots=True)
class Beispiel:
    """An example that a message may show when the field is missing."""

    text: str


def fehler(code: str, text: str, hilfe: str = "") -> PydanticCustomError:
    """Return the error of a field's validator; `code` is one of the catalogue's."""
    # The template may not contain braces of its own: values go in by context, never by formatting.
    return PydanticCustomError(code, "{text}", {"text": text, "hilfe": hilfe})


def _shown(value: str) -> str:
    return value if len(value) <= 60 else value[:57] + "…"


def _needs_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise fehler("HR205", "Hier wird ein einfacher Wert erwartet, keine Liste und kein Block.")


def _length(minimum: int, maximum: int, *, lines: bool) -> Callable[[str], str]:
    def check(value: str) -> str:
        value = value.strip()
        if not value:
            raise fehler("HR204", "Hier steht noch nichts.")
        if len(value) < minimum:
            raise fehler("HR206", f"Der Text hat {len(value)} Zeichen; nötig sind mindestens {minimum}.")
        if len(value) > maximum:
            raise fehler("HR206", f"Der Text hat {len(value)} Zeichen; erlaubt sind {maximum}.")
        if not lines and "\n" in value:
            raise fehler("HR205", "Hier wird eine einzelne Zeile erwartet, kein Text mit mehreren Absätzen.")
        return value

    return check


def _kennung(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value) or len(value) > 80:
        raise fehler(
            "HR216",
            f"„{_shown(value)}“ ist keine Kennung.",
            "Kleine Buchstaben a bis z, Ziffern und einzelne Bindestriche, zum Beispiel buerger-rat.",
        )
    return value


def _datum(value: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        raise fehler("HR208", f"Den Tag „{value}“ gibt es nicht.", "Zum Beispiel 2026-11-21.") from None
    german = re.fullmatch(r"(0?[1-9]|[12][0-9]|3[01])\.\s?(0?[1-9]|1[0-2])\.\s?([0-9]{4})", value)
    example = f"{german[3]}-{int(german[2]):02}-{int(german[1]):02}" if german else "2026-11-21"
    raise fehler("HR208", f"„{_shown(value)}“ ist kein Datum in der Form Jahr-Monat-Tag.", f"So schreiben: {example}")


def _zeitpunkt(value: str) -> str:
    if re.fullmatch(r"[0-9]{4}", value):
        return value
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", value):
        return value
    return _datum(value).isoformat()


def _ganzzahl(minimum: int, maximum: int) -> Callable[[str], int]:
    def convert(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value):
            digits = re.sub(r"[^0-9]", "", value)
            hint = f"So schreiben: {digits}" if digits else "Nur Ziffern schreiben."
            raise fehler("HR209", f"„{_shown(value)}“ ist keine ganze Zahl.", hint)
        if not minimum <= int(value) <= maximum:
            raise fehler("HR209", f"Die Zahl {value} liegt nicht zwischen {minimum} und {maximum}.")
        return int(value)

    return convert


def _dezimal(value: str) -> Decimal:
    if not re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,4})?", value):
        hint = (
            f"Mit Dezimalpunkt schreiben: {value.replace(',', '.')}"
            if re.fullmatch(r"[0-9]+,[0-9]+", value)
            else ("Nur Ziffern und höchstens einen Punkt schreiben.")
        )
        raise fehler("HR209", f"„{_shown(value)}“ ist keine Zahl.", hint)
    return Decimal(value)


def _ja_nein(value: str) -> bool:
    if value in {"ja", "true"}:
        return True
    if value in {"nein", "false"}:
        return False
    raise fehler("HR210", f"„{_shown(value)}“ ist weder ja noch nein.", "ja oder nein schreiben.")


#: Blanks, controls, characters without width and what no browser writes into an address.
_NOT_IN_ADDRESS = re.compile(
    "[\\s\x00-\x20\x7f-\xa0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\\\<>\"'`{}|^]"
)
#: At least two labels, none empty, none beginning or ending with a hyphen.
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+\.?")


def adresse_pruefen(value: str) -> str:
    """Return `value` if it is a complete https address without credentials, else raise HR212."""
    if _NOT_IN_ADDRESS.search(value):
        raise fehler(
            "HR212",
            f"In der Adresse „{_shown(value)}“ stehen Zeichen, die dort nicht hingehören.",
            "Die Adresse aus der Adresszeile des Browsers kopieren.",
        )
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        parts.port  # noqa: B018  raises on a port that is no number
    except ValueError:
        raise fehler("HR212", f"„{_shown(value)}“ ist keine gültige Adresse.") from None
    if parts.scheme != "https":
        bare = re.sub(r"^(?:https?:)?/*", "", value)
        raise fehler(
            "HR212",
            f"Die Adresse „{_shown(value)}“ beginnt nicht mit https://.",
            f"So schreiben: https://{_shown(bare)}" if re.match(r"[a-z0-9-]+\.", bare) else "",
        )
    if "@" in parts.netloc:
        raise fehler("HR212", "Die Adresse enthält Zugangsdaten vor dem Zeichen @.", "Diesen Teil entfernen.")
    if not _HOST.fullmatch(host):
        raise fehler("HR212", f"„{_shown(value)}“ nennt keinen vollständigen Rechnernamen.")
    return value


def _kontakt(value: str) -> str:
    if "@" in value and not value.startswith("https:"):
        if not re.fullmatch(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", value):
            raise fehler("HR212", f"„{_shown(value)}“ ist keine E-Mail-Adresse.")
        return value
    return adresse_pruefen(value)


def _gemeinter_ags(value: str) -> str:
    """Return what someone may have meant who wrote a key with blanks, without its zero, or with more digits."""
    ziffern = re.sub(r"[\s./-]", "", value)
    if re.fullmatch(r"[0-9]{8}", ziffern):
        return f'Ohne Trennzeichen schreiben: "{ziffern}"'
    if re.fullmatch(r"[1-9][0-9]{6}", ziffern):
        return f'Vermutlich fehlt die führende Null. So schreiben: "0{ziffern}"'
    if re.fullmatch(r"[0-9]{12}", ziffern):
        return f'Das ist der Regionalschlüssel mit zwölf Ziffern. So schreiben: "{ziffern[:5]}{ziffern[9:]}"'
    if re.fullmatch(r"[0-9]{5}", ziffern):
        return f'Das ist der Schlüssel eines Kreises. So schreiben: "{ziffern}000"'
    return 'Acht Ziffern, zum Beispiel "01001000".'


def _ags(value: str) -> str:
    if not re.fullmatch(r"[0-9]{8}", value):
        raise fehler("HR214", f"„{_shown(value)}“ ist kein Gemeindeschlüssel.", _gemeinter_ags(value))
    if not 1 <= int(value[:2]) <= 16:
        raise fehler("HR214", f"Mit „{value[:2]}“ beginnt kein Gemeindeschlüssel; die Länder haben 01 bis 16.")
    return value


def _doi(value: str) -> str:
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value, flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.[0-9]{4,9}/[^\s<>\"']+", bare):
        raise fehler("HR212", f"„{_shown(value)}“ ist keine DOI.", "Zum Beispiel 10.1000/182.")
    return bare


Kennung = Annotated[str, BeforeValidator(_needs_text), AfterValidator(_kennung)]
#: One line, up to 300 characters.
Zeile = Annotated[str, BeforeValidator(_needs_text), AfterValidator(_length(1, 300, lines=False))]
#: One plain sentence for cards and search results.
Satz = Annotated[
    str, BeforeValidator(_needs_text), AfterValidator(_length(10, 400, lines=False)), Fliesstext(einfach=True)
]
#: Prose of any length that the limits on running text allow.
Prosa = Annotated[str, BeforeValidator(_needs_text), AfterValidator(_length(1, 20_000, lines=True)), Fliesstext()]
EinfacheProsa = Annotated[
    str, BeforeValidator(_needs_text), AfterValidator(_length(1, 20_000, lines=True)), Fliesstext(einfach=True)
]
Datum = Annotated[date, BeforeValidator(_datum), BeforeValidator(_needs_text), Beispiel("2026-11-21")]
#: A year, a month or a day, as exactly as it is known.
Zeitpunkt = Annotated[str, BeforeValidator(_needs_text), AfterValidator(_zeitpunkt)]
Anzahl = Annotated[int, BeforeValidator(_ganzzahl(0, 100_000_000)), BeforeValidator(_needs_text)]
Minuten = Annotated[int, BeforeValidator(_ganzzahl(1, 10_000)), BeforeValidator(_needs_text)]
Jahr = Annotated[int, BeforeValidator(_ganzzahl(1800, 2100)), BeforeValidator(_needs_text)]
Dezimalzahl = Annotated[Decimal, BeforeValidator(_dezimal), BeforeValidator(_needs_text)]
JaNein = Annotated[bool, BeforeValidator(_ja_nein), BeforeValidator(_needs_text)]
Adresse = Annotated[str, BeforeValidator(_needs_text), AfterValidator(adresse_pruefen)]
Kontakt = Annotated[str, BeforeValidator(_needs_text), AfterValidator(_kontakt)]
AGS = Annotated[str, BeforeValidator(_needs_text), AfterValidator(_ags)]
DOI = Annotated[str, BeforeValidator(_needs_text), AfterValidator(_doi)]


def auf(ziel: str) -> Any:
    """Return the type of a reference to `ziel`."""
    # Whether the id exists is a rule's question, and its answer (»Meinten Sie …?«) helps more than a pattern's.
    return Annotated[str, BeforeValidator(_needs_text), AfterValidator(_length(1, 300, lines=False)), Verweis(ziel)]


def liste(item: Any, minimum: int = 0, maximum: int = 60) -> Any:
    """Return the type of a frozen list of `item` with its allowed length."""
    return Annotated[tuple[item, ...], Field(min_length=minimum, max_length=maximum)]
