"""Names of statements: one for every fact, the same in `statements.csv` and on the pages that print it."""

from sitegen.model.plans import Stage

NATION = "CN"
"""Stands where another statement has the code of a province."""


def certification(batch_id: str, county_code: str) -> str:
    """A unit stands in the list of a batch."""
    return f"certification/{batch_id}/{county_code}"


def status(county_code: str) -> str:
    """What is known of a unit, over all lists."""
    return f"status/{county_code}"


def batch(batch_id: str, aspect: str) -> str:
    """One fact of a batch: declared-total, list-status, document-number, issued-on, published-on, named."""
    return f"batch/{batch_id}/{aspect}"


def batch_total(batch_id: str, province_code: str) -> str:
    """Units of one province that a batch declares."""
    return f"batch-total/{batch_id}/{province_code}"


def plan(plan_id: str, aspect: str) -> str:
    """One fact of a plan: title, document-number, issued-on, declared-count, named."""
    return f"plan/{plan_id}/{aspect}"


def plan_total(plan_id: str, year: int) -> str:
    """Units that a plan declares for one year."""
    return f"plan-total/{plan_id}/{year}"


def plan_target(plan_id: str, county_code: str, stage: Stage) -> str:
    """The year that a plan sets for a unit."""
    return f"plan-target/{plan_id}/{county_code}/{stage.value}"


def goal(goal_id: str) -> str:
    """An aggregate aim."""
    return f"goal/{goal_id}"


def phase(plan_id: str, seq: int) -> str:
    """A step of a plan's procedure."""
    return f"phase/{plan_id}/{seq}"


def indicator(indicator_id: str) -> str:
    """An indicator."""
    return f"indicator/{indicator_id}"


def indicator_group(group_id: str) -> str:
    """Number of indicators that a group declares."""
    return f"indicator-group/{group_id}"


def threshold(indicator_id: str, seq: int) -> str:
    """A number that an indicator must reach."""
    return f"threshold/{indicator_id}/{seq}"


def responsibility(indicator_id: str, department_id: str) -> str:
    """A department that answers for an indicator."""
    return f"responsibility/{indicator_id}/{department_id}"


def department(department_id: str) -> str:
    """A department."""
    return f"department/{department_id}"


def rule(rule_id: str) -> str:
    """How the parts decide."""
    return f"rule/{rule_id}"


def claim(claim_id: str) -> str:
    """A published figure."""
    return f"claim/{claim_id}"


def province_type(type_id: str) -> str:
    """A type of province."""
    return f"province-type/{type_id}"


def province(code: str) -> str:
    """A province-level unit."""
    return f"province/{code}"


def prefecture(code: str) -> str:
    """A prefecture-level unit."""
    return f"prefecture/{code}"


def county(code: str) -> str:
    """A county-level unit and its kind."""
    return f"county/{code}"


def zone(code: str) -> str:
    """A functional zone."""
    return f"zone/{code}"


def former_name(code: str, valid_to: int) -> str:
    """A name that a unit bore until the end of a year."""
    return f"former-name/{code}/{valid_to}"


def succession(predecessor_code: str, successor_code: str, year: int) -> str:
    """Territory passed from one unit to another."""
    return f"succession/{predecessor_code}/{successor_code}/{year}"


def division_count(code: str, year: int) -> str:
    """Statutory counties of a province, or of the nation, at the end of a year."""
    return f"division-count/{code}/{year}"


def total(code: str, aspect: str) -> str:
    """A total of a place: named, named-statutory, declared, share-statutory, share-all."""
    return f"total/{code}/{aspect}"
