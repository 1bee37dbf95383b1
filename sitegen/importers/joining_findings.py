"""Why a name did not join, in a maintainer's words, and what it may be instead.

Candidates lie in the printed place, and are of the same kind: never a county for a zone, never a
zone for a county.
"""

import re
from collections.abc import Iterable, Sequence

from sitegen.findings import Finding, Severity
from sitegen.importers.reading.entries import Entry, finding_at
from sitegen.importers.reading.places import Places, Reading
from sitegen.model.divisions import County, CountyKind
from sitegen.model.names import is_zone_name
from sitegen.model.nearest_places import nearest_places

_REGISTER = (
    "还没有登记的，查实它在哪个县、在什么位置，"
    "先在 divisions 的 counties.csv、zones.csv、zone_hosts.csv 各补一行"
    "（CONTRIBUTING.md“登记功能区”一节有写法）"
)

_GENERIC = re.compile(
    r"^(?:.{2,3}市?)?(?:国家级?|省级|高新|高?技术|产业|经济|经开|开发|工业|园|示范|综合|保税)+区$"
)
"""Names of a kind of zone, with the city's name at most: 高新区, 合肥经济技术开发区."""

_NONE = re.compile("无|暂无|没有|略|从略|空|暂缺|待补")
"""What stands in a list where no name is."""
_CELL = re.compile("第[一二三四五六七八九十]+批次?|是|否|通过|合格|达标|国家级|省级|市辖区|县级市|新增")
"""What stands in the cells of other columns."""


def _stem(name: str) -> str:
    """天府 of 天府新区."""
    return re.sub("(?:国家级|新|园|开发)?区$", "", name) or name


class Explanation:
    """Findings about the names of one list."""

    def __init__(self, places: Places, path: str) -> None:
        self._places = places
        self._path = path

    def problem(self, entry: Entry, readings: tuple[Reading, ...]) -> Finding:
        """What keeps a name from joining: several units, another prefecture, another year, or none known."""
        name = entry.word.text
        province, prefecture = entry.codes
        if readings:
            return self._ambiguous(entry, readings)
        in_place = prefecture or entry.is_direct
        elsewhere = self._places.readings(name, province, None) if in_place and entry.word.levels else ()
        if elsewhere:
            return self._mismatch(entry, [reading.county for reading in elsewhere])
        gone = self._places.past_or_future(name, province, prefecture)
        if gone:
            return self._finding(
                entry,
                "name-not-in-force",
                f"{self._places.year} 年末没有“{name}”：{'；'.join(self._fate(county) for county in gone)}",
                "核对批次年份和原文；确指后来的单位，用 --code 名称=代码 指明",
            )
        if is_zone_name(name):
            return self._unknown_zone(entry)
        return self._unknown(entry)

    def former_name(self, entry: Entry, county: County) -> Finding:
        """A name of another date."""
        unit = f"{county.name}（{county.code}）"
        return self._finding(
            entry,
            "former-name",
            f"“{entry.word.text}”不是{unit}在 {self._places.year} 年末的名称，已按它读入",
            "对照原文，确实这样写就不必改",
            Severity.WARNING,
        )

    def repeated(self, entry: Entry, county: County, before: Entry) -> Finding:
        """A unit that is named twice."""
        return self._finding(
            entry,
            "duplicate-name",
            f"“{entry.word.text}”（{county.code}）在第 {before.word.line} 行已经有了",
            "重复的删去一处；若是两个同名的县，写明各自所属的市",
        )

    def homeless(self, entries: Sequence[Entry]) -> Finding:
        """Names before any province, once."""
        return self._finding(
            entries[0],
            "province-missing",
            f"有 {len(entries)} 个名称上面没有省名，从“{entries[0].word.text}”起",
            "在名单开头补上一行省名，如“江苏省”；名单只有一个省的，可加 --province 江苏",
        )

    def answer_elsewhere(self, entry: Entry, county: County) -> Finding:
        """A code given by hand for a unit outside of the printed place."""
        return self._finding(
            entry,
            "answer-elsewhere",
            f"--code 给“{entry.word.text}”的 {self._shown([county])} 不在{self._above(entry)}",
            "名单上写明的地方不能改：换成那里的代码；名单自己写错了地方的，对照原文，先在文件里改正",
        )

    def zone_of_county(self, host: Entry, zone: Entry) -> Finding:
        """A zone of a county, 昆山市经济技术开发区, which is another unit than the county."""
        name = f"{host.word.text}{zone.word.text}"
        return finding_at(
            self._path,
            host.word,
            "unknown-name",
            f"“{name}”连写，是{host.word.text}的功能区，不是{host.word.text}，也不是别处的功能区",
            f"对照原文；是两个单位就用顿号分开；{_REGISTER}",
            value=name,
        )

    def _ambiguous(self, entry: Entry, readings: tuple[Reading, ...]) -> Finding:
        name = entry.word.text
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

    def _mismatch(self, entry: Entry, elsewhere: Sequence[County]) -> Finding:
        above = entry.prefecture.text if entry.prefecture else ""
        return self._finding(
            entry,
            "prefecture-mismatch",
            f"“{entry.word.text}”写在“{above}”之下，{self._places.year} 年末却不属于它；"
            f"同省有 {self._shown(elsewhere)}",
            "对照原文改正地级市或县名；也可能前面漏了一行地级市的标题",
        )

    def _unknown(self, entry: Entry) -> Finding:
        name = entry.word.text
        if _NONE.fullmatch(name):
            return self._finding(
                entry,
                "unknown-name",
                f"“{name}”不是县名，{self._above(entry)}下面没有名称",
                "真的没有，连同上面的省名或市名一起删去；是省略了的，对照原文补上",
            )
        if _CELL.fullmatch(name):
            return self._finding(
                entry,
                "unknown-name",
                f"“{name}”不是县名，像是表里另一栏的字",
                "表格用制表符分开各栏，或存成 .xlsx 再导入；这一栏和名单无关的，整栏删去",
            )
        units = [unit for unit in self._units(entry) if unit.kind is not CountyKind.ZONE]
        elsewhere = [item.county for item in self._places.readings(name, None, None)]
        near = () if elsewhere else nearest_places(name, [unit.name for unit in units])
        found = [unit for unit in units if unit.name in near]
        hint = f"，可能是{self._shown(found)}" if found else ""
        cities = [] if elsewhere or found else self._cities(name, entry)
        if cities:
            hint = f"，可能是地级市“{'”“'.join(cities)}”"
        if elsewhere:
            hint = f"；别的省有 {self._shown(elsewhere[:3])}，也许前面漏了省名"
        meant = "、".join(dict.fromkeys(f"“{item}”" for item in (*(unit.name for unit in found), *cities)))
        return self._finding(
            entry,
            "unknown-name",
            f"在{self._above(entry)}找不到“{name}”{hint}",
            f"对照原文{f'；是{meant}就在文件里改正' if meant else '改正'}；"
            f"原文确是这样写的，查实后加 --code {name}=代码",
        )

    def _unknown_zone(self, entry: Entry) -> Finding:
        """A zone that is not registered where it is printed: only zones of that city may be meant."""
        name, above = entry.word.text, self._above(entry)
        province, prefecture = entry.codes
        units = self._units(entry) if province else ()
        within = [unit for unit in units if unit.kind is CountyKind.ZONE]
        if found := self._also_called(name, units):
            unit, other = found
            return self._finding(
                entry,
                "unknown-name",
                f"在{above}找不到“{name}”；登记了的有{self._shown([unit])}，又名“{other}”",
                f"对照原文；查实就是它的，加 --code {name}={unit.code}；是另一个的，{_REGISTER}",
            )
        zones, alike = within if prefecture else [], [unit for unit in within if unit.name.endswith(name)]
        message = f"在{above}找不到“{name}”"
        remedy = f"对照原文；{_REGISTER}，不要换成别处的功能区，也不要换成县"
        if zones:
            message += f"；{above}登记了的功能区有 {self._shown(zones)}"
            if _GENERIC.search(name) or any(_stem(name) in unit.name for unit in zones):
                remedy = f"对照原文；查实就是其中一个的，加 --code {name}=代码；{_REGISTER}"
            else:
                message += "，没有登记它"
        elif prefecture:
            message += f"，项目没有登记{above}的功能区"
        elif alike:
            message += f"；登记了的有 {self._shown(alike)}，上面没有写市，不能断定就是它"
            remedy = f"对照原文，在文件里写明所属的市；查实就是它的，加 --code {name}=代码；{_REGISTER}"
        else:
            message += "，项目没有登记这样一个功能区；“高新区”之类许多市都有，上面没有写市"
            remedy = f"对照原文，在文件里写明所属的市；{_REGISTER}"
        return self._finding(entry, "unknown-name", message, remedy)

    def _cities(self, name: str, entry: Entry) -> tuple[str, ...]:
        """Prefectures of the province that a word may be a slip for: 宁波巿."""
        province = entry.codes[0]
        names = [item.name for item in self._places.data.prefectures if province == item.province_code]
        return nearest_places(name, names)

    def _also_called(self, name: str, units: Iterable[County]) -> tuple[County, str] | None:
        """The one unit that has another name of which `name` is the end: 青岛西海岸新区."""
        found = [
            (unit, other.name)
            for unit in units
            for other in self._places.data.other_names_of[unit.code]
            if other.name.endswith(name)
        ]
        return found[0] if len(found) == 1 else None

    def _units(self, entry: Entry) -> Iterable[County]:
        """Units in the printed place."""
        return self._places.units(*entry.codes)

    def _shown(self, counties: Iterable[County]) -> str:
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
        return finding_at(self._path, entry.word, code, message, remedy, severity=severity)
