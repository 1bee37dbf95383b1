"""Downloads that come back to be checked: a folder, a zip or a single file against `SHA256SUMS`.

Nothing is unpacked and nothing outside the folder is read, whatever a list or a zip asks for.
"""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.exceptions import UsageError
from sitegen.exports.checksums import MOST_BYTES, SumList, chunks_of, is_safe, read_sums, sum_of
from sitegen.exports.zip_file import CHECKSUMS
from sitegen.findings import Finding, Severity, in_order
from sitegen.library_words import why

_DOWNLOADS = "downloads"
_AGAIN = "重新下载，再核对一次"
_CHANGED = f"{_AGAIN}；在 Excel 里存过的文件，内容已经变了"
_MISMATCH, _NOT_LISTED = "checksum-mismatch", "not-listed"
_MOST_EXAMPLES = 3

# Far above anything that is published here, and far below what would hurt a machine.
_MOST_ENTRIES = 10_000
_MOST_UNPACKED = 1 << 30
_ENCRYPTED = 1  # of the flags of an entry

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BAD_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged or hostile zip can raise."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """What was found, and what turned out to be as published."""

    findings: tuple[Finding, ...]
    equal: tuple[str, ...]
    """Names, as the list gives them, of what is equal."""


def verify(target: Path, *, sums: Path | None = None) -> Verification:
    """Compare `target` with a list of checksums.

    A folder is held against the list in it or, if it is a built site, in its downloads folder: all that is
    listed must be there. With `sums`, each file that is in the folder must be listed there.
    A zip is held against the list inside. The zip itself, like any single file, is held against `sums` or a
    list found beside or above it, which a zip may do without. Raises UsageError when there is no list.
    """
    if target.is_dir():
        return _verify_files_in(target, sums) if sums else _verify_folder(target)
    if target.suffix == ".zip":
        return _merged(_verify_zip(target), _verify_listed_zip(target, sums))
    found = sums or _list_above(target)
    if found is None:
        raise UsageError(
            f"没有找到核对 {target} 用的 SHA256SUMS：请把它放在同一个文件夹，或用 --sums、--site 指明。"
        )
    return _verify_file(target, _read_list(found), _places(target, found.parent))


def sums_of_site(site: Path) -> Path:
    """The list of a built site; raises UsageError when there is none."""
    return _list_in(site, f"{site} 里没有 {_DOWNLOADS}/{CHECKSUMS}，不是生成好的网站。")


def _list_in(folder: Path, complaint: str) -> Path:
    for place in (folder, folder / _DOWNLOADS):
        if (place / CHECKSUMS).is_file():
            return place / CHECKSUMS
    raise UsageError(complaint)


def _verify_folder(folder: Path) -> Verification:
    sums = _list_in(folder, f"{folder} 里没有 {CHECKSUMS}：请用 --sums 或 --site 指明与什么核对。")
    listed = _read_list(sums)
    found = dict(_regular_files(sums.parent))
    found.pop(CHECKSUMS, None)
    actual = {name: _sum_of_file(path) for name, path in found.items() if name in listed.sums}
    unlisted = (_unlisted(name, Severity.WARNING) for name in found if name not in listed.sums)
    return _compared(listed, actual, unlisted)


def _verify_files_in(folder: Path, sums: Path) -> Verification:
    listed = _read_list(sums)
    return _merged(
        *(
            _verify_file(path, listed, (name, *_places(path, sums.parent)))
            for name, path in _regular_files(folder)
            if name != CHECKSUMS
        )
    )


def _verify_listed_zip(path: Path, sums: Path | None) -> Verification:
    """The zip as a file; an unrelated list that merely lies beside it does not matter."""
    found = sums or _list_above(path)
    if found is None:
        return _merged()
    result = _verify_file(path, _read_list(found), _places(path, found.parent))
    if sums is None and [finding.code for finding in result.findings] == [_NOT_LISTED]:
        return _merged()
    return result


def _verify_zip(path: Path) -> Verification:
    try:
        with zipfile.ZipFile(path) as archive:
            fault = _dangerous(path, archive.infolist())
            return Verification(findings=(fault,), equal=()) if fault else _verify_entries(path, archive)
    except _BAD_ZIP as error:
        fault = Finding(path.name, "bad-zip", f"压缩包坏了或不完整{why(error)}", _AGAIN)
        return Verification(findings=(fault,), equal=())


def _verify_entries(path: Path, archive: zipfile.ZipFile) -> Verification:
    names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    if CHECKSUMS not in names:
        fault = Finding(
            path.name, "no-checksums", "压缩包里没有 SHA256SUMS", "用 --sums 或 --site 指明与什么核对"
        )
        return Verification(findings=(fault,), equal=())
    listed = read_sums(archive.read(CHECKSUMS), f"{path.name}/{CHECKSUMS}")
    names.remove(CHECKSUMS)
    actual = {}
    for name in names:
        if name in listed.sums:
            with archive.open(name) as file:
                actual[name] = sum_of(chunks_of(file))
    # In a folder people keep files of their own; in a zip nobody does.
    unlisted = (_unlisted(name, Severity.ERROR) for name in names if name not in listed.sums)
    return _compared(listed, actual, unlisted)


def _dangerous(path: Path, entries: list[zipfile.ZipInfo]) -> Finding | None:
    """What makes a zip unfit to be read at all."""
    names = [entry.filename for entry in entries]
    unsafe = next((name for name in names if not is_safe(name)), None)
    if unsafe is not None:
        return Finding(path.name, "unsafe-path", "压缩包里有指到外面的文件名，没有读", _AGAIN, value=unsafe)
    if any(entry.compress_type not in _METHODS or entry.flag_bits & _ENCRYPTED for entry in entries):
        return Finding(path.name, "bad-zip", "压缩方法不是这里用的那种，或者加了密，没有读", _AGAIN)
    if len(set(names)) < len(names):
        return Finding(path.name, "duplicate-entry", "压缩包里有重名的文件，没有读", _AGAIN)
    # Python reads no more of an entry than the size declared for it.
    size = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or size > _MOST_UNPACKED:
        return Finding(path.name, "zip-too-large", "解开后会大得离谱，没有读", _AGAIN)
    if any(entry.file_size > MOST_BYTES for entry in entries if entry.filename == CHECKSUMS):
        return Finding(path.name, "zip-too-large", "SHA256SUMS 大得离谱，没有读", _AGAIN)
    return None


def _verify_file(path: Path, listed: SumList, places: Iterable[str]) -> Verification:
    """One file, which may stand in the list under one of `places`."""
    actual = _sum_of_file(path)
    for place in places:
        if place in listed.sums:
            entry = SumList(sums={place: listed.sums[place]}, findings=listed.findings)
            return _compared(entry, {place: actual})
    # A file on its own has lost its folder, and perhaps its name: its content still tells which one it is.
    same = tuple(sorted(name for name, expected in listed.sums.items() if expected == actual))
    faults = () if same else (_stranger(path.name, listed),)
    return Verification(findings=in_order((*listed.findings, *faults)), equal=same)


def _stranger(name: str, listed: SumList) -> Finding:
    """Why a file is not as any of those listed."""
    namesakes = sorted(other for other in listed.sums if other.rpartition("/")[2] == name)
    if not namesakes:
        remedy = "看看 SHA256SUMS 是不是同一个版本的，文件名有没有改过"
        return Finding(name, _NOT_LISTED, "SHA256SUMS 里没有这个文件", remedy)
    examples = "、".join(namesakes[:_MOST_EXAMPLES]) + ("等" if len(namesakes) > _MOST_EXAMPLES else "")
    remedy = f"{_CHANGED}；SHA256SUMS 也可能是另一个版本的"
    return Finding(name, _MISMATCH, f"与发布的同名文件（{examples}）都不一样", remedy)


def _compared(listed: SumList, actual: Mapping[str, str], unlisted: Iterable[Finding] = ()) -> Verification:
    findings = [*listed.findings, *unlisted]
    for name, expected in listed.sums.items():
        if name not in actual:
            findings.append(Finding(name, "missing-file", "列在 SHA256SUMS 里，但没有这个文件", _AGAIN))
        elif actual[name] != expected:
            findings.append(Finding(name, _MISMATCH, "内容与发布的不一样", _CHANGED))
    equal = tuple(name for name in listed.sums if actual.get(name) == listed.sums[name])
    return Verification(findings=in_order(findings), equal=equal)


def _list_above(target: Path) -> Path | None:
    """The list beside `target` or, when a folder above has one that names it, there."""
    beside = target.parent / CHECKSUMS
    if beside.is_file():
        return beside
    for folder in target.resolve().parents:
        listed = folder / CHECKSUMS
        if listed.is_file() and not _read_list(listed).sums.keys().isdisjoint(_places(target, folder)):
            return listed
    return None


def _read_list(path: Path) -> SumList:
    if path.stat().st_size > MOST_BYTES:
        raise UsageError(f"{path} 太大，不像是校验值的清单。")
    listed = read_sums(path.read_bytes(), path.name)
    if not listed.sums:
        raise UsageError(f"{path} 里没有一行校验值。")
    return listed


def _places(path: Path, folder: Path) -> tuple[str, ...]:
    """`path` relative to `folder`, with forward slashes; nothing when it is elsewhere."""
    whole, above = path.resolve(), folder.resolve()
    return (whole.relative_to(above).as_posix(),) if whole.is_relative_to(above) else ()


def _merged(*parts: Verification) -> Verification:
    return Verification(
        findings=in_order(finding for part in parts for finding in part.findings),
        equal=tuple(dict.fromkeys(name for part in parts for name in part.equal)),
    )


def _regular_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Files below `folder` by relative name; links, which may lead outside, do not count."""
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            path = Path(place) / name
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix(), path


def _sum_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return sum_of(chunks_of(file))


def _unlisted(name: str, severity: Severity) -> Finding:
    remedy = "不是从网站下载的就不要引用；是自己放进来的可以不管"
    return Finding(name, "unlisted-file", "SHA256SUMS 里没有列这个文件", remedy, severity=severity)
