"""All facts of the site as statements."""

from sitegen.facts.derived_facts import derived_facts
from sitegen.facts.stated_facts import stated_facts
from sitegen.facts.statements import Statements, by_id
from sitegen.model.site_data import SiteData


def all_statements(data: SiteData) -> Statements:
    """What sources say, then what follows from it; by id."""
    return by_id((*stated_facts(data), *derived_facts(data)))
