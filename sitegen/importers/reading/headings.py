"""The headings of one list, made as they are met."""

import re

from sitegen.findings import Finding
from sitegen.importers.reading.entries import Heading
from sitegen.importers.reading.places import Places
from sitegen.importers.reading.tokens import Token
from sitegen.importers.reading.unknown_headings import outside_province
from sitegen.importers.reading.words import UNDER_PROVINCE, Word, is_division
from sitegen.model.divisions import Prefecture


def given_names(names: str) -> list[str]:
    """Provinces as the caller names them: 江苏, or several, 江苏、广东."""
    return [name for name in re.split("[、,，\\s]+", names) if name]


class Register:
    """Provinces, prefectures and years in the order in which they come."""

    def __init__(self, places: Places, path: str) -> None:
        self._places = places
        self._path = path
        self.provinces: list[Heading] = []
        self.prefectures: list[Heading] = []
        self.years: list[Heading] = []
        self.findings: list[Finding] = []
        self._given: dict[str | None, Heading] = {}
        """Several provinces that the caller names, by code."""

    def given_province(self, names: str) -> Heading | None:
        """The province that the caller names for a list that names none; None for several, 江苏、广东.

        Of several, the city over the names tells which.
        """
        headings = [
            Heading(text=name, printed=name, line=0, column=0, code=self._places.province(name))
            for name in given_names(names)
        ]
        if len(headings) == 1:
            self.provinces.append(headings[0])
            return headings[0]
        self._given = {heading.code: heading for heading in headings}
        return None

    def province(self, word: Word) -> tuple[Heading, bool]:
        """Heading of a province and whether it is new: one that is named again is the one it was."""
        for heading in self.provinces:
            if heading.text == word.text and heading.is_known and heading.line:
                return heading, False
        heading = Heading.of(word)
        heading.code = self._places.province(word.text)
        heading.is_known = heading.code is not None
        self.provinces.append(heading)
        return heading, True

    def prefecture(self, word: Word, province: Heading | None) -> tuple[Heading, Heading | None]:
        """Heading of a prefecture, and the province it lies in: another one when a heading was missed."""
        heading = Heading.of(word)
        self.prefectures.append(heading)
        if word.text in UNDER_PROVINCE or is_division(word.text):
            return heading, province
        code = province.code if province else None
        found = self._places.prefectures(word.text, code)
        elsewhere = self._places.prefectures(word.text)
        elsewhere = tuple(item for item in elsewhere if item.province_code in self._given) or elsewhere
        if found and province:
            heading.code = found[0].code
        elif elsewhere:
            heading.code = elsewhere[0].code
            province = self._missed_province(word, elsewhere[0])
        else:
            heading.is_known = False
        return heading, province

    def year(self, token: Token) -> Heading:
        """Heading of a year; one that comes again is the one it was."""
        text = str(token.value)
        for heading in self.years:
            if heading.text == text:
                return heading
        heading = Heading(text=text, printed=text, line=token.line, column=token.column)
        self.years.append(heading)
        return heading

    def _missed_province(self, word: Word, prefecture: Prefecture) -> Heading:
        """Go on in a given province, or in the one whose heading was missed: one fault, one finding."""
        if given := self._given.get(prefecture.province_code):
            self.provinces += [] if given in self.provinces else [given]
            return given
        self.findings.append(outside_province(self._path, word, self._places, prefecture))
        name = self._places.data.province[prefecture.province_code].name
        heading = Heading(text=name, printed=name, line=word.line, column=word.column, is_known=False)
        heading.code = prefecture.province_code
        self.provinces.append(heading)
        return heading
