"""Networks, cases and terms as parts of larger documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handreichung.documents.parts import MARKEN, Bausteine, marke
from handreichung.documents.tree import (
    Absatz,
    Block,
    Inhalt,
    Lauf,
    Liste,
    Steckbrief,
    Ueberschrift,
    Verweis,
    absatz,
    text,
)
from handreichung.german import deutsches_datum, zeitpunkt
from handreichung.model import Begriff, Fallbeispiel, Netzwerk


def netzwerk(netz: Netzwerk, b: Bausteine, ebene: int) -> Iterator[Block]:
    """Yield one network as a chapter."""
    wert = b.matrix.wert
    yield Ueberschrift(netz.name, ebene, marke("netzwerke", netz.id))
    gesehen = f", zuletzt gesehen: {zeitpunkt(netz.betrieb_stand)}" if netz.betrieb_stand else ", ohne Datum"
    art = wert("netzwerkarten", netz.art).name
    yield absatz(f"{art} · Betrieb: {wert('betriebe', netz.betrieb).name}{gesehen}", "meta")
    yield Absatz(b.satz(netz.kurz), "lead")
    laender = f": {b.ansichten.namen('laender', netz.reichweite.laender)}" if netz.reichweite.laender else ""
    paare: list[tuple[str, Inhalt]] = [
        ("Träger", text(netz.traeger)),
        ("Reichweite", text(f"{wert('netzebenen', netz.reichweite.ebene).name}{laender}")),
    ]
    if netz.zielgruppen:
        paare.append(("Für wen", text(netz.zielgruppen)))
    if netz.groessenklassen:
        paare.append(("Größe", text(b.ansichten.namen("groessenklassen", netz.groessenklassen))))
    paare.append(("Kosten", text(netz.kosten or "Keine Angabe in den Quellen")))
    if netz.laufzeit:
        paare.append(("Laufzeit", text(netz.laufzeit)))
    if netz.url:
        ungeprueft = (Lauf(" (Adresse ungeprüft)"),) if netz.url_ungeprueft else ()
        paare.append(("Website", (Verweis((Lauf(netz.url),), netz.url), *ungeprueft)))
    yield Steckbrief(tuple(paare))
    yield Ueberschrift("Was es bietet", ebene + 1)
    yield from b.prosa(netz.angebot)
    if netz.teilnahme:
        yield Ueberschrift("So machen Sie mit", ebene + 1)
        yield from b.prosa(netz.teilnahme)
    yield from _termine(netz, b, ebene + 1)
    yield Ueberschrift("Worauf sich das stützt", ebene + 1)
    yield from b.prosa(netz.betrieb_hinweis)
    yield from _quellen(netz, b)


def _termine(netz: Netzwerk, b: Bausteine, ebene: int) -> Iterator[Block]:
    if not netz.termine:
        return
    yield Ueberschrift("Termine und Fristen", ebene)
    punkte: list[tuple[Block, ...]] = []
    for termin in netz.termine:
        bis = f" bis {deutsches_datum(termin.ende)}" if termin.ende else ""
        ort = ", ".join(filter(None, (termin.ort, "online" if termin.online else None)))
        worte = f"{'Frist: ' if termin.frist else ''}{termin.titel}{f' ({ort})' if ort else ''}"
        punkte.append((Absatz((Lauf(f"{deutsches_datum(termin.beginn)}{bis}: ", stark=True), Lauf(worte))),))
    yield Liste(tuple(punkte))


def fallbeispiel(beispiel: Fallbeispiel, b: Bausteine, ebene: int) -> Iterator[Block]:
    """Yield one case as a chapter."""
    wert = b.matrix.wert
    yield Ueberschrift(beispiel.titel, ebene, marke("fallbeispiele", beispiel.id))
    yield absatz(f"{wert('richtungen', beispiel.wirkung).name} · Stand: {deutsches_datum(beispiel.stand)}", "meta")
    yield Absatz(b.satz(beispiel.kurz), "lead")
    paare = [("Kommune", f"{beispiel.kommune} ({wert('laender', beispiel.land).name})")]
    if beispiel.groessenklasse:
        groesse = wert("groessenklassen", beispiel.groessenklasse).name
        paare.append(("Größe", f"{groesse}, {beispiel.einwohner}" if beispiel.einwohner else groesse))
    elif beispiel.einwohner:
        paare.append(("Einwohner:innen", beispiel.einwohner))
    if beispiel.zeitraum:
        paare.append(("Zeitraum", beispiel.zeitraum))
    sagt = wert("belegarten", beispiel.art).name
    paare.append(("Wer das sagt", f"{sagt}: {beispiel.belegt_durch}" if beispiel.belegt_durch else sagt))
    yield Steckbrief(tuple((wort, text(worte)) for wort, worte in paare))
    for titel, prosa in (
        ("Ausgangslage", beispiel.ausgangslage),
        ("Vorgehen", beispiel.vorgehen),
        ("Ergebnis", beispiel.ergebnis),
        ("Was schwierig war", beispiel.schwierigkeiten),
        ("Was sich daraus lernen lässt", beispiel.lehren),
    ):
        if prosa:
            yield Ueberschrift(titel, ebene + 1)
            yield from b.prosa(prosa)
    yield Ueberschrift("Worauf sich das stützt", ebene + 1)
    yield from _quellen(beispiel, b)


def glossar(begriffe: Iterable[Begriff], b: Bausteine, ebene: int) -> Iterator[Block]:
    """Yield the glossary: a heading and its explanation for each term."""
    for begriff in begriffe:
        kurz = f" ({begriff.abkuerzung})" if begriff.abkuerzung else ""
        yield Ueberschrift(f"{begriff.begriff}{kurz}", ebene, marke("glossar", begriff.id), im_verzeichnis=False)
        yield Absatz(b.satz(begriff.kurz))
        angaben: list[Lauf | Verweis] = []
        if begriff.synonyme:
            angaben.append(Lauf(f"Auch: {', '.join(begriff.synonyme)}. "))
        if begriff.grundlage:
            ungeprueft = f" ({MARKEN['ungeprueft']})" if begriff.grundlage_ungeprueft else ""
            angaben.append(Lauf(f"Rechtsgrundlage: {begriff.grundlage}{ungeprueft}. "))
        if begriff.quelle:
            angaben += [Lauf("Quelle: "), b.verweis(b.matrix.eintraege["quellen"][begriff.quelle])]
        else:
            angaben.append(Lauf("Ohne Quelle erklärt (ungeprüft)."))
        yield Absatz(tuple(angaben), "meta")


def _quellen(eintrag: Netzwerk | Fallbeispiel, b: Bausteine) -> Iterator[Block]:
    if quellen := b.matrix.nennt(eintrag, "quellen"):
        yield Liste(tuple((Absatz((b.verweis(q),)),) for q in quellen))
