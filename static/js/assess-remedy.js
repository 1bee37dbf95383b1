/* What would meet the standard, by the rule that the report prints, and no step more; and the verdict under every reading. */
(function remedies() {
  "use strict";

  const { fraction, add, times, over, negative, compare, upward, judgeSteps, difference, lowest, valueSteps, withMore, inOrder, prunedSteps, STEPS } = window.sitegenAssess;

  const NOTHING = fraction(0n);
  const ROUNDS = 20;
  const LESS_COARSE = 1000; // floors tried beyond the first that suffices without rounding up to whole means

  /* Adds whole means to what a value rests on until it reaches the line, if it is known and below. */
  function bring(value, line, added) {
    if (!value.means) return;
    const needed = upward(add(over(line, value.factor), negative(value.means)), STEPS[value.indicator][0]);
    if (compare(needed, added.get(value.holder) ?? NOTHING) > 0) added.set(value.holder, needed);
  }

  function withAdded(found, added) {
    return found.map((value) => (added.has(value.holder) ? withMore(value, added.get(value.holder)) : value));
  }

  /* A school that fails: each missed indicator to its threshold, but for the worst ones that may be missed. */
  function liftSchool(unit, profile, switches, added) {
    if (unit.met !== false) return;
    const missed = unit.items.filter(({ met }) => met === false).sort((one, other) => compare(one.share, other.share));
    const spared = unit.items.length - profile.least_met;
    missed.forEach(({ value, threshold }, place) => {
      const line = place < spared ? times(threshold, profile.least_share) : threshold;
      bring(value, lowest(line, switches), added);
    });
  }

  /* An indicator that differs too much: every school to the lowest floor at which it differs little enough. */
  function* level(uneven, found, profile, switches, added) {
    const group = found.filter(({ stage, indicator }) => stage === uneven.stage && indicator === uneven.indicator);
    const tried = (floor) => {
      const more = new Map(added);
      for (const value of group) bring(value, fraction(BigInt(floor), 100n), more);
      return more;
    };
    const suffices = (more) =>
      difference(uneven.stage, uneven.indicator, withAdded(group, more), profile, switches).met !== false;
    const heights = withAdded(group, added).filter(({ perPupil }) => perPupil).map(({ perPupil }) => floorOf(perPupil));
    let low = Math.min(...heights);
    let high = Math.max(...heights) + 1;
    while (low < high) {
      yield;
      const middle = Math.floor((low + high) / 2);
      if (suffices(tried(middle))) high = middle;
      else low = middle + 1;
    }
    // Whole means overshoot by different parts of a floor, so that the next floors may differ more again.
    let floor = low;
    while (floor < low + LESS_COARSE && !suffices(tried(floor))) {
      yield;
      floor += 1;
    }
    for (const [holder, amount] of tried(floor < low + LESS_COARSE ? floor : high)) added.set(holder, amount);
  }

  /* Hundredths of a value, rounded down. */
  function floorOf({ numerator, denominator }) {
    return Number((numerator * 100n) / denominator);
  }

  /* Additions in the order of schools, stages and indicators, and whether they suffice; `found` are the values of the
     schools, and `before` is what is said of them as they are. Goes in steps, so that a page can pause between them. */
  function* remedy(schools, found, profile, switches, before) {
    const added = new Map();
    for (const unit of before.units) liftSchool(unit, profile, switches, added);
    let after;
    for (let round = 0; round < ROUNDS; round += 1) {
      yield;
      after = yield* judgeSteps(schools, withAdded(found, added), profile, switches);
      const uneven = after.differences.filter(({ met }) => met === false);
      if (!uneven.length) break;
      for (const item of uneven) yield* level(item, found, profile, switches, added);
    }
    if (added.size) yield* prunedSteps(found, added, profile, switches);
    return { additions: listed(schools, found, added), suffices: after.met === true };
  }

  function listed(schools, found, added) {
    const holders = new Map(found.map((value) => [value.holder, value]));
    return Array.from(added)
      .sort(([one], [other]) => inOrder(holders.get(one), holders.get(other)))
      .map(([holder, amount]) => {
        const { number, indicator } = holders.get(holder);
        return { school: schools[number].school, stage: holder.split(" ")[1], indicator, amount, unit: STEPS[indicator][1] };
      });
  }

  function combinations(choices) {
    return Object.entries(choices).reduce(
      (all, [name, options]) => all.flatMap((chosen) => options.map((option) => ({ ...chosen, [name]: option }))),
      [{}]
    );
  }

  /* Every combination of choices with its verdict, one after the other, so that a page can pause between them
     and within them, where nothing is yielded; `choices` lists the options of each switch. */
  function* readings(schools, profile, choices) {
    const { degree, split, sports, ...judged } = choices;
    for (const measured of combinations({ degree, split, sports })) {
      const found = yield* valueSteps(schools, profile, { ...measured });
      for (const rest of combinations(judged)) {
        const switches = { ...rest, ...measured };
        const { met } = yield* judgeSteps(schools, found, profile, switches);
        yield { switches, met };
      }
    }
  }

  /* Switches whose change alone changes the verdict of the chosen reading. */
  function decisive(all, chosen) {
    const names = Object.keys(chosen);
    const own = all.find(({ switches }) => names.every((name) => switches[name] === chosen[name]));
    return names.filter((name) =>
      all.some(
        ({ switches, met }) =>
          met !== own.met && names.every((other) => (switches[other] === chosen[other]) === (other !== name))
      )
    );
  }

  Object.assign(window.sitegenAssess, { remedy, readings, decisive });
})();
