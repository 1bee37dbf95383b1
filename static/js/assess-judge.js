/* The verdict of each school in each stage, of each indicator, of the county: true, false, or null, which is not known. */
(function judging() {
  "use strict";

  const { finished, fraction, times, over, compare, total, rounded, unitsOfRoot, SURE } = window.sitegenAssess;
  const { STAGES, INDICATORS, BREATH } = window.sitegenAssess;

  const DECIMALS = 2; // to which values and coefficients are rounded where the reading rounds before it compares

  /* False if one is, else not known if one is not, else true. */
  function every(judged) {
    return judged.includes(false) ? false : judged.includes(null) ? null : true;
  }

  /* How far the schools' values lie apart; null where the way of counting needs two schools. */
  function dispersion(group, how) {
    const weights = group.map((value) => (how === "weighted-population" ? value.pupils : 1));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const fewer = how === "plain-sample" ? whole - 1 : whole;
    if (fewer < 1) return null;
    const mean = group.reduce((sum, { perPupil }, place) => sum + weights[place] * perPupil.near, 0) / whole;
    const spread = group.reduce((sum, { perPupil }, place) => sum + weights[place] * (perPupil.near - mean) ** 2, 0);
    const deviation = Math.sqrt(spread / fewer);
    const exactly = once(() => exactDispersion(group, weights.map(BigInt), BigInt(whole), BigInt(fewer)));
    const isNothing = group.every(({ perPupil }) => perPupil.numerator === 0n);
    return { mean, deviation, coefficient: isNothing ? null : deviation / mean, exactly };
  }

  function once(make) {
    let made;
    return () => (made ??= make());
  }

  function exactDispersion(group, weights, whole, fewer) {
    const [first, bottom] = total(
      group.map(({ perPupil }, place) => [weights[place] * perPupil.numerator, perPupil.denominator])
    );
    const [second, under] = total(
      group.map(({ perPupil }, place) => [weights[place] * perPupil.numerator ** 2n, perPupil.denominator ** 2n])
    );
    // Σw(x−m)² = Σwx² − (Σwx)²/Σw
    const variance = [second * bottom ** 2n * whole - first ** 2n * under, under * bottom ** 2n * whole * fewer];
    const mean = { numerator: first, denominator: bottom * whole };
    return { mean, variance, square: [variance[0] * mean.denominator ** 2n, variance[1] * mean.numerator ** 2n] };
  }

  function isWithin(spread, limit, switches) {
    if (!spread || spread.coefficient === null) return null;
    const { coefficient, exactly } = spread;
    if (switches.rounding === "two-decimals") {
      const units = unitsOfRoot(coefficient, DECIMALS, () => exactly().square);
      return compare(fraction(units, 10n ** BigInt(DECIMALS)), limit) <= 0;
    }
    if (Math.abs(coefficient - limit.near) > SURE) return coefficient < limit.near;
    const [numerator, denominator] = exactly().square;
    return numerator * limit.denominator ** 2n <= denominator * limit.numerator ** 2n;
  }

  function difference(stage, indicator, group, profile, switches) {
    const unknown = group.filter(({ perPupil }) => !perPupil).length;
    const limit = profile.limits[stage];
    const spread = unknown ? null : dispersion(group, switches.deviation);
    const met = group.length === 1 && !unknown ? true : isWithin(spread, limit, switches);
    return { stage, indicator, schools: group.length, unknown, spread, limit, met };
  }

  /* Is the value at least the line, after rounding where the reading rounds? */
  function reaches(value, line, switches) {
    if (!value) return null;
    return compare(switches.rounding === "two-decimals" ? rounded(value, DECIMALS) : value, line) >= 0;
  }

  function measured(value, profile, switches) {
    const threshold = profile.thresholds[value.indicator][value.stage];
    return {
      value,
      threshold,
      share: value.perPupil && over(value.perPupil, threshold),
      met: reaches(value.perPupil, threshold, switches),
      reachesLeast: reaches(value.perPupil, times(threshold, profile.least_share), switches),
    };
  }

  /* The least value that reaches the line: one that rounds to it, where the reading rounds. */
  function lowest(line, switches) {
    if (switches.rounding !== "two-decimals") return line;
    const scale = 10n ** BigInt(DECIMALS);
    const units = (line.numerator * scale + line.denominator - 1n) / line.denominator;
    return fraction(2n * units - 1n, 2n * scale);
  }

  /* Where too large begins: where the reading rounds, half a hundredth above the limit. */
  function lineOf(limit, switches) {
    if (switches.rounding !== "two-decimals") return limit;
    const scale = 10n ** BigInt(DECIMALS);
    return fraction(2n * ((limit.numerator * scale) / limit.denominator) + 1n, 2n * scale);
  }

  /* The school rule: enough indicators met, and each of the others at least the given share. */
  function unitMeets(items, profile) {
    if (items.some(({ reachesLeast }) => reachesLeast === false)) return false;
    if (items.filter(({ met }) => met !== false).length < profile.least_met) return false;
    return items.some(({ reachesLeast }) => reachesLeast === null) ? null : true;
  }

  function grouped(found, keyOf) {
    const groups = new Map();
    for (const value of found) {
      const key = keyOf(value);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(value);
    }
    return groups;
  }

  /* Holds values that are measured already against the profile, in steps. */
  function* judgeSteps(schools, found, profile, switches) {
    const units = [];
    for (const group of grouped(found, ({ number, stage }) => `${number} ${stage}`).values()) {
      const items = group.map((value) => measured(value, profile, switches));
      units.push({ school: schools[group[0].number], stage: group[0].stage, items, met: unitMeets(items, profile) });
      if (units.length % BREATH === 0) yield;
    }
    const groups = grouped(found, ({ stage, indicator }) => `${stage} ${indicator}`);
    const differences = [];
    for (const key of STAGES.flatMap((stage) => INDICATORS.map((indicator) => `${stage} ${indicator}`))) {
      yield;
      const group = groups.get(key);
      if (group) differences.push(difference(group[0].stage, group[0].indicator, group, profile, switches));
    }
    const met = units.length ? every([...units, ...differences].map((item) => item.met)) : null;
    return { units, differences, met };
  }

  function judge(schools, found, profile, switches) {
    return finished(judgeSteps(schools, found, profile, switches));
  }

  Object.assign(window.sitegenAssess, { judge, judgeSteps, difference, measured, unitMeets, lowest, lineOf });
})();
