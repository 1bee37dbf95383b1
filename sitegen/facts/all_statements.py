"""All facts of the site as statements."""

from sitegen.facts.derived_facts import derived_facts
from sitegen.facts.kinds import STATED
from sitegen.facts.statements import Statements, by_id
from sitegen.model.site_data import SiteData


def all_statements(data: SiteData) -> Statements:
    """What sources say, then what follows from it; by id."""
    stated = (statement for kind in STATED for statement in kind.statements(data))
    return by_id((*stated, *derived_facts(data)))
