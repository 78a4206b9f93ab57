"""The pages that exist once, whatever the entries: addresses, templates, breadcrumbs, style sheets, and the way.

A table and nothing else; `pages.py` makes pages of it and of the entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Krume:
    """A step of the breadcrumbs; the last one, the page itself, has no address."""

    titel: str
    adresse: str | None


@dataclass(frozen=True, slots=True)
class Station:
    """A step of the way through the handbook: its name, the question it answers, where it begins."""

    titel: str
    frage: str
    adresse: str
    #: Beginnings of the addresses of the pages that belong to it.
    gebiet: tuple[str, ...]


WEG = (
    Station("Verstehen", "Was ist belegt?", "information/", ("information/", "matrix/", "bedarfe/", "einfach/")),
    Station("Strategie entwickeln", "Wohin wollen wir?", "strategie/", ("strategie/",)),
    Station("Umsetzen", "Wie geht das?", "praxisanleitungen/", ("praxisanleitungen/", "netzwerke/")),
    Station("Überprüfen", "Hat es geholfen?", "ueberpruefen/", ("ueberpruefen/",)),
)

#: Style sheets of single kinds of page or addresses, so that no reader loads what a page does not use.
STILE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "anliegen": ("wege",),
        "gruppe": ("wege",),
        "information/": ("wege",),
        "information/befunde/": ("facetten",),
        "befund": ("werkzeuge",),
        "matrix": ("facetten", "matrix", "werkzeuge"),
        "information/gruppen/": ("wege",),
        "netzwerk": ("netz",),
        "netzwerke/": ("facetten", "netz"),
        "netzwerke/laender/": ("netz",),
        "netzwerke/tandems/": ("netz",),
        "netzwerke/tandems/finden/": ("netz",),
        "praxis": ("praxis", "werkzeuge"),
        "praxisanleitungen/": ("facetten", "wege"),
        "praxisanleitungen/anliegen/": ("wege",),
        "praxisanleitungen/beispiele/": ("facetten",),
        "daten/projekte/": ("werkzeuge",),
        "luecken": ("werkzeuge",),
        "tandem": ("netz",),
        "poster": ("matrix", "poster"),
        "einbetten": ("matrix", "werkzeuge"),
        "einbetten-feld": ("werkzeuge",),
        "daten/einbetten/": ("werkzeuge",),
    }
)

START = Krume("Start", "")
MATRIX = Krume("Matrix", "matrix/")
INFORMATION = Krume("Information", "information/")
PRAXIS = Krume("Praxisanleitungen", "praxisanleitungen/")
BEISPIELE = Krume("Fallbeispiele", "praxisanleitungen/beispiele/")
NETZWERKE = Krume("Netzwerke", "netzwerke/")
TANDEMS = Krume("Tandems", "netzwerke/tandems/")
BEFUNDE = Krume("Befunde", "information/befunde/")
QUELLEN = Krume("Quellen", "information/quellen/")
DATEN = Krume("Daten", "daten/")


@dataclass(frozen=True, slots=True)
class Wertseite:
    """How the values of a vocabulary become pages. `titel` and `beschreibung` hold {} where the value belongs.

    `bereich` is where all values are listed; it is called like the vocabulary.
    """

    art: str
    titel: str
    beschreibung: str
    davor: tuple[Krume, ...]
    bereich: str


#: The vocabularies whose values have a page each; the kind of page is also the name of its template.
WERTSEITEN: Mapping[str, Wertseite] = MappingProxyType(
    {
        "themen": Wertseite("thema", "{}", "{}", (START, INFORMATION), "information/#themen"),
        "sektoren": Wertseite("sektor", "{}", "{}", (START, INFORMATION), "information/#sektoren"),
        "gruppen": Wertseite(
            "gruppe",
            "{}",
            "Was Digitalisierung für diese Gruppe bedeutet und was Kommunen tun können: {}.",
            (START, INFORMATION),
            "information/gruppen/",
        ),
        "anliegen": Wertseite(
            "anliegen",
            "Ich möchte {}",
            "Praxisanleitungen für alle, die sagen: Ich möchte {}.",
            (START, PRAXIS),
            "praxisanleitungen/anliegen/",
        ),
    }
)

#: Pages that exist once.
LISTEN: tuple[tuple[str, str, str, str, tuple[Krume, ...], str], ...] = (
    # address, title, kind of page, template, crumbs before, description
    (
        "matrix/",
        "Matrix",
        "matrix",
        "matrix.md.j2",
        (START,),
        "Alle Befunde auf einen Blick: was in welchem Sektor unter welchem Thema gefunden wurde, und wie es wirkt.",
    ),
    (
        "matrix/luecken/",
        "Lücken",
        "luecken",
        "luecken.md.j2",
        (START, MATRIX),
        "Wo in der Matrix noch nichts oder wenig steht, geordnet nach bekanntem Bedarf, mit nächsten Schritten.",
    ),
    (
        "matrix/poster/",
        "Poster",
        "poster",
        "poster.md.j2",
        (START, MATRIX),
        "Die ganze Matrix auf einem Blatt im Format A3, zum Aushängen und für Besprechungen.",
    ),
    (
        "information/",
        "Information",
        "liste",
        "information.md.j2",
        (START,),
        "Was Digitalisierung in Kommunen bewirkt, nach Themen und nach Sektoren.",
    ),
    (
        "information/befunde/",
        "Alle Befunde",
        "liste",
        "befunde.md.j2",
        (START, INFORMATION),
        "Alle Befunde des Handbuchs nach Sektoren.",
    ),
    (
        "information/gruppen/",
        "Gruppen",
        "liste",
        "gruppen.md.j2",
        (START, INFORMATION),
        "Was Digitalisierung für einzelne Gruppen bedeutet: alle Befunde nach den Menschen, die sie betreffen.",
    ),
    (
        "information/glossar/",
        "Glossar",
        "glossar",
        "glossar.md.j2",
        (START, INFORMATION),
        "Fachwörter der Digitalisierung in einem Satz erklärt.",
    ),
    (
        "information/quellen/",
        "Quellen",
        "quellen",
        "quellen.md.j2",
        (START, INFORMATION),
        "Alle Veröffentlichungen, auf die sich das Handbuch stützt, und was davon gelesen wurde.",
    ),
    (
        "praxisanleitungen/",
        "Praxisanleitungen",
        "liste",
        "praxisanleitungen.md.j2",
        (START,),
        "Leitfäden, Checklisten und Workshop-Vorlagen für die Arbeit vor Ort.",
    ),
    (
        "praxisanleitungen/anliegen/",
        "Ich möchte …",
        "liste",
        "anliegen-liste.md.j2",
        (START, PRAXIS),
        "Praxisanleitungen nach dem, was Sie vorhaben, und nach der Zeit, die Sie haben.",
    ),
    (
        "praxisanleitungen/beispiele/",
        "Fallbeispiele",
        "liste",
        "fallbeispiele.md.j2",
        (START, PRAXIS),
        "Was Kommunen getan haben, was daraus wurde und wer das sagt.",
    ),
    (
        "netzwerke/",
        "Netzwerke",
        "liste",
        "netzwerke.md.j2",
        (START,),
        "Netzwerke, Programme und Plattformen, in denen Kommunen voneinander lernen.",
    ),
    (
        "netzwerke/laender/",
        "Netzwerke nach Ländern",
        "liste",
        "netzwerke-laender.md.j2",
        (START, NETZWERKE),
        "Welche Netzwerke Kommunen in den einzelnen Ländern offenstehen, mit Karte und Liste.",
    ),
    (
        "netzwerke/tandems/",
        "Tandems",
        "liste",
        "tandems.md.j2",
        (START, NETZWERKE),
        "Kommunen, die sich für eine Lernpartnerschaft anbieten.",
    ),
    (
        "netzwerke/tandems/finden/",
        "Eine Partnerkommune finden",
        "liste",
        "tandem-finden.md.j2",
        (START, NETZWERKE, TANDEMS),
        "Welche Kommunen zu Ihrer passen und warum. Ihre Angaben bleiben in Ihrem Browser.",
    ),
    (
        "bedarfe/",
        "Bedarfe und Angebote",
        "bedarfe",
        "bedarfe.md.j2",
        (START,),
        "Was Kommunen nach Umfragen brauchen und welche Angebote es dafür gibt.",
    ),
    (
        "dokumente/",
        "Dokumente zum Drucken",
        "liste",
        "dokumente.md.j2",
        (START,),
        "Das Handbuch, seine Abschnitte und jede Praxisanleitung als Datei zum Drucken und Bearbeiten.",
    ),
    (
        "daten/",
        "Daten zum Mitnehmen",
        "liste",
        "daten.md.j2",
        (START,),
        "Das ganze Handbuch als Tabellen und als Daten für Programme, mit Lizenz und Stand.",
    ),
    (
        "daten/einbetten/",
        "Einbetten",
        "liste",
        "einbetten.md.j2",
        (START, DATEN),
        "Wie Sie die Matrix oder ein einzelnes Feld in die Website Ihrer Kommune einbauen.",
    ),
    (
        "daten/projekte/",
        "Ihre Projekte",
        "liste",
        "projekte.md.j2",
        (START, DATEN),
        "Was Sie im Handbuch notiert haben: ansehen, als Datei sichern, öffnen und löschen.",
    ),
    (
        "a-z/",
        "Alles von A bis Z",
        "liste",
        "a-z.md.j2",
        (START,),
        "Alle Seiten des Handbuchs in alphabetischer Reihenfolge.",
    ),
)
