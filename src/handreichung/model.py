"""What an entry is: one frozen class a kind, with the German keys that editors write.

The order of the fields is the order of the keys in a file. A field's title is the name that messages and
pages show. References carry a `Verweis`, prose a `Fliesstext`; rules and pages find them by these marks,
so that a new field needs no second list. Which sectors, themes, impacts and other values exist is data
(`vokabulare.py`).
"""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from handreichung.fields import (
    AGS,
    DOI,
    Adresse,
    Anzahl,
    Datum,
    Dezimalzahl,
    EinfacheProsa,
    Jahr,
    JaNein,
    Kennung,
    Kontakt,
    Minuten,
    Prosa,
    Satz,
    Zeile,
    Zeitpunkt,
    auf,
    fehler,
    liste,
)


class Block(BaseModel):
    """A group of fields within an entry."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Eintrag(Block):
    """What every entry has. `id` is the file's name and never a key in the file."""

    id: Kennung = Field(exclude=True)
    status: Literal["entwurf", "veroeffentlicht", "zurueckgezogen"] = Field("veroeffentlicht", title="Status")
    frueher: liste(Kennung) = Field((), title="Frühere Kennungen")
    stand: Datum = Field(title="Stand", description="Tag der letzten Durchsicht")
    redaktionsnotiz: Prosa | None = Field(None, title="Notiz für die Redaktion (wird nicht veröffentlicht)")

    #: The key that holds the heading of the entry's page.
    titelfeld: ClassVar[str] = "titel"

    @property
    def ueberschrift(self) -> str:
        """The entry's heading, whatever its key is called."""
        return str(getattr(self, self.titelfeld))

    @property
    def ist_veroeffentlicht(self) -> bool:
        """Whether the entry appears in lists and may be referred to."""
        return self.status == "veroeffentlicht"


class Wirkung(Block):
    """The impact: its direction and the levels on which it is felt."""

    richtung: auf("richtungen") = Field(title="Richtung")
    ebenen: liste(auf("ebenen"), 1) = Field(title="Ebenen")


class Quellenangaben(Block):
    """Bibliographic fields, with the meaning of CSL under German keys. What is unknown stays away."""

    art: auf("quellenarten") = Field(title="Art der Quelle")
    titel: Zeile | None = Field(None, title="Titel")
    beschreibung: Zeile | None = Field(
        None, title="Beschreibung", description="In eigenen Worten, wo der Titel nicht zu sehen war"
    )
    autoren: liste(Zeile) = Field((), title="Autor:innen")
    jahr: Jahr | None = Field(None, title="Jahr")
    herausgeber: Zeile | None = Field(None, title="Herausgeber")
    url: Adresse | None = Field(None, title="Internetadresse")
    doi: DOI | None = Field(None, title="DOI")
    abgerufen: Datum | None = Field(None, title="Abgerufen am")
    gesehen: Zeile | None = Field(None, title="Was davon gelesen wurde")
    kopie: JaNein = Field(False, title="Adresse führt zu einer Kopie")
    url_ungeprueft: JaNein = Field(False, title="Adresse wurde nicht geprüft")

    @model_validator(mode="after")
    def _has_a_name(self) -> Self:
        if not self.titel and not self.beschreibung:
            raise fehler("HR201", "Es fehlt der Titel der Quelle.",
                         "titel ergänzen; war er nicht zu sehen, stattdessen beschreibung in eigenen Worten.")
        return self

    @property
    def ueberschrift(self) -> str:
        """The title, or our description in brackets where the title was not visible."""
        return self.titel or f"[{self.beschreibung}]"


class Quelle(Quellenangaben, Eintrag):
    """A publication that something rests on."""


class Evidenz(Block):
    """One piece of support for a Befund."""

    quelle: auf("quellen") | None = Field(None, title="Quelle")
    neue_quelle: Quellenangaben | None = Field(None, title="Neue Quelle")
    fundstelle: Zeile | None = Field(None, title="Fundstelle")
    methode: auf("methoden") = Field(title="Methode")
    art: auf("belegarten") = Field(title="Art des Belegs")
    reichweite: auf("reichweiten") = Field(title="Reichweite")
    ort: Zeile | None = Field(None, title="Ort")
    untersuchung: Zeile | None = Field(
        None, title="Untersuchung", description="Worüber die Quelle berichtet, wenn sie es nicht selbst untersucht hat"
    )
    aussage: Prosa = Field(title="Aussage der Quelle")
    geprueft: JaNein = Field(
        True, title="An der Quelle geprüft",
        description="nein, wenn der gelesene Teil der Quelle die Aussage nicht ganz trägt",
    )

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.quelle is None) == (self.neue_quelle is None):
            text = "Die Quelle fehlt." if self.quelle is None else "Hier stehen quelle und neue_quelle zugleich."
            raise fehler("HR219", text, "Entweder quelle: kennung oder neue_quelle: mit art, titel, jahr, url.")
        return self


class Konsens(Block):
    """What a Delphi round said about a Befund."""

    runde: Anzahl = Field(title="Runde")
    n: Anzahl = Field(title="Zahl der Antworten")
    skala: Anzahl = Field(title="Höchster Wert der Skala", description="Die Skala beginnt bei 1.")
    median: Dezimalzahl = Field(title="Median")
    iqr: Dezimalzahl = Field(title="Quartilsabstand")

    @model_validator(mode="after")
    def _within_scale(self) -> Self:
        if self.skala < 2 or not 1 <= self.median <= self.skala or self.iqr > self.skala - 1:
            raise fehler("HR217", f"Median {self.median} und Quartilsabstand {self.iqr} passen nicht zu einer Skala "
                         f"von 1 bis {self.skala}.")
        return self


class Empfehlung(Block):
    """What a municipality can do, and who says so."""

    titel: Zeile = Field(title="Titel der Empfehlung")
    text: Prosa = Field(title="Text der Empfehlung")
    herkunft: auf("herkuenfte") = Field(title="Herkunft der Empfehlung")
    quellen: liste(auf("quellen")) = Field((), title="Quellen der Empfehlung")
    aufwand: auf("aufwaende") | None = Field(None, title="Aufwand")
    zeithorizont: auf("zeithorizonte") | None = Field(None, title="Zeithorizont")
    praxis: liste(auf("praxisanleitungen")) = Field((), title="Praxisanleitungen")


class Befund(Eintrag):
    """A finding: what digitalisation does in one sector, under its themes, with which impact."""

    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    sektor: auf("sektoren") = Field(title="Sektor")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    wirkung: Wirkung = Field(title="Wirkung")
    gruppen: liste(auf("gruppen")) = Field((), title="Betroffene Gruppen")
    leitfragen: liste(auf("leitfragen")) = Field((), title="Leitfragen")
    text: Prosa = Field(title="Was gefunden wurde")
    einordnung: Prosa | None = Field(None, title="Was das für Kommunen heißt")
    einfach: EinfacheProsa | None = Field(None, title="Einfach erklärt")
    evidenz: liste(Evidenz, 1) = Field(title="Belege")
    konsens: Konsens | None = Field(None, title="Konsens der Fachleute")
    empfehlungen: liste(Empfehlung) = Field((), title="Empfehlungen")
    netzwerke: liste(auf("netzwerke")) = Field((), title="Netzwerke")
    bedarfe: liste(auf("bedarfe")) = Field((), title="Bedarfe")
    siehe_auch: liste(auf("befunde")) = Field((), title="Siehe auch")


class Gruppengroesse(Block):
    """How many people a method is for."""

    min: Anzahl | None = Field(None, title="Mindestens")
    max: Anzahl | None = Field(None, title="Höchstens")
    text: Zeile | None = Field(None, title="Erläuterung")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise fehler("HR218", f"Mindestens {self.min} ist mehr als höchstens {self.max}.")
        return self


class Praxisanleitung(Eintrag):
    """What all practice guides share."""

    art: Literal["leitfaden", "checkliste", "workshop"] = Field(title="Art")
    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    zweck: Prosa = Field(title="Zweck")
    zielgruppe: Zeile | None = Field(None, title="Für wen")
    dauer: Zeile = Field(title="Dauer")
    dauer_klasse: auf("dauerklassen") = Field(title="Dauer in Klassen")
    gruppengroesse: Gruppengroesse | None = Field(None, title="Gruppengröße")
    aufwand: auf("aufwaende") = Field(title="Aufwand")
    aufwand_text: Zeile | None = Field(None, title="Aufwand erläutert")
    kosten: Zeile | None = Field(None, title="Kosten")
    beteiligungsstufe: Zeile | None = Field(None, title="Stufe der Beteiligung")
    form: liste(auf("formen")) = Field((), title="Form")
    rollen: liste(Zeile) = Field((), title="Rollen")
    material: liste(Zeile) = Field((), title="Material")
    vorbereitung: Prosa | None = Field(None, title="Vorbereitung")
    inklusion: Prosa | None = Field(None, title="So wird es inklusiv")
    nicht_geeignet: Prosa | None = Field(None, title="Nicht geeignet, wenn")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    quellen: liste(auf("quellen")) = Field((), title="Quellen")
    ungeprueft: liste(Zeile) = Field((), title="Was keine Quelle trägt")
    siehe_auch: liste(auf("praxisanleitungen")) = Field((), title="Davor und danach")


class Schritt(Block):
    """One step of a guide."""

    titel: Zeile = Field(title="Titel des Schritts")
    text: Prosa = Field(title="Text des Schritts")
    ergebnis: Zeile | None = Field(None, title="Ergebnis")


class Leitfaden(Praxisanleitung):
    """A guide in steps."""

    schritte: liste(Schritt, 1) = Field(title="Schritte")


class Punkt(Block):
    """One point of a checklist."""

    text: Zeile = Field(title="Punkt")
    hinweis: Prosa | None = Field(None, title="Hinweis")
    pflicht: JaNein = Field(False, title="Gesetzliche Pflicht")
    grundlage: Zeile | None = Field(None, title="Grundlage")

    @model_validator(mode="after")
    def _duty_has_a_ground(self) -> Self:
        if self.pflicht and not self.grundlage:
            raise fehler("HR218", "Der Punkt ist als Pflicht gekennzeichnet, nennt aber keine Grundlage.",
                         "grundlage ergänzen oder pflicht: nein schreiben.")
        return self


class Abschnitt(Block):
    """A part of a checklist."""

    titel: Zeile = Field(title="Titel des Abschnitts")
    punkte: liste(Punkt, 1) = Field(title="Punkte")


class Checkliste(Praxisanleitung):
    """A list of points to tick."""

    abschnitte: liste(Abschnitt, 1) = Field(title="Abschnitte")


class Ablaufschritt(Block):
    """One step of a workshop; `minuten` is its length."""

    titel: Zeile = Field(title="Titel des Schritts")
    minuten: Minuten | None = Field(None, title="Minuten")
    text: Prosa = Field(title="Text des Schritts")
    methode: Zeile | None = Field(None, title="Methode")
    material: Zeile | None = Field(None, title="Material")


class Workshop(Praxisanleitung):
    """An agenda. `umfang` says what its minutes cover: the whole, one working unit, one evening."""

    ablauf: liste(Ablaufschritt, 1) = Field(title="Ablauf")
    minuten_herkunft: auf("minutenherkuenfte") = Field(title="Herkunft der Minuten")
    umfang: Zeile | None = Field(None, title="Umfang der Minuten")
    dauer_minuten: Minuten | None = Field(None, title="Dauer in Minuten")

    @property
    def summe_minuten(self) -> int | None:
        """The minutes of all steps, or None where a step has none."""
        minuten = [schritt.minuten for schritt in self.ablauf]
        return None if None in minuten else sum(m for m in minuten if m is not None)


class Netzreichweite(Block):
    """Where a network works."""

    ebene: auf("netzebenen") = Field(title="Ebene")
    laender: liste(auf("laender")) = Field((), title="Länder")


class Netzwerk(Eintrag):
    """A network or programme to join."""

    titelfeld: ClassVar[str] = "name"

    name: Zeile = Field(title="Name")
    kurz: Satz = Field(title="Kurz gesagt")
    art: auf("netzwerkarten") = Field(title="Art")
    traeger: Zeile = Field(title="Träger")
    reichweite: Netzreichweite = Field(title="Reichweite")
    zielgruppen: Zeile | None = Field(None, title="Für wen")
    groessenklassen: liste(auf("groessenklassen")) = Field((), title="Größenklassen")
    angebot: Prosa = Field(title="Was es bietet")
    teilnahme: Prosa | None = Field(None, title="So macht man mit")
    kosten: Zeile | None = Field(None, title="Kosten")
    laufzeit: Zeile | None = Field(None, title="Laufzeit")
    url: Adresse | None = Field(None, title="Internetadresse")
    url_ungeprueft: JaNein = Field(False, title="Adresse wurde nicht geprüft")
    betrieb: auf("betriebe") = Field(title="Betrieb")
    betrieb_stand: Zeitpunkt | None = Field(None, title="Betrieb zuletzt gesehen")
    betrieb_hinweis: Prosa | None = Field(None, title="Hinweis zum Betrieb")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    quellen: liste(auf("quellen")) = Field((), title="Quellen")


class Tandemthema(Block):
    """What a municipality offers or seeks."""

    thema: auf("themen") = Field(title="Thema")
    sektor: auf("sektoren") | None = Field(None, title="Sektor")
    text: Prosa = Field(title="Beschreibung")


class Tandem(Eintrag):
    """One municipality's profile of what it offers and seeks."""

    titelfeld: ClassVar[str] = "kommune"

    kommune: Zeile = Field(title="Kommune")
    kurz: Satz = Field(title="Kurz gesagt")
    ags: AGS = Field(title="Amtlicher Gemeindeschlüssel")
    land: auf("laender") = Field(title="Land")
    einwohner: Anzahl | None = Field(None, title="Einwohner:innen")
    bietet: liste(Tandemthema, 1, 5) = Field(title="Bietet")
    sucht: liste(Tandemthema, 1, 5) = Field(title="Sucht")
    form: liste(auf("formen")) = Field((), title="Form")
    kontakt: Kontakt = Field(title="Kontakt")
    gueltig_bis: Datum = Field(title="Gültig bis")


class Erhebung(Block):
    """What a survey said about a need: a figure with its base, or a statement without one."""

    quelle: auf("quellen") = Field(title="Quelle")
    jahr: Jahr | None = Field(None, title="Jahr")
    n: Anzahl | None = Field(None, title="Zahl der Befragten")
    n_genauigkeit: auf("genauigkeiten") | None = Field(None, title="Genauigkeit der Zahl der Befragten")
    frage: Zeile = Field(title="Frage")
    wert: Dezimalzahl | None = Field(None, title="Wert")
    genauigkeit: auf("genauigkeiten") | None = Field(None, title="Genauigkeit des Wertes")
    einheit: auf("einheiten") | None = Field(None, title="Einheit")
    bezugsgroesse: Zeile | None = Field(None, title="Bezugsgröße")
    teilgruppe: Zeile | None = Field(None, title="Teilgruppe")
    hinweis: Zeile | None = Field(None, title="Hinweis")

    @model_validator(mode="after")
    def _value_has_a_unit(self) -> Self:
        if (self.wert is None) != (self.einheit is None):
            raise fehler("HR218", "Ein Wert braucht eine Einheit und umgekehrt.", "wert und einheit zusammen angeben.")
        return self


class Bedarf(Eintrag):
    """A need that municipalities named. How well it is met is computed, never typed."""

    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    wer: Zeile = Field(title="Wer den Bedarf nennt")
    erhebungen: liste(Erhebung, 1) = Field(title="Erhebungen")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    praxis: liste(auf("praxisanleitungen")) = Field((), title="Praxisanleitungen")
    netzwerke: liste(auf("netzwerke")) = Field((), title="Netzwerke")


class Deckung(Block):
    """How far an offer meets a need: our judgement, shown as such."""

    bedarf: auf("bedarfe") = Field(title="Bedarf")
    grad: auf("deckungsgrade") = Field(title="Grad der Deckung")
    begruendung: Zeile = Field(title="Begründung")


class Angebot(Eintrag):
    """An existing online offer that may meet a need."""

    titelfeld: ClassVar[str] = "name"

    name: Zeile = Field(title="Name")
    kurz: Satz = Field(title="Kurz gesagt")
    traeger: Zeile = Field(title="Träger")
    url: Adresse | None = Field(None, title="Internetadresse")
    url_ungeprueft: JaNein = Field(False, title="Adresse wurde nicht geprüft")
    formate: liste(auf("angebotsformate"), 1) = Field(title="Formate")
    zielgruppe: Zeile | None = Field(None, title="Für wen")
    praxistauglichkeit: Prosa | None = Field(None, title="Praxistauglichkeit")
    kosten: Zeile | None = Field(None, title="Kosten")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    deckt: liste(Deckung) = Field((), title="Deckt")
    betrieb: auf("betriebe") = Field(title="Betrieb")
    betrieb_stand: Zeitpunkt | None = Field(None, title="Betrieb zuletzt gesehen")
    betrieb_hinweis: Prosa | None = Field(None, title="Hinweis zum Betrieb")
    quellen: liste(auf("quellen")) = Field((), title="Quellen")


class Fallbeispiel(Eintrag):
    """What one municipality did, what came of it, what went wrong, who says so."""

    titel: Zeile = Field(title="Titel")
    kurz: Satz = Field(title="Kurz gesagt")
    kommune: Zeile = Field(title="Kommune")
    land: auf("laender") = Field(title="Land")
    groessenklasse: auf("groessenklassen") | None = Field(None, title="Größenklasse")
    einwohner: Zeile | None = Field(None, title="Einwohner:innen")
    zeitraum: Zeile | None = Field(None, title="Zeitraum")
    ausgangslage: Prosa = Field(title="Ausgangslage")
    vorgehen: Prosa = Field(title="Vorgehen")
    ergebnis: Prosa = Field(title="Ergebnis")
    lehren: Prosa | None = Field(None, title="Was sich daraus lernen lässt")
    schwierigkeiten: Prosa | None = Field(None, title="Was schwierig war")
    art: auf("belegarten") = Field(title="Wer das sagt")
    belegt_durch: Zeile | None = Field(None, title="Grundlage der Darstellung")
    themen: liste(auf("themen"), 1) = Field(title="Themen")
    sektoren: liste(auf("sektoren"), 1) = Field(title="Sektoren")
    wirkung: auf("richtungen") = Field(title="Wirkung")
    befunde: liste(auf("befunde")) = Field((), title="Befunde")
    praxis: liste(auf("praxisanleitungen")) = Field((), title="Praxisanleitungen")
    bedarfe: liste(auf("bedarfe")) = Field((), title="Bedarfe")
    quellen: liste(auf("quellen"), 1) = Field(title="Quellen")


class Begriff(Eintrag):
    """A glossary term. Its forms are what the glossary marks in texts."""

    titelfeld: ClassVar[str] = "begriff"

    begriff: Zeile = Field(title="Begriff")
    kurz: Satz = Field(title="Erklärung")
    abkuerzung: Zeile | None = Field(None, title="Abkürzung")
    synonyme: liste(Zeile) = Field((), title="Andere Wörter")
    formen: liste(Zeile) = Field((), title="Formen im Text")
    grundlage: Zeile | None = Field(None, title="Rechtsgrundlage")
    grundlage_ungeprueft: JaNein = Field(False, title="Rechtsgrundlage wurde nicht geprüft")
    quelle: auf("quellen") | None = Field(None, title="Quelle")
    themen: liste(auf("themen")) = Field((), title="Themen")
    siehe_auch: liste(auf("glossar")) = Field((), title="Siehe auch")


def _praxis_class(art: str | None) -> type[Eintrag]:
    return {"leitfaden": Leitfaden, "checkliste": Checkliste, "workshop": Workshop}.get(art or "", Praxisanleitung)


#: The folders of the matrix and the class that an entry in each is read as.
ARTEN: dict[str, type[Eintrag]] = {
    "befunde": Befund,
    "praxisanleitungen": Praxisanleitung,
    "netzwerke": Netzwerk,
    "tandems": Tandem,
    "bedarfe": Bedarf,
    "angebote": Angebot,
    "fallbeispiele": Fallbeispiel,
    "glossar": Begriff,
    "quellen": Quelle,
}


def klasse(ordner: str, art: str | None) -> type[Eintrag]:
    """Return the class for a file in `ordner`; practice guides differ by their key `art`."""
    return _praxis_class(art) if ordner == "praxisanleitungen" else ARTEN[ordner]
