/* What each school has per pupil: one value for each school, stage and indicator, as `sitegen assess` counts it. */
(function schoolValues() {
  "use strict";

  const { finished, fraction, parsed, add, times, over, negative } = window.sitegenAssess;

  const STAGES = ["小学", "初中"];
  const PREFIXES = { 小学: "primary", 初中: "junior" };
  const INDICATORS = ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"];
  const OF_THE_STAGE = new Set(["1.1", "1.2", "1.3"]);
  const PER_HUNDRED = new Set(["1.1", "1.2", "1.3", "1.7"]);
  const BREATH = 100; // schools between two chances for the page to answer
  const ONE = fraction(1n);
  const NOTHING = fraction(0n);
  const EQUAL = [ONE, ONE, ONE];
  /* Weights of primary, junior and senior pupils where stages share what a school has. */
  const WEIGHTS_2015 = {
    九年一贯制学校: [ONE, fraction(11n, 10n), NOTHING],
    完全中学: [NOTHING, ONE, fraction(12n, 10n)],
    十二年一贯制学校: [ONE, fraction(11n, 10n), fraction(132n, 100n)],
  };
  /* In which steps and unit means are added. */
  const STEPS = {
    1.1: [ONE, "人"], 1.2: [ONE, "人"], 1.3: [ONE, "人"], 1.4: [ONE, "平方米"], 1.5: [ONE, "平方米"],
    1.6: [fraction(1n, 100n), "万元"], 1.7: [ONE, "间"],
  };

  const READ = new WeakMap(); // numbers of each school, read once: a changed school is another object

  /* The number in a cell; nothing where it is empty. */
  function cell(school, name) {
    if (!READ.has(school)) READ.set(school, new Map());
    const numbers = READ.get(school);
    if (!numbers.has(name)) numbers.set(name, (school[name] ?? "") === "" ? null : parsed(school[name]));
    return numbers.get(name);
  }

  function pupilsOf(school, stage) {
    return cell(school, `${PREFIXES[stage]}_pupils`)?.near ?? 0;
  }

  /* Why the school indicators are not asked of a school; nothing if they are. */
  function reasonLeftOut(school, profile) {
    const pupils = STAGES.reduce((sum, stage) => sum + pupilsOf(school, stage), 0);
    if (profile.excluded.includes(school.kind)) return "kind";
    if (!pupils) return "no-pupils";
    return school.kind === "教学点" && pupils < profile.smallest_teaching_point ? "small" : "";
  }

  /* The sum of cells; nothing where one of them is empty. */
  function sum(school, ...names) {
    const numbers = names.map((name) => cell(school, name));
    return numbers.includes(null) ? null : numbers.reduce(add);
  }

  function means(indicator, school, stage, switches) {
    const prefix = PREFIXES[stage];
    const isSports = switches.sports === "indoor-is-sports";
    switch (indicator) {
      case "1.1":
        return stage === "小学" && switches.degree === "college"
          ? sum(school, "primary_bachelor_teachers", "primary_college_teachers")
          : sum(school, `${prefix}_bachelor_teachers`);
      case "1.2":
        return sum(school, `${prefix}_key_teachers`);
      case "1.3":
        return sum(school, `${prefix}_arts_teachers`);
      case "1.4": {
        const whole = sum(school, "teaching_area");
        const indoor = isSports ? sum(school, "indoor_sports_area") : NOTHING;
        return whole && indoor && add(whole, negative(indoor));
      }
      case "1.5": {
        const outside = sum(school, "outdoor_sports_area");
        const indoor = isSports ? sum(school, "indoor_sports_area") : NOTHING;
        return outside && indoor && add(add(outside, indoor), sum(school, "nearby_sports_area") || NOTHING);
      }
      case "1.6":
        return sum(school, "equipment");
      default:
        return sum(school, "multimedia_classrooms");
    }
  }

  /* What one teacher, square metre, 万元 or room adds to the indicator. */
  function factorOf(indicator, school, stage, switches) {
    const scale = fraction(PER_HUNDRED.has(indicator) ? 100n : indicator === "1.6" ? 10000n : 1n);
    if (OF_THE_STAGE.has(indicator)) return over(scale, fraction(BigInt(pupilsOf(school, stage))));
    const weights = (switches.split === "weights-2015" && WEIGHTS_2015[school.kind]) || EQUAL;
    const pupils = ["primary_pupils", "junior_pupils", "senior_pupils"].map((name) => cell(school, name) ?? NOTHING);
    const whole = pupils.map((number, place) => times(number, weights[place])).reduce(add);
    return over(times(scale, weights[STAGES.indexOf(stage)]), whole);
  }

  function valueOf(number, school, stage, indicator, switches) {
    const owned = means(indicator, school, stage, switches);
    const factor = factorOf(indicator, school, stage, switches);
    return {
      holder: `${number} ${OF_THE_STAGE.has(indicator) ? stage : ""} ${indicator}`,
      number, stage, indicator, factor,
      pupils: pupilsOf(school, stage),
      means: owned,
      perPupil: owned && times(owned, factor),
    };
  }

  /* Steps to the values of all schools that count, in the order of schools, stages and indicators. */
  function* valueSteps(schools, profile, switches) {
    const found = [];
    for (const [number, school] of schools.entries()) {
      if (number % BREATH === BREATH - 1) yield;
      if (reasonLeftOut(school, profile)) continue;
      for (const stage of STAGES.filter((each) => pupilsOf(school, each))) {
        for (const indicator of INDICATORS) found.push(valueOf(number, school, stage, indicator, switches));
      }
    }
    return found;
  }

  function values(schools, profile, switches) {
    return finished(valueSteps(schools, profile, switches));
  }

  Object.assign(window.sitegenAssess, { STAGES, PREFIXES, INDICATORS, STEPS, BREATH, values, valueSteps, reasonLeftOut });
})();
