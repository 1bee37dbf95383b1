/* Additions taken back as far as the verdict allows: of what is left, no step can be spared. */
(function pruning() {
  "use strict";

  const { fraction, add, times, over, negative, compare, measured, unitMeets, difference, lineOf, STEPS } = window.sitegenAssess;

  const NOTHING = fraction(0n);
  const CANCELLED = 0.5; // of a sum that shrinks to less than this part of itself, too little is left to be sure
  const SURE = 1e-10; // far above the error of sums that never shrank so much: some 1e-12
  const DRIFT = 50; // after so many changes the sums are made anew
  const BREATH = 20; // additions between two chances for the page to answer

  /* The same value with more means. */
  function withMore(value, more) {
    if (!value.means) return value;
    const means = add(value.means, more);
    return { ...value, means, perPupil: times(means, value.factor) };
  }

  /* An indicator in a stage, whose values change one by one, held against the county rule each time. */
  function spreadOf(group, profile, switches) {
    const [{ stage, indicator }] = group;
    const values = new Map(group.map((value) => [value.number, value]));
    const line = lineOf(profile.limits[stage], switches).near ** 2;
    // One school differs from none, and of what is not known nothing is said.
    const isFree = group.length === 1 || group.some(({ perPupil }) => !perPupil);
    const weightOf = ({ pupils }) => (switches.deviation === "weighted-population" ? pupils : 1);
    const whole = group.reduce((sum, value) => sum + weightOf(value), 0);
    const fewer = whole - (switches.deviation === "plain-sample" ? 1 : 0);
    let first, second, changes;

    function sum() {
      [first, second, changes] = [0, 0, 0];
      for (const value of values.values()) {
        first += weightOf(value) * value.perPupil.near;
        second += weightOf(value) * value.perPupil.near ** 2;
      }
    }

    /* Would the indicator not differ too much, if its school had this value instead? */
    function standsWith(value) {
      if (isFree) return true;
      const [weight, was, now] = [weightOf(value), values.get(value.number).perPupil.near, value.perPupil.near];
      const after = second + weight * (now ** 2 - was ** 2);
      const firstAfter = first + weight * (now - was);
      if (after > CANCELLED * second && firstAfter > CANCELLED * first) {
        const mean = firstAfter / whole;
        const square = (after - mean ** 2 * whole) / fewer / mean ** 2;
        if (Math.abs(square - line) > SURE) return square < line;
      }
      const others = Array.from(values.values(), (each) => (each.number === value.number ? value : each));
      return difference(stage, indicator, others, profile, switches).met === true;
    }

    function take(value) {
      const [weight, was, before] = [weightOf(value), values.get(value.number).perPupil?.near, [first, second]];
      values.set(value.number, value);
      if (isFree) return;
      first += weight * (value.perPupil.near - was);
      second += weight * (value.perPupil.near ** 2 - was ** 2);
      changes += 1;
      if (changes === DRIFT || first <= CANCELLED * before[0] || second <= CANCELLED * before[1]) sum();
    }

    if (!isFree) sum();
    return { standsWith, take };
  }

  /* Values by what they rest on, the schools with all their indicators, and the spread of each indicator. */
  function planOf(found, added, profile, switches) {
    const [bare, units, groups] = [new Map(), new Map(), new Map()];
    const own = (map, key, empty) => map.get(key) ?? map.set(key, empty).get(key);
    for (const each of found) {
      const value = withMore(each, added.get(each.holder) ?? NOTHING);
      own(bare, value.holder, []).push(each);
      own(units, `${value.number} ${value.stage}`, new Map()).set(value.indicator, measured(value, profile, switches));
      own(groups, `${value.stage} ${value.indicator}`, []).push(value);
    }
    const spreads = new Map(Array.from(groups, ([key, group]) => [key, spreadOf(group, profile, switches)]));
    const unitOf = ({ number, stage }) => units.get(`${number} ${stage}`);
    const spreadFor = ({ stage, indicator }) => spreads.get(`${stage} ${indicator}`);

    function suits(value) {
      const items = new Map(unitOf(value)).set(value.indicator, measured(value, profile, switches));
      return unitMeets(Array.from(items.values()), profile) !== false && spreadFor(value).standsWith(value);
    }

    return {
      placed: (holder) => bare.get(holder)[0],
      /* Would nothing that it touches fail with so much added? */
      stands: (holder, amount) => bare.get(holder).every((value) => suits(withMore(value, amount))),
      take(holder, amount) {
        for (const value of bare.get(holder).map((each) => withMore(each, amount))) {
          unitOf(value).set(value.indicator, measured(value, profile, switches));
          spreadFor(value).take(value);
        }
      },
    };
  }

  /* Nothing, if that stands; else an amount that stands where one step less does not. */
  function leastOf(plan, holder, amount) {
    const [step] = STEPS[plan.placed(holder).indicator];
    if (plan.stands(holder, NOTHING)) return NOTHING;
    let [low, high] = [0n, stepsIn(amount, step)];
    if (!plan.stands(holder, add(amount, negative(step)))) low = high - 1n;
    while (low + 1n < high) {
      const middle = (low + high) / 2n;
      if (plan.stands(holder, times(fraction(middle), step))) high = middle;
      else low = middle;
    }
    return times(fraction(high), step);
  }

  function stepsIn(amount, step) {
    const { numerator, denominator } = over(amount, step);
    return numerator / denominator;
  }

  /* Where an addition stands among others: by school, stage and indicator. */
  function inOrder(one, other) {
    return one.number - other.number || compareText(one.holder, other.holder);
  }

  function compareText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
  }

  /* Steps to the additions, each taken back as far as it can be, again and again until none can. */
  function* prunedSteps(found, added, profile, switches) {
    const plan = planOf(found, added, profile, switches);
    for (let isLess = true; isLess; ) {
      isLess = false;
      const holders = Array.from(added.keys()).sort((one, other) => inOrder(plan.placed(one), plan.placed(other)));
      for (const [place, holder] of holders.entries()) {
        if (place % BREATH === 0) yield;
        const amount = leastOf(plan, holder, added.get(holder));
        if (compare(amount, added.get(holder)) === 0) continue;
        isLess = true;
        plan.take(holder, amount);
        if (amount.numerator === 0n) added.delete(holder);
        else added.set(holder, amount);
      }
    }
  }

  Object.assign(window.sitegenAssess, { withMore, inOrder, prunedSteps });
})();
