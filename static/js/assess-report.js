/* What an assessment prints, as plain values: the same, digit for digit, as `sitegen assess --format json` writes. */
(function reporting() {
  "use strict";

  const { fraction, parsed, unitsOfQuotient, unitsOfRoot, written, printed, apart, judgeSteps, remedy, finished, valueSteps, readings, BREATH, decisive, reasonLeftOut } = window.sitegenAssess;

  const VALUE_DIGITS = 2;
  const SHARE_DIGITS = 1;
  const SPREAD_DIGITS = 4;
  const HUNDRED = fraction(100n);

  function verdict(met) {
    return met === null ? "unknown" : met ? "met" : "unmet";
  }

  function percent(share) {
    return fraction(share.numerator * 100n, share.denominator);
  }

  function schoolOf({ school, stage, items, met }) {
    return {
      school: school.school,
      stage,
      pupils: items[0].value.pupils,
      met: items.filter((item) => item.met === true).length,
      verdict: verdict(met),
      indicators: items.map(({ value, threshold, share, met: isMet }) => ({
        indicator: value.indicator,
        value: value.perPupil ? apart(value.perPupil, VALUE_DIGITS, threshold) : "",
        threshold: printed(threshold, VALUE_DIGITS),
        share: share ? apart(percent(share), SHARE_DIGITS, HUNDRED) : "",
        verdict: verdict(isMet),
      })),
    };
  }

  function meanOf({ mean, exactly }) {
    return written(unitsOfQuotient(mean, VALUE_DIGITS, () => exactly().mean), VALUE_DIGITS);
  }

  function rootOf(near, square) {
    return written(unitsOfRoot(near, SPREAD_DIGITS, square), SPREAD_DIGITS);
  }

  function differenceOf({ stage, indicator, schools, unknown, spread, limit, met }) {
    return {
      stage, indicator, schools, unknown,
      mean: spread ? meanOf(spread) : "",
      deviation: spread ? rootOf(spread.deviation, () => spread.exactly().variance) : "",
      coefficient: spread && spread.coefficient !== null ? rootOf(spread.coefficient, () => spread.exactly().square) : "",
      limit: printed(limit, VALUE_DIGITS),
      verdict: verdict(met),
    };
  }

  function additionOf({ school, stage, indicator, amount, unit }) {
    const isWhole = amount.numerator % amount.denominator === 0n;
    return { school, stage, indicator, amount: printed(amount, isWhole ? 0 : 2), unit };
  }

  /* A profile, whose numbers the page has as text, with exact ones. */
  function profileOf(written_) {
    const numbers = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, parsed(value)]));
    return {
      ...written_,
      thresholds: Object.fromEntries(Object.entries(written_.thresholds).map(([key, value]) => [key, numbers(value)])),
      limits: numbers(written_.limits),
      least_share: parsed(written_.least_share),
    };
  }

  /* Steps to what one reading says of the schools, and to the steps to what would be added. */
  function* reportSteps(schools, profile, switches) {
    const found = yield* valueSteps(schools, profile, switches);
    const result = yield* judgeSteps(schools, found, profile, switches);
    const units = [];
    for (const unit of result.units) {
      units.push(schoolOf(unit));
      if (units.length % BREATH === 0) yield;
    }
    const differences = [];
    for (const one of result.differences) {
      yield;
      differences.push(differenceOf(one));
    }
    const verdicts = {
      profile: profile.id,
      own_lines: profile.own_lines,
      switches: { ...switches },
      verdict: verdict(result.met),
      schools: units,
      differences,
      left_out: schools
        .map((school) => ({ school: school.school, reason: reasonLeftOut(school, profile) }))
        .filter(({ reason }) => reason),
    };
    return { verdicts, additions: () => additionsOf(remedy(schools, found, profile, switches, result)) };
  }

  function* additionsOf(steps) {
    const { additions, suffices } = yield* steps;
    return { additions: additions.map(additionOf), additions_suffice: suffices };
  }

  /* The same, and whether the other readings agree. */
  function report(schools, profile, switches, choices) {
    const one = finished(reportSteps(schools, profile, switches));
    const all = Array.from(readings(schools, profile, choices)).filter(Boolean);
    return {
      ...one.verdicts,
      ...finished(one.additions()),
      readings: all.length,
      same_in_all: new Set(all.map(({ met }) => met)).size === 1,
      decisive: decisive(all, switches),
    };
  }

  Object.assign(window.sitegenAssess, { profileOf, reportSteps, report });
})();
