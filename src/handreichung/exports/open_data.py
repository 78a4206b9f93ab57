"""The files that readers take along: which there are, what each says about itself, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from handreichung import pages
from handreichung.exports import findings_json, table_csv, tables, workbook
from handreichung.german import dateigroesse, deutsches_datum
from handreichung.views import Ansichten

LIZENZ = "CC BY 4.0"
LIZENZ_URL = "https://creativecommons.org/licenses/by/4.0/deed.de"

_BLAETTER = (
    ("befunde", "Befunde", "Was gefunden wurde, je Zeile ein Befund."),
    ("praxisanleitungen", "Praxisanleitungen", "Leitfäden, Checklisten und Workshop-Vorlagen."),
    ("fallbeispiele", "Fallbeispiele", "Was Kommunen getan haben und was daraus wurde."),
    ("netzwerke", "Netzwerke", "Netzwerke, Programme und Plattformen."),
    ("bedarfe", "Bedarfe", "Was Kommunen nach Umfragen brauchen."),
    ("angebote", "Angebote", "Angebote im Netz, die einen Bedarf decken können."),
    ("quellen", "Quellen", "Alle Veröffentlichungen, auf die sich das Handbuch stützt."),
    ("glossar", "Glossar", "Fachwörter in einem Satz."),
)
_TEILE = {
    "Belege": "Je Zeile ein Beleg eines Befundes, mit Quelle und Methode.",
    "Empfehlungen": "Je Zeile eine Empfehlung zu einem Befund, mit ihrer Herkunft.",
    "Erhebungen": "Je Zeile eine Umfrage zu einem Bedarf.",
    "Deckung": "Je Zeile unsere Einschätzung, wie weit ein Angebot einem Bedarf entspricht.",
}


@dataclass(frozen=True, slots=True)
class Datei:
    """A file to download: its address from the site's root, its words for readers and its bytes."""

    adresse: str
    titel: str
    format: str
    beschreibung: str
    inhalt: bytes

    @property
    def groesse(self) -> str:
        """How large the file is, rounded up so that it is the same wherever the site is built."""
        return dateigroesse(len(self.inhalt))


def dateien(ansichten: Ansichten, name: str, site: str) -> tuple[Datei, ...]:
    """Return every file; `name` is the site's, `site` its address, with which addresses in the files begin."""
    stand = ansichten.matrix.stand or pages.OHNE_EINTRAG
    blaetter = {ordner: tables.eintraege(ansichten, ordner, titel, site) for ordner, titel, _ in _BLAETTER}
    teile = {titel: tables.teile(ansichten, ordner, feld, titel) for ordner, feld, titel in tables.TEILE}
    tabellen = [
        *((blaetter[ordner], satz) for ordner, _, satz in _BLAETTER),
        *((teile[titel], satz) for titel, satz in _TEILE.items()),
        (tables.vokabulare(ansichten), "Alle Sektoren, Themen, Wirkungen und übrigen festen Werte."),
    ]
    einleitung = (
        f"Stand der Daten: {deutsches_datum(stand)}. Lizenz der Texte: {LIZENZ} ({LIZENZ_URL}). {site}",
        "Jedes Blatt ist eine Tabelle mit Filtern in der ersten Zeile. Statt der Kennungen stehen die Namen. "
        "Eine leere Zelle heißt: Dazu steht im Handbuch keine Angabe. Sie heißt nicht: trifft nicht zu.",
        "Die Spalte Kennung verbindet die Blätter: Belege und Empfehlungen gehören zum Befund mit derselben "
        "Kennung. Die Stärke der Belege ist berechnet; wie, steht auf der Seite Methode.",
    )
    schema = pages.datei("befunde.schema.json")
    kopf = {
        "titel": f"{name}: Befunde", "stand": stand.isoformat(), "lizenz": LIZENZ_URL, "adresse": site,
        "schema": site + schema,
    }  # fmt: skip
    return (
        Datei(
            pages.datei("handbuch.xlsx"),
            "Das ganze Handbuch als Tabellen",
            "Excel-Arbeitsmappe (XLSX)",
            "Befunde, Belege, Empfehlungen, Praxisanleitungen, Fallbeispiele, Netzwerke, Bedarfe, Angebote, Quellen, "
            "Glossar und alle festen Werte. Das erste Blatt erklärt die übrigen.",
            workbook.write(name, stand, einleitung, tabellen),
        ),
        Datei(
            pages.datei("befunde.csv"),
            "Befunde als Tabelle",
            "CSV",
            "Je Zeile ein Befund, mit der berechneten Stärke der Belege.",
            table_csv.write(blaetter["befunde"]),
        ),
        Datei(
            pages.datei("belege.csv"),
            "Belege als Tabelle",
            "CSV",
            "Je Zeile ein Beleg mit Quelle, Methode und Reichweite; die Kennung nennt den Befund.",
            table_csv.write(teile["Belege"]),
        ),
        Datei(
            pages.datei("befunde.json"),
            "Befunde für Programme",
            "JSON",
            "Alle Befunde mit Belegen, Empfehlungen, Quellen und festen Werten. Fließtext steht darin als Markdown.",
            findings_json.write(ansichten, kopf),
        ),
        Datei(
            schema,
            "Beschreibung der Datei für Programme",
            "JSON Schema",
            "Sagt, welche Felder die JSON-Datei hat und was in ihnen stehen kann.",
            findings_json.schema(ansichten.matrix),
        ),
    )
