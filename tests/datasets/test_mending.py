"""Mending: form is put right, meaning is left alone, and mending twice is mending once."""

import csv
import io
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.datasets.csv_text import split_records
from sitegen.datasets.descriptor import Field, ResourceDescriptor
from sitegen.datasets.form import is_coded
from sitegen.datasets.mended_file import MendedFile, Mending
from sitegen.datasets.mending import mend_csv, mend_package, mend_yaml
from sitegen.datasets.package import Package

REPOSITORY = Path(__file__).parents[2]
HEADER = "batch_id,county_code,published_province,published_prefecture,published_name,"
HEADER += "corroborating_source_id,source_id,locator,evidence\n"
ROW = "2024,330106,浙江,杭州市,西湖区,,moe-notice-2025-3,附件 九、浙江：杭州市,official\n"
OTHER = "2024,330205,浙江,宁波市,江北区,,moe-notice-2025-3,附件 九、浙江：宁波市,official\n"


def mended(package: Package, content: bytes | str, resource: str = "certifications") -> MendedFile:
    item = package.descriptor.resource(resource)
    return mend_csv(content.encode("utf-8") if isinstance(content, str) else content, item.path, item)


def test_the_data_need_no_mending() -> None:
    files = list(mend_package(REPOSITORY / "datasets", REPOSITORY))
    assert len(files) > 40
    assert [(file.path, file.summary, file.left) for file in files if file.is_changed or file.left] == []


# One kind at a time


@pytest.mark.parametrize(
    ("kind", "text", "lines"),
    [
        (Mending.BYTE_ORDER_MARK, "\ufeff" + HEADER + ROW, ()),
        (Mending.LINE_ENDING, (HEADER + ROW).replace("\n", "\r\n"), ()),
        (Mending.LINE_ENDING, (HEADER + ROW).replace("\n", "\r"), ()),
        (Mending.FINAL_NEWLINE, (HEADER + ROW).rstrip("\n"), ()),
        (Mending.BLANK_ROW, HEADER + "\n" + ROW + ",,,,,,,,\n", (2, 4)),
        (Mending.BLANK_ROW, HEADER + ROW + "\n\n", (3, 4)),
        (Mending.PADDING, HEADER.replace("\n", ",,\n") + ROW.replace("\n", ",,\n"), (1, 2)),
        (Mending.PADDING, HEADER + ROW.replace("\n", ", \n"), (2,)),
        (Mending.HEADER, HEADER.replace("county_code", " county＿code\u200b") + ROW, (1,)),
        (Mending.SPACE, HEADER + ROW.replace("西湖区", " 西湖区\u3000"), (2,)),
        (Mending.INVISIBLE, HEADER + ROW.replace("西湖区", "西湖\u200b区"), (2,)),
        (Mending.INVISIBLE, HEADER + ROW.replace("附件 九", "附件\u00a0九"), (2,)),
        (Mending.INVISIBLE, HEADER + ROW.replace("西湖区", '"西湖区\n"'), (2,)),
        (Mending.WIDTH, HEADER + ROW.replace("330106", "３３０１０６"), (2,)),
        (Mending.WIDTH, HEADER + ROW.replace("moe-notice", "moe－notice"), (2,)),
        (Mending.SCIENTIFIC, HEADER + ROW.replace("330106", "3.30106E+05"), (2,)),
        (Mending.DUPLICATE, HEADER + ROW + ROW + ROW, (3, 4)),
        (Mending.ORDER, HEADER + OTHER + ROW, (2,)),
        (Mending.QUOTES, HEADER + ROW.replace("西湖区", '"西湖区"'), (2,)),
        (Mending.QUOTES, HEADER.replace("evidence", '"evidence"') + ROW, (1,)),
    ],
)
def test_each_kind_is_mended_and_named(
    kind: Mending, text: str, lines: tuple[int, ...], mini_package: Package
) -> None:
    file = mended(mini_package, text)
    assert file.mended == HEADER + ROW + (OTHER if OTHER in text else "")
    assert (dict(file.mendings), file.left) == ({kind: lines}, ())


def test_gbk_becomes_utf_8(mini_package: Package) -> None:
    file = mended(mini_package, (HEADER + ROW).encode("gbk"))
    assert (file.mended, list(file.mendings)) == (HEADER + ROW, [Mending.ENCODING])
    assert file.diff == ()


def test_columns_are_put_in_order(mini_package: Package) -> None:
    rows = list(csv.reader(io.StringIO(HEADER + ROW)))
    shuffled = "".join(",".join((*row[5:], *row[:5])) + "\n" for row in rows)
    file = mended(mini_package, shuffled)
    assert (file.mended, list(file.mendings)) == (HEADER + ROW, [Mending.COLUMNS])


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025年3月14日", "2025-03-14"),
        ("２０２５年３月１４日", "2025-03-14"),
        ("2025 年 3 月 14 日", "2025-03-14"),
        ("2025/3/14", "2025-03-14"),
        ("2025.3.14", "2025-03-14"),
        ("2025-3-14", "2025-03-14"),
        ("2025–03–14", "2025-03-14"),
        ("20250314", "2025-03-14"),
        ("2025年3月", "2025年3月"),
        ("2025/13/14", "2025/13/14"),
        ("3/14/2025", "3/14/2025"),
        ("2025年2月30日", "2025年2月30日"),
    ],
)
def test_dates_are_rewritten_when_there_is_one_reading(
    written: str, iso: str, mini_root: Path, mini_package: Package
) -> None:
    text = (mini_root / "datasets/certification/batches.csv").read_text(encoding="utf-8")
    file = mended(mini_package, text.replace("2025-03-14", written), "batches")
    assert file.mended == text.replace("2025-03-14", iso)


@pytest.mark.parametrize(
    ("written", "result"),
    [("3.3E+05", "3.3E+05"), ("330,106", "330,106"), ("西湖�区", "西湖�区"), ("33O106", "33O106")],
)
def test_what_has_two_readings_stays(written: str, result: str, mini_package: Package) -> None:
    quoted = f'"{written}"' if "," in written else written
    file = mended(mini_package, HEADER + ROW.replace("330106", quoted))
    assert next(csv.reader(io.StringIO(file.mended.partition("\n")[2])))[1] == result


@pytest.mark.parametrize(
    ("written", "result"),
    [("1,200", "1200"), ("+12", "12"), ("012", "12"), ("12.0", "12"), ("1,5", "1,5"), ("一", "一")],
)
def test_numbers(written: str, result: str, mini_root: Path, mini_package: Package) -> None:
    text = (mini_root / "datasets/certification/batch_totals.csv").read_text(encoding="utf-8")
    cell = f'"{written}"' if "," in written else written
    file = mended(mini_package, text.replace("2024,330000,1,", f"2024,330000,{cell},"), "batch_totals")
    (row,) = [row for row in csv.reader(io.StringIO(file.mended)) if row[:2] == ["2024", "330000"]]
    assert row[2] == result


# What cannot be mended


def test_a_row_that_cannot_be_read_stays_where_it_is(mini_package: Package) -> None:
    short = ROW.replace("西湖区,", "西湖区")
    file = mended(mini_package, HEADER + OTHER + short + ROW.replace("西湖区", "西湖区 "))
    assert file.mended == HEADER + OTHER + short + ROW
    assert file.left == ("第 3 行的格数或引号不对，照原样留着，行也没有去重和排序",)


def test_an_open_quote_stays(mini_package: Package) -> None:
    broken = ROW.replace("附件", '"附件')
    file = mended(mini_package, HEADER + broken + ROW)
    assert (file.mended, file.is_changed) == (HEADER + broken + ROW, False)


@pytest.mark.parametrize(
    "header",
    [
        HEADER.replace("published_name", "publishd_name"),
        HEADER.replace("published_name", "evidence"),
        HEADER.replace(",evidence", ""),
        HEADER.replace("evidence", "evidence,note"),
        HEADER.replace("\n", ",\n"),
    ],
)
def test_a_header_that_is_not_known_leaves_the_rows_alone(header: str, mini_package: Package) -> None:
    text = header + ROW.replace("西湖区", " 西湖区").replace("\n", ",x\n")
    file = mended(mini_package, text)
    assert (file.mended, dict(file.mendings)) == (text, {})
    assert file.left


def test_two_encodings_are_left(mini_package: Package) -> None:
    content = (HEADER + ROW).encode("utf-8") + OTHER.encode("gbk")
    file = mended(mini_package, content)
    assert file.left == ("认不出编码，或一个文件里有两种编码",)


def test_what_is_left_is_not_written(mini_copy: Path) -> None:
    target = mini_copy / "datasets/certification/certifications.csv"
    target.write_bytes(target.read_bytes() + OTHER.encode("gbk"))
    assert not any(file.is_changed for file in mend_package(mini_copy / "datasets", mini_copy))


def test_rows_with_a_faulty_key_are_not_sorted(mini_package: Package) -> None:
    for key in ("", "33O106", "3.3E+05"):
        text = HEADER + OTHER + ROW.replace("330106", key)
        assert mended(mini_package, text).mended == text


def test_labels_that_moved_alone_are_left(mini_package: Package) -> None:
    """The cells still stand where they should: under the moved names they would say something else."""
    text = HEADER.replace("county_code,published_province", "published_province,county_code") + ROW
    file = mended(mini_package, text)
    assert (file.mended, file.left) == (text, ("表头的列名换了位置，格子却没有，列没有重排",))


def test_rows_alike_but_for_one_cell_are_both_kept(mini_package: Package) -> None:
    text = HEADER + ROW + ROW.replace("official", "press")
    assert mended(mini_package, text).mended == text


def test_an_empty_file_stays_empty(mini_package: Package) -> None:
    assert not mended(mini_package, "").is_changed
    assert not mended(mini_package, HEADER).is_changed


def test_unseen_characters_are_spelt_out_in_the_difference(mini_package: Package) -> None:
    diff = mended(mini_package, HEADER + ROW.replace("西湖区", "西湖\u200b区")).diff
    assert [line for line in diff if line.startswith("-2024")] == [
        "-" + ROW.replace("西湖区", "西湖<U+200B>区").rstrip("\n")
    ]


# YAML


def test_several_byte_order_marks_go_at_once() -> None:
    assert mend_yaml("\ufeff\ufeffa: 1\n".encode(), "x.yaml").mended == "a: 1\n"


def test_yaml_is_mended_only_outside_its_words() -> None:
    file = mend_yaml("\ufeffa: 1 \r\nb: '２ ' ".encode(), "x.yaml")
    assert file.mended == "a: 1\nb: '２ '\n"
    assert dict(file.mendings) == {
        Mending.BYTE_ORDER_MARK: (),
        Mending.LINE_ENDING: (),
        Mending.FINAL_NEWLINE: (),
        Mending.TRAILING_SPACE: (1, 2),
    }


def test_spaces_that_mean_something_in_yaml_stay() -> None:
    text = "a: |\n  one  \n  two\n"
    assert not mend_yaml(text.encode("utf-8"), "x.yaml").is_changed


def test_yaml_in_another_encoding_stays() -> None:
    file = mend_yaml("名: 值\n".encode("gbk"), "x.yaml")
    assert (file.is_changed, bool(file.left)) == (False, True)


# Any corruption at all


Spoil = Callable[[list[list[str]], list[Field], random.Random], None]


def _cell(rows: list[list[str]], chance: random.Random, fitting: Callable[[int, str], bool]) -> list[int]:
    places = [
        [y, x] for y, row in enumerate(rows[1:], 1) for x, cell in enumerate(row) if cell and fitting(x, cell)
    ]
    return chance.choice(places) if places else []


def _spaced(rows: list[list[str]], _fields: list[Field], chance: random.Random) -> None:
    if place := _cell(rows, chance, lambda _x, _cell: True):
        y, x = place
        around = chance.choice([" {}", "{} ", "\u3000{}", "{}\u00a0", "\u200b{}", "{}\ufeff"])
        rows[y][x] = around.format(rows[y][x])


def _widened(rows: list[list[str]], fields: list[Field], chance: random.Random) -> None:
    if place := _cell(rows, chance, lambda x, cell: is_coded(fields[x]) and cell.isascii()):
        y, x = place
        rows[y][x] = "".join(chr(ord(letter) + 0xFEE0) if letter != " " else letter for letter in rows[y][x])


def _chinese_date(rows: list[list[str]], fields: list[Field], chance: random.Random) -> None:
    if place := _cell(rows, chance, lambda x, cell: fields[x].type == "date" and len(cell) == 10):
        y, x = place
        year, month, day = (int(part) for part in rows[y][x].split("-"))
        form = chance.choice(["{}年{}月{}日", "{}/{}/{}", "{}.{}.{}", "{}-{}-{}"])
        rows[y][x] = form.format(year, month, day)


def _scientific(rows: list[list[str]], fields: list[Field], chance: random.Random) -> None:
    def is_code(x: int, cell: str) -> bool:
        return fields[x].type == "string" and is_coded(fields[x]) and len(cell) == 6 and cell.isdecimal()

    if place := _cell(rows, chance, is_code):
        y, x = place
        rows[y][x] = f"{rows[y][x][0]}.{rows[y][x][1:]}E+05"


def _shouted(rows: list[list[str]], fields: list[Field], chance: random.Random) -> None:
    if place := _cell(rows, chance, lambda x, _cell: fields[x].type == "boolean"):
        y, x = place
        rows[y][x] = rows[y][x].upper()


def _blank(rows: list[list[str]], _fields: list[Field], chance: random.Random) -> None:
    rows.insert(chance.randint(1, len(rows)), chance.choice([[""], [""] * len(rows[0])]))


def _twice(rows: list[list[str]], _fields: list[Field], chance: random.Random) -> None:
    if len(rows) > 1:
        rows.insert(chance.randint(1, len(rows)), list(chance.choice(rows[1:])))


def _shuffled(rows: list[list[str]], _fields: list[Field], chance: random.Random) -> None:
    body = rows[1:]
    chance.shuffle(body)
    rows[1:] = body


SPOILS: tuple[Spoil, ...] = (
    _spaced, _widened, _chinese_date, _scientific, _shouted, _blank, _twice, _shuffled,
)  # fmt: skip
TABLES = ("certifications", "batches", "provinces", "counties", "plan_targets", "batch_totals", "sources")


def spoilt_text(rows: list[list[str]], chance: random.Random) -> bytes:
    """The rows as some spreadsheet writes them: columns moved, padded, quoted, in another encoding."""
    order = list(range(len(rows[0])))
    if chance.random() < 0.5:
        chance.shuffle(order)
    padding = [""] * chance.choice((0, 0, 1, 3))
    buffer = io.StringIO()
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    writer = csv.writer(buffer, lineterminator=chance.choice(("\n", "\r\n")), quoting=quoting)
    for row in rows:
        writer.writerow([*(row[x] for x in order), *padding] if len(row) == len(order) else row)
    text = buffer.getvalue()
    if chance.random() < 0.3:
        text = text.rstrip("\r\n")
    return text.encode(chance.choice(("utf-8", "utf-8-sig", "gb18030")))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(TABLES),
    spoils=st.lists(st.sampled_from(SPOILS), max_size=6),
    seed=st.integers(0, 2**32),
)
def test_mending_undoes_any_corruption(
    name: str, spoils: list[Spoil], seed: int, mini_root: Path, mini_package: Package
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    item: ResourceDescriptor = mini_package.descriptor.resource(name)
    assert item.schema is not None
    whole = (mini_root / "datasets" / item.path).read_text(encoding="utf-8")
    rows = [list(record.cells) for record in split_records(whole)]
    fields = list(item.schema.fields)
    touched: set[tuple[int, int]] = set()
    for spoil in spoils:
        if spoil in (_chinese_date, _scientific, _shouted, _spaced, _widened):
            before = [list(row) for row in rows]
            spoil(rows, fields, chance)
            changed = {(y, x) for y, row in enumerate(rows) for x, c in enumerate(row) if c != before[y][x]}
            if changed & touched:
                rows = before
            touched |= changed
    for spoil in spoils:
        if spoil in (_blank, _twice, _shuffled):
            spoil(rows, fields, chance)
    file = mend_csv(spoilt_text(rows, chance), item.path, item)
    assert file.mended == whole
    assert file.left == ()
    assert bool(file.mendings) == (file.content != whole.encode("utf-8"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    noise=st.text(alphabet='20243301,"\n\r\t县区浙江 \u3000\u200b\ufeff２.E+年月日/-true\ufffd', max_size=120)
)
def test_mending_twice_is_mending_once(noise: str, mini_root: Path, mini_package: Package) -> None:
    item = mini_package.descriptor.resource("batches")
    text = (mini_root / "datasets" / item.path).read_text(encoding="utf-8")
    for spoilt in (noise, text + noise, text.replace("2025-03-14", noise)):
        once = mend_csv(spoilt.encode("utf-8"), item.path, item)
        again = mend_csv(once.mended.encode("utf-8"), item.path, item)
        assert again.mended == once.mended
        assert not again.is_changed


def test_links_out_of_the_folder_are_not_followed(mini_copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    target = mini_copy / "datasets/certification/certifications.csv"
    shutil.move(target, outside)
    outside.write_bytes(outside.read_bytes().replace(b"\n", b"\r\n"))
    target.symlink_to(outside)
    assert not any(file.is_changed for file in mend_package(mini_copy / "datasets", mini_copy))
