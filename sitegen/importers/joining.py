"""Entries → rows with codes. What does not join exactly once is a finding with candidates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.datasets.nearest import nearest
from sitegen.findings import Finding, Severity
from sitegen.importers.entries import Entry
from sitegen.importers.places import Form, Places, Reading
from sitegen.importers.words import UNDER_PROVINCE
from sitegen.model.divisions import County


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinedRow:
    """One name of the list with the unit that it means."""

    entry: Entry
    county: County | None
    """None when the name did not join; a finding says why."""
    form: Form = Form.EXACT

    @property
    def name(self) -> str:
        """Name as printed."""
        return self.entry.word.text

    @property
    def province(self) -> str:
        """Province as printed; empty when the list names none."""
        return self.entry.province.text if self.entry.province else ""

    @property
    def prefecture(self) -> str:
        """Prefecture as printed; empty when the list names none."""
        heading = self.entry.prefecture
        if heading is None or heading.text in UNDER_PROVINCE:
            return ""
        elsewhere = self.county is not None and heading.code not in (None, self.county.prefecture_code)
        return "" if elsewhere else heading.text


class Joining:
    """Joins the entries of one list. `answers` are codes given by hand, by printed name or 市＋名."""

    def __init__(self, places: Places, path: str, answers: Mapping[str, str]) -> None:
        self._places = places
        self._path = path
        self._answers = answers
        self.findings: list[Finding] = []
        self.used_answers: set[str] = set()

    def rows(self, entries: Sequence[Entry]) -> tuple[JoinedRow, ...]:
        """A row for every entry, in order; `findings` tells what is wrong with them."""
        rows = tuple(self._row(entry) for entry in entries)
        self.findings += self._repeated(rows)
        self.findings += self._homeless(rows)
        return rows

    def _row(self, entry: Entry) -> JoinedRow:
        province = entry.province.code if entry.province else None
        prefecture = entry.prefecture.code if entry.prefecture else None
        answer = self._answer(entry)
        if answer:
            return JoinedRow(entry=entry, county=answer)
        readings = self._places.readings(entry.word.text, province, prefecture)
        if not readings and entry.prefecture and entry.prefecture.covers_line:
            readings = self._places.readings(entry.word.text, province, None)
        if len(readings) == 1:
            return self._joined(entry, readings[0])
        self.findings.append(self._problem(entry, province, prefecture, readings))
        return JoinedRow(entry=entry, county=None)

    def _answer(self, entry: Entry) -> County | None:
        printed = [heading.text for heading in (entry.province, entry.prefecture) if heading]
        name = entry.word.text
        for key in ("".join((*printed, name)), "".join((*printed[1:], name)), name):
            if key in self._answers:
                self.used_answers.add(key)
                return self._places.data.county.get(self._answers[key])
        return None

    def _joined(self, entry: Entry, reading: Reading) -> JoinedRow:
        if reading.form is Form.OTHER_DATE:
            unit = f"{reading.county.name}（{reading.county.code}）"
            self.findings.append(
                self._finding(
                    entry,
                    "former-name",
                    f"“{entry.word.text}”不是{unit}在 {self._places.year} 年末的名称，已按它读入",
                    "对照原文，确实这样写就不必改",
                    Severity.WARNING,
                )
            )
        return JoinedRow(entry=entry, county=reading.county, form=reading.form)

    def _problem(
        self, entry: Entry, province: str | None, prefecture: str | None, readings: tuple[Reading, ...]
    ) -> Finding:
        name, year = entry.word.text, self._places.year
        if readings:
            shown = self._shown(reading.county for reading in readings)
            answer = f"查实后加 --code {name}={readings[0].county.code}"
            parted = len({reading.county.prefecture_code for reading in readings}) > 1
            written = f"对照原文，在文件里写明所属的市，如“{self._example(readings)}”；原文没有写的，"
            return self._finding(
                entry,
                "ambiguous-name",
                f"“{name}”有 {len(readings)} 个同名单位：{shown}",
                f"{written if parted else '指其中哪一个，'}{answer}",
            )
        elsewhere = self._places.readings(name, province, None) if prefecture and entry.word.levels else ()
        if elsewhere:
            shown = self._shown(reading.county for reading in elsewhere)
            above = entry.prefecture.text if entry.prefecture else ""
            return self._finding(
                entry,
                "prefecture-mismatch",
                f"“{name}”写在“{above}”之下，{year} 年末却不属于它；同省有 {shown}",
                "对照原文改正地级市或县名；也可能前面漏了一行地级市的标题",
            )
        gone = self._places.past_or_future(name, province, prefecture)
        if gone:
            return self._finding(
                entry,
                "name-not-in-force",
                f"{year} 年末没有“{name}”：{'；'.join(self._fate(county) for county in gone)}",
                "核对批次年份和原文；确指后来的单位，用 --code 名称=代码 指明",
            )
        return self._unknown(entry, province, prefecture)

    def _unknown(self, entry: Entry, province: str | None, prefecture: str | None) -> Finding:
        name = entry.word.text
        units = self._places.units(province, prefecture) or self._places.units(province, None)
        elsewhere = [item.county for item in self._places.readings(name, None, None)]
        near = nearest(name, [unit.name for unit in units])
        found = [unit for unit in units if unit.name == near and not elsewhere]
        hint = f"，可能是{self._shown(found)}" if found else ""
        if elsewhere:
            hint = f"；别的省有 {self._shown(elsewhere[:3])}，也许前面漏了省名"
        remedy = f"对照原文；是“{near}”就在文件里改正" if found else "对照原文改正"
        return self._finding(
            entry,
            "unknown-name",
            f"在{self._above(entry)}找不到“{name}”{hint}",
            f"{remedy}；原文确是这样写的，查实后加 --code {name}=代码；"
            "是新的开发区等功能区，先在 divisions/counties.csv 和 zones.csv 各补一行",
        )

    def _repeated(self, rows: Sequence[JoinedRow]) -> Iterator[Finding]:
        first: dict[str, JoinedRow] = {}
        for row in rows:
            if row.county is None:
                continue
            before = first.setdefault(row.county.code, row)
            if before is not row:
                yield self._finding(
                    row.entry,
                    "duplicate-name",
                    f"“{row.name}”（{row.county.code}）在第 {before.entry.word.line} 行已经有了",
                    "重复的删去一处；若是两个同名的县，写明各自所属的市",
                )

    def _homeless(self, rows: Sequence[JoinedRow]) -> Iterator[Finding]:
        """Names before any province, once."""
        without = [row for row in rows if row.entry.province is None]
        if without:
            yield self._finding(
                without[0].entry,
                "province-missing",
                f"有 {len(without)} 个名称上面没有省名，从“{without[0].name}”起",
                "在名单开头补上一行省名，如“江苏省”；名单只有一个省的，可加 --province 江苏",
            )

    def _shown(self, counties: Iterator[County] | Sequence[County]) -> str:
        return "、".join(f"{self._places.data.full_name(county)}（{county.code}）" for county in counties)

    def _fate(self, county: County) -> str:
        if county.valid_from and county.valid_from > self._places.year:
            return f"{self._places.data.full_name(county)}（{county.code}）{county.valid_from} 年才有"
        data = self._places.data
        heirs = [data.county.get(item.successor_code) for item in data.successors_of[county.code]]
        became = self._shown([heir for heir in heirs if heir])
        fate = f"，今为 {became}" if became else ""
        return f"{data.full_name(county)}（{county.code}）到 {county.valid_to} 年末为止{fate}"

    def _above(self, entry: Entry) -> str:
        printed = [heading.text for heading in (entry.province, entry.prefecture) if heading]
        return "".join(printed) or "全国"

    def _example(self, readings: tuple[Reading, ...]) -> str:
        county = readings[0].county
        prefecture = self._places.data.prefecture.get(county.prefecture_code or "")
        return f"{prefecture.name}：{county.name}" if prefecture else county.name

    def _finding(
        self, entry: Entry, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> Finding:
        return Finding(
            path=self._path,
            line=entry.word.line,
            column=entry.word.column,
            value=entry.word.text,
            code=code,
            message=message,
            remedy=remedy,
            severity=severity,
        )
