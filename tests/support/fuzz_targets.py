"""What reads input from outside: each target with valid files to start from, and the work done on others.

The work returns the findings that a command would tell. What it raises is a fault of the program.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml
from fuzz_corpus import downloads, issue_bodies, school_files, upstream_files
from fuzz_mutation import mutated
from mini import REPOSITORY, make_mini

from sitegen.assembly import assemble
from sitegen.assessment.form import school_schema
from sitegen.assessment.method import Switches
from sitegen.assessment.profiles import profile_of
from sitegen.assessment.report import report
from sitegen.assessment.words import words_of
from sitegen.commands.finding_formats import FORMATS
from sitegen.config import Config
from sitegen.content import read_content
from sitegen.datasets.json_schema import schema_findings
from sitegen.datasets.lint import lint_descriptor, lint_schema
from sitegen.datasets.mending import mend_csv, mend_yaml
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.placeholders import placeholder_findings
from sitegen.datasets.reader import read_table
from sitegen.datasets.validation import validate_tables
from sitegen.datasets.yaml_file import YamlDocument, load_yaml
from sitegen.diff.comparing import compare
from sitegen.diff.reports import FORMATS as STORIES
from sitegen.exceptions import UsageError
from sitegen.exports.assessment_workbook import assessment_workbook
from sitegen.exports.verification import verify
from sitegen.findings import Finding, has_errors
from sitegen.importers import issue, notice, plan
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.imported import Imported
from sitegen.importers.project import load_project
from sitegen.importers.school_file import read_schools
from sitegen.maps.boundary_text import text_findings
from sitegen.pipeline import Workshop
from sitegen.pipeline.gathering import gather
from sitegen.render.assessment_page import assessment_page

Files = dict[str, bytes]
"""Changed files by their path in the project, or by name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """One reader, or several that read the same files."""

    corpus: Files
    work: Callable[[Files, Random], Sequence[Finding]]
    most: int = 1
    """How many files are changed at once."""

    def input(self, chance: Random) -> Files:
        """Some files of the corpus, changed."""
        names = chance.sample(sorted(self.corpus), chance.randint(1, min(self.most, len(self.corpus))))
        return {name: mutated(name, self.corpus[name], chance, self._alike(name)) for name in names}

    def _alike(self, name: str) -> tuple[bytes, ...]:
        ending = name.rpartition(".")[2]
        return tuple(content for other, content in self.corpus.items() if other.endswith(ending))


def targets(folder: Path) -> dict[str, Target]:
    """Every target by name; `folder` is for files of their own."""
    project = _Project(make_mini(folder / "mini"))
    imports = _Imports(folder / "imports")
    files = project.files("datasets", "content")
    shapes = {name: text for name, text in files.items() if "/boundaries/" in name and name.endswith(".json")}
    small = {name: text for name, text in shapes.items() if len(text) < 20_000}
    data = {name: text for name, text in files.items() if name not in shapes and "NOTICE" not in name}
    tables = {name: text for name, text in data.items() if name.startswith("datasets/")}
    lists = upstream_files()
    return {
        "file": Target(corpus={**data, **small}, work=project.read),
        "data": Target(corpus=data, work=project.check, most=3),
        "boundaries": Target(
            corpus={**small, "datasets/boundaries/china.json": shapes["datasets/boundaries/china.json"]},
            work=project.check,
        ),
        "mending": Target(corpus=tables, work=project.mend),
        "difference": Target(corpus=data, work=project.compare, most=3),
        "look": Target(corpus=project.look(), work=project.check_look),
        "notice": Target(corpus=lists, work=imports.notice),
        "plan": Target(corpus=lists, work=imports.plan),
        "issue": Target(corpus=issue_bodies(), work=imports.issue),
        "schools": Target(corpus=school_files(), work=_SelfCheck(folder / "schools").report),
        "downloads": Target(corpus=downloads(), work=_Downloads(folder / "downloads").verify, most=2),
    }


class _Project:
    """The small project, in which files are changed, read and put back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = Config.for_root(root)
        self.workshop = Workshop(self.config, lambda _stage: None)
        assert not self.workshop.check().findings
        described = _package(self.config).descriptor.resources
        self.resources = {f"datasets/{item.path}": item for item in described if item.schema}
        schemas = {
            f"datasets/{item.path}": item.document_schema for item in described if item.document_schema
        }
        self.schemas = {
            name: yaml.safe_load((self.config.datasets / path).read_text("utf-8"))
            for name, path in schemas.items()
        }
        self.original = root.with_name("original")
        shutil.copytree(root / "datasets", self.original / "datasets")

    def files(self, *folders: str) -> Files:
        paths = (path for folder in folders for path in (self.root / folder).rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}

    def read(self, files: Files, _chance: Random) -> Sequence[Finding]:
        """Read one file alone, as far as it can be judged alone."""
        ((name, content),) = files.items()
        if name.startswith("content/"):
            with _Changed(self.root, files):
                return read_content(self.config).findings
        file = self.root / "alone"
        file.write_bytes(content)
        if "/boundaries/" in name:
            return tuple(text_findings(file, self.root))
        if name.endswith(".csv"):
            table, findings = read_table(file, name, self.resources[name])
            faults = validate_tables({table.name: table}, lambda _tables, _reference: None) if table else ()
            return (*findings, *(fault.finding for fault in faults))
        document, findings = load_yaml(file, name)
        return (*findings, *self._misfits(name, document)) if document else findings

    def _misfits(self, name: str, document: YamlDocument) -> Iterator[Finding]:
        if name.endswith("datapackage.yaml"):
            yield from lint_descriptor(document)
        elif name in self.schemas:
            yield from schema_findings(document, self.schemas[name])
            yield from placeholder_findings(document, self.schemas[name])
        elif name.endswith(".schema.yaml"):
            yield from lint_schema(document)

    def check(self, files: Files, chance: Random) -> Sequence[Finding]:
        """Read and check everything; make the whole site of one in three that have no fault."""
        with _Changed(self.root, files):
            sources, findings = gather(
                self.config, self.workshop._kept, self.workshop._store, lambda _stage: None
            )
            if sources is not None and (
                chance.random() < 0.33 or all(name.startswith("content") for name in files)
            ):
                findings = self.workshop.check().findings
            return findings

    def mend(self, files: Files, _chance: Random) -> Sequence[Finding]:
        """Mend a file, and mend it again: that changes nothing."""
        ((name, content),) = files.items()
        for _ in range(2):
            if name in self.resources:
                file = mend_csv(content, name, self.resources[name])
            else:
                file = mend_yaml(content, name)
            "".join((*file.diff, *file.summary, *file.left))
            content = file.mended.encode("utf-8") if file.is_changed else content
        assert not file.is_changed
        return ()

    def compare(self, files: Files, _chance: Random) -> Sequence[Finding]:
        with _Changed(self.root, files):
            try:
                difference = compare(self.config, str(self.original), None)
            except UsageError as error:
                if "datapackage.yaml" not in str(error):
                    raise
                return ()
            for form in STORIES.values():
                form(difference)
            return ()

    def look(self) -> Files:
        """Templates and style of the project's own; put there only while they are tried."""
        names = ("templates", "static")
        paths = (path for name in names for path in (REPOSITORY / name).rglob("*") if path.is_file())
        return {
            path.relative_to(REPOSITORY).as_posix(): path.read_bytes()
            for path in paths
            if path.suffix in (".html", ".svg", ".xml", ".txt", ".toml", ".css")
        }

    def check_look(self, files: Files, _chance: Random) -> Sequence[Finding]:
        for name in ("templates", "static"):
            if not (self.root / name).exists():
                shutil.copytree(REPOSITORY / name, self.root / name)
        with _Changed(self.root, files):
            return self.workshop.check().findings


class _Changed:
    """Files of a project, other for a while."""

    def __init__(self, root: Path, files: Files) -> None:
        self.before = {root / name: (root / name).read_bytes() for name in files}
        self.after = {root / name: content for name, content in files.items()}

    def __enter__(self) -> None:
        _write(self.after)

    def __exit__(self, *_error: object) -> None:
        _write(self.before)


def _write(files: dict[Path, bytes]) -> None:
    for path, content in files.items():
        path.write_bytes(content)


class _Imports:
    """Imports into the real data, which are read once."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.config = Config.for_root(REPOSITORY)
        for module in (notice, plan, issue):
            module.load_project = cache(load_project) if module is notice else notice.load_project  # type: ignore[attr-defined]
        notice.load_project(self.config)

    def notice(self, files: Files, chance: Random) -> Sequence[Finding]:
        batch = chance.choice(("2024", "2019", "2030"))
        options = BatchOptions(batch=batch, partial=chance.random() < 0.3, replace=chance.random() < 0.3)
        province = chance.choice((None, None, "江苏"))
        return _told(notice.import_notice(self.config, self._file(files), options, province, {}))

    def plan(self, files: Files, chance: Random) -> Sequence[Finding]:
        name = chance.choice(("yunnan-2022", "qiaokou-2024", "dafeng-2023"))
        stage = chance.choice(("national", "provincial"))
        return _told(
            plan.import_plan(self.config, self._file(files), name, stage, {}, partial=chance.random() < 0.3)
        )

    def issue(self, files: Files, chance: Random) -> Sequence[Finding]:
        options = issue.IssueOptions(
            plan=chance.choice((None, "new-plan")),
            source=chance.choice((None, "new-source")),
            batch=chance.choice((None, "2030")),
        )
        return _told(issue.import_issue(self.config, self._file(files), options, {}))

    def _file(self, files: Files) -> Path:
        ((name, content),) = files.items()
        file = self.folder / f"list.{name.rpartition('.')[2]}"
        file.write_bytes(content)
        return file


def _told(result: Imported) -> Sequence[Finding]:
    result.as_json()
    assert list(result.table())
    assert all(isinstance(change.diff, str) for change in result.changed)
    return result.findings


class _SelfCheck:
    """The schools of a county, each time in a file of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.config = Config.for_root(REPOSITORY)
        self.data = assemble(_package(self.config))
        self.profiles = [profile_of(self.data, item) for item in self.data.assessment_profiles]

    def report(self, files: Files, chance: Random) -> Sequence[Finding]:
        ((name, content),) = files.items()
        file = self.folder / name
        file.write_bytes(content)
        schools, findings = read_schools(file, name, school_schema())
        if not has_errors(findings):
            result = report(schools, chance.choice(self.profiles), Switches())
            words = words_of(result, self.data)
            assessment_workbook(words)
            assessment_page(words, self.config.templates)
        return findings


def _package(config: Config) -> Package:
    package, _ = load_package(config.datasets, config.root)
    assert package
    return package


class _Downloads:
    """Downloads as somebody brings them back."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        _write({folder / name: content for name, content in downloads().items()})

    def verify(self, files: Files, _chance: Random) -> Sequence[Finding]:
        findings: list[Finding] = []
        with _Changed(self.folder, files):
            for target in (self.folder, self.folder / "data.zip", self.folder / "a.csv"):
                try:
                    findings += verify(target).findings
                except UsageError as error:
                    if "SHA256SUMS" not in str(error):
                        raise
        return findings


def tell(findings: Sequence[Finding]) -> bool:
    """Print the findings in every form, as commands do; true when one of them is an error."""
    for form in FORMATS.values():
        form(findings).encode("utf-8")
    return has_errors(findings)
