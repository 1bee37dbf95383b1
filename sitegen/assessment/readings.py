"""The verdict under every reading of the method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain, groupby

from sitegen.assessment import quantities
from sitegen.assessment.judging import Known, every, judged_differences, judged_units
from sitegen.assessment.method import Profile, Switches, every_reading
from sitegen.assessment.quantities import Value, values
from sitegen.assessment.schools import School


@dataclass(frozen=True, kw_only=True, slots=True)
class Readings:
    """The verdict of every combination of choices."""

    verdicts: Mapping[Switches, Known]

    @property
    def same(self) -> bool:
        """One and the same verdict under every switch."""
        return len(set(self.verdicts.values())) == 1

    def matters(self, chosen: Switches) -> tuple[str, ...]:
        """Names of the switches whose change alone changes the verdict of the chosen reading."""
        return tuple(
            name
            for name in sorted(field.name for field in fields(Switches))
            if any(
                verdict is not self.verdicts[chosen]
                for other, verdict in self.verdicts.items()
                if _differs_only_in(name, chosen, other)
            )
        )


def readings(schools: Sequence[School], profile: Profile) -> Readings:
    """Assess a county under every reading of the method; what readings have in common is worked out once."""
    verdicts: dict[Switches, Known] = {}
    worked_out: quantities.Known = {}
    for _, group in groupby(every_reading(), key=lambda each: (each.degree, each.split, each.sports)):
        alike = tuple(group)
        found = values(schools, profile, alike[0], worked_out)
        of_schools: dict[str, Known] = {}
        for each in alike:
            if each.rounding not in of_schools:
                units = judged_units(schools, found, profile, each)
                of_schools[each.rounding] = every(unit.met for unit in units) if found else None
            verdicts[each] = _verdict(of_schools[each.rounding], found, profile, each)
    return Readings(verdicts=verdicts)


def _verdict(of_schools: Known, found: Sequence[Value], profile: Profile, switches: Switches) -> Known:
    """The county's, which no coefficient is worked out for once a school has failed."""
    if of_schools is False or not found:
        return of_schools
    differences = judged_differences(found, profile, switches)
    return every(chain((of_schools,), (item.met for item in differences)))


def _differs_only_in(name: str, one: Switches, other: Switches) -> bool:
    return all(
        (getattr(one, field.name) == getattr(other, field.name)) is (field.name != name)
        for field in fields(Switches)
    )
