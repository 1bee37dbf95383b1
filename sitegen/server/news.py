"""What browsers are told: that the site is new, or what is wrong with the data."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from threading import Condition

from sitegen.findings import Finding


@dataclass(kw_only=True)
class News:
    """The newest state of the site; threads wait here for the next one."""

    version: int = 0
    """Counts the builds that replaced the site."""
    findings: tuple[Finding, ...] = ()
    """What the last build found."""
    building: bool = False
    _changed: Condition = field(default_factory=Condition, repr=False)
    _edition: int = 0

    def start(self) -> None:
        """A build has begun."""
        self._publish(building=True)

    def finish(self, findings: Sequence[Finding], *, replaced: bool) -> None:
        """A build has ended; `replaced` says whether the site is a new one."""
        self._publish(building=False, findings=tuple(findings), replaced=replaced)

    def wait(self, seen: int, timeout: float) -> tuple[int, str]:
        """The newest edition and its text, once it is newer than `seen` or `timeout` seconds are over."""
        with self._changed:
            self._changed.wait_for(lambda: self._edition > seen, timeout)
            return self._edition, self.text

    @property
    def text(self) -> str:
        """The state as JSON."""
        return json.dumps(
            {
                "version": self.version,
                "building": self.building,
                "findings": [asdict(finding) | {"place": finding.place} for finding in self.findings],
            },
            ensure_ascii=False,
        )

    def _publish(
        self, *, building: bool, findings: tuple[Finding, ...] | None = None, replaced: bool = False
    ) -> None:
        with self._changed:
            self.building = building
            self.version += replaced
            self.findings = self.findings if findings is None else findings
            self._edition += 1
            self._changed.notify_all()
