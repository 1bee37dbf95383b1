"""Making every file of the site: what is as it was is taken over, all else is made, on all cores."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sitegen.aside import cores
from sitegen.config import Config
from sitegen.content import taken_url
from sitegen.exports.all_exports import DOWNLOADS, path_of_download
from sitegen.exports.zip_file import Stamp
from sitegen.findings import Finding, in_order
from sitegen.links.demands import Links, unmet
from sitegen.links.link_check import link_findings
from sitegen.links.parsed_files import can_refer
from sitegen.output import OutputFile
from sitegen.pages.all_pages import refuse_duplicates
from sitegen.pipeline.answers import Answers
from sitegen.pipeline.gathering import Sources
from sitegen.pipeline.kept_tasks import KeptTasks
from sitegen.pipeline.making import Maker, Place
from sitegen.pipeline.materials import Made, Materials
from sitegen.pipeline.processes import Start, run_tasks
from sitegen.pipeline.task_result import TaskResult
from sitegen.pipeline.tasks import Task, first_tasks, last_tasks, prose_task
from sitegen.publication.manifest import Entry
from sitegen.site.page import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Produced:
    """Every task with its result, in order, and what is wrong with what was made."""

    results: Mapping[str, TaskResult]
    anew: frozenset[str]
    """Names of the tasks that ran."""
    findings: tuple[Finding, ...]
    keep: Callable[[], None]
    """Keeps what was read and made, for the next run."""

    @property
    def paths(self) -> Iterator[str]:
        """All files."""
        return (path for result in self.results.values() for path in result.files)


def produce(
    config: Config,
    sources: Sources,
    kept: KeptTasks,
    place: Place,
    progress: Callable[[str], None],
    processes: int | None = None,
) -> Produced:
    """Every file of the site; `place` takes those that are made, the others are as they were."""
    production = _Production(config, sources, kept, place, progress, processes or cores())
    findings = production.findings()
    results, anew = production.results, frozenset(production.anew)
    keep = partial(kept.write, results, anew, production.answers)
    return Produced(results=results, anew=anew, findings=findings, keep=keep)


class _SiteIds(Mapping[str, Collection[str]]):
    """Ids in every file of the site that can have links; those of kept results are read when needed."""

    def __init__(self, tasks: Mapping[str, str], links: Callable[[str], Links]) -> None:
        self._tasks, self._links = tasks, links

    def __getitem__(self, path: str) -> Collection[str]:
        return self._links(self._tasks[path]).ids[path]

    def __iter__(self) -> Iterator[str]:
        return (path for name in dict.fromkeys(self._tasks.values()) for path in self._links(name).ids)

    def __len__(self) -> int:
        return sum(1 for _path in self)


class _Production:
    """One run."""

    def __init__(
        self,
        config: Config,
        sources: Sources,
        kept: KeptTasks,
        place: Place,
        progress: Callable[[str], None],
        processes: int,
    ) -> None:
        self._sources, self._kept, self._progress = sources, kept, progress
        self._processes = processes
        self._start = Start(config, sources, place)
        self._maker = Maker(Materials(config, sources), place)
        self._tasks = {task.name: task for task in first_tasks(sources)}
        self.answers = Answers(self._maker.materials, kept.answers)
        self.results: dict[str, TaskResult] = {}
        self.anew: set[str] = set()

    def findings(self) -> tuple[Finding, ...]:
        """Make everything, and say what is wrong with it."""
        self._make_first()
        if faults := self._faults():
            return faults
        if clashes := self._clashes():
            return clashes
        self._progress("建立搜索索引")
        self._make_last()
        if faults := self._faults():
            return faults
        self._progress("检查链接")
        return self._broken_links()

    def _make_first(self) -> None:
        for name in self._tasks:
            if (result := self._kept.results.get(name)) and self.answers.hold(result.reads):
                self.results[name] = result
        stale = [name for name in self._tasks if name not in self.results]
        self._progress(f"生成网页和文件，共 {len(stale)} 组")
        for name, result in run_tasks(stale, self._tasks, self._maker, self._start, self._processes):
            self.results[name] = result
            self.anew.add(name)
        self.results = {name: self.results[name] for name in self._tasks}

    def _make_last(self) -> None:
        """What needs to know all the rest, one after the other."""
        self._make_one(prose_task())
        self._maker.materials.complete(self._made())
        for task in last_tasks():
            self._make_one(task)

    def _make_one(self, task: Task) -> None:
        self._tasks[task.name] = task
        result = self._kept.results.get(task.name)
        if result is None or not self.answers.hold(result.reads):
            result = self._maker.make(task)
            self.anew.add(task.name)
        self.results[task.name] = result

    def _made(self) -> Made:
        notes = [note for result in self.results.values() for note in result.pages]
        refuse_duplicates(note.url for note in notes)
        pages = (
            Page(
                url=note.url,
                template=note.template,
                title=note.title,
                description=note.description,
                in_sitemap=note.in_sitemap,
            )
            for note in sorted(notes, key=lambda note: note.chapter)
        )
        stamps = (
            Stamp(path_of_download(path), entry.size, entry.sha256)
            for result in self.results.values()
            for path, entry in result.files.items()
            if path.startswith(DOWNLOADS)
        )
        return Made(pages=tuple(pages), downloads=tuple(stamps))

    def _faults(self) -> tuple[Finding, ...]:
        """What is wrong with templates; where many pages meet one fault, the first of them tells it."""
        faults = [result.fault for result in self.results.values() if result.fault]
        return in_order({(fault.path, fault.line): fault for fault in reversed(faults)}.values())

    def _clashes(self) -> tuple[Finding, ...]:
        """A finding for each piece of prose that asks for the address of another page."""
        taken = {note.url for result in self.results.values() for note in result.pages}
        mine = (document for document in self._sources.documents if document.url in taken)
        return tuple(taken_url(document, "本站自己的一页") for document in mine)

    def _broken_links(self) -> tuple[Finding, ...]:
        tasks = {path: name for name, result in self.results.items() for path in result.files}
        ids = _SiteIds(tasks, self._links)
        are_there = self._kept.hold_targets(self.results, self.anew)
        asking = {name: self._links(name) for name in (self.anew if are_there else self.results)}
        faulty = frozenset(unmet(asking, ids, tasks))
        if not faulty:
            return ()
        url = self._sources.settings.base_url or ""
        return link_findings(self._contents(faulty), ids, tasks, url)

    def _links(self, name: str) -> Links:
        return self.results[name].links or self._kept.links(name)

    def _contents(self, names: frozenset[str]) -> Iterator[OutputFile]:
        """The files of some tasks that can have links, made once more."""
        found: list[OutputFile] = []

        def note(file: OutputFile) -> Entry:
            found.append(file)
            return Entry(size=0, mtime_ns=0, sha256="")

        maker = Maker(self._maker.materials, note)
        for name in self.results:
            if name in names:
                maker.make(self._tasks[name])
        yield from filter(can_refer, found)
