"""A loaded package held against its schemas and against our own rules."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import cache

from sitegen.aside import aside
from sitegen.datasets.faults import Fault, Suspects, fold_repeats
from sitegen.datasets.package import Package
from sitegen.datasets.validation import validate_tables
from sitegen.findings import Finding, in_order
from sitegen.rules import RULES
from sitegen.rules.meant_keys import meant_key
from sitegen.rules.sound_rows import SoundRows


def check_package(package: Package, sound: Collection[str] = ()) -> tuple[Finding, ...]:
    """Faults of the package's content: what frictionless finds, then what our own rules find.

    `sound` are tables in which frictionless found nothing when they were as they are.

    A rule is skipped when a table that it needs could not be read, and passes over rows that
    already have a finding: so one mistake is one finding.
    """
    return begin_check(package, sound)()


def begin_check(package: Package, sound: Collection[str] = ()) -> Callable[[], tuple[Finding, ...]]:
    """Begins `check_package` where there is much to check; gives what ends it."""

    def validated() -> list[Fault]:
        return list(validate_tables(package.tables, meant_key, sound))

    waiting = aside(validated) if package.is_large else None

    def findings() -> tuple[Finding, ...]:
        if waiting:
            faults, found = _both(package, waiting)
        else:
            faults = validated()
            found = _after(package, faults)
        return in_order(fold_repeats(fault.finding for fault in (*faults, *found)))

    return cache(findings)


def _both(package: Package, validated: Callable[[], list[Fault]]) -> tuple[list[Fault], list[Fault]]:
    """What frictionless and our own rules find; only where the first finds something, these wait for it."""
    found = None
    with suppress(Exception):  # a rule may stumble over what frictionless refuses
        found = _after(package, ())
    faults = validated()
    return faults, found if found is not None and not faults else _after(package, faults)


def _after(package: Package, faults: Iterable[Fault]) -> list[Fault]:
    """What our own rules find in rows that no fault accounts for."""
    suspects = Suspects(
        rows={(name, line) for name, table in package.tables.items() for line in table.mended}
    )
    for fault in faults:
        suspects.add(fault)
    return rule_faults(package, suspects)


def rule_faults(package: Package, suspects: Suspects) -> list[Fault]:
    """What our own rules find, one after the other; each adds to `suspects` what it has spoken of."""
    faults: list[Fault] = []
    sound = sound_rows(package, suspects)
    for rule in RULES:
        if any(name not in sound.tables for name in rule.tables):
            continue
        found = list(rule.check(sound))
        if found:
            for fault in found:
                suspects.add(fault)
            faults += found
            sound = sound_rows(package, suspects)
    return faults


def sound_rows(package: Package, suspects: Suspects) -> SoundRows:
    """The rows of a package for rules, as long as nothing more becomes suspect: its look-ups are kept."""
    return SoundRows(
        descriptor=package.descriptor,
        tables=dict(package.tables),
        documents=dict(package.documents),
        suspects=suspects,
        transcripts=package.transcripts,
    )
