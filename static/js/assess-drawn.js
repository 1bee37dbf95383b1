/* What is drawn of a report: its sentences, and its tables as elements. */
(function drawing() {
  "use strict";

  const { element, table, words, numbers } = window.sitegenAssess;

  const data = JSON.parse(document.getElementById("assess-data").textContent);
  const MARKS = { met: "✓", unmet: "✗", unknown: "？" };
  const NAMED = 8; // schools named in the verdict
  const AT_ONCE = 100; // rows drawn between two breaths
  const MOST = 500; // rows of what is to be added

  /* The verdict in a word, or why there is none. */
  function verdictWord({ verdict, schools }) {
    if (verdict !== "unknown") return `${data.verdicts[verdict]}标准`;
    return `${data.verdicts[verdict]}，${schools.length ? "有的数没有填" : "没有一所学校计入"}`;
  }

  /* Where it falls short: schools by name, and indicators that differ too much. */
  function summaryOf({ schools: units, differences, left_out: leftOut }) {
    if (!units.length) return `没有一所学校计入：${leftOut.length}所都不计入，没有可判的。`;
    const all = new Set(units.map(({ school }) => school)).size;
    const short = schoolsThatAre(units, "unmet");
    const known = new Set(short);
    const untold = schoolsThatAre(units, "unknown").filter((school) => !known.has(school));
    if (!short.length && !untold.length) return `${all}所学校都达到标准。${differing(differences)}`;
    const missed = short.length ? `${short.length}所没有达到：${named(short)}` : "没有一所没有达到";
    const unclear = untold.length ? `，${untold.length}所判不了：${named(untold)}` : "";
    return `${all}所学校中${missed}${unclear}。${differing(differences)}`;
  }

  /* Schools of which one stage has this verdict. */
  function schoolsThatAre(units, sought) {
    return [...new Set(units.filter(({ verdict }) => verdict === sought).map(({ school }) => school))];
  }

  function named(schools) {
    return `${schools.slice(0, NAMED).join("、")}${schools.length > NAMED ? "等" : ""}`;
  }

  function differing(differences) {
    const uneven = differences.filter(({ verdict }) => verdict === "unmet").map(({ stage, indicator }) => `${stage}${data.indicators[indicator].short}`);
    const untold = differences.filter(({ verdict }) => verdict === "unknown").length;
    return `差异系数${uneven.length ? `超过上限的有${uneven.join("、")}` : "没有一项超过上限"}${untold ? `，${untold}项判不了` : ""}。`;
  }

  /* How it stands, in so few words that two fit into a line. */
  function standing(printed) {
    const [units, uneven] = [printed.schools, printed.differences].map((items) => items.filter(({ verdict }) => verdict === "unmet"));
    const short = new Set(units.map(({ school }) => school)).size;
    return `${verdictWord(printed)}（没有达到的学校${short}所，超过上限的差异系数${uneven.length}项）`;
  }

  function differencesTable({ differences }) {
    const rows = differences.map((item) => [
      `${item.stage} ${data.indicators[item.indicator].short}`,
      String(item.schools), item.mean || "—", item.deviation || "—", item.coefficient || "—", item.limit,
      item.unknown ? `判不了：${item.unknown}所没有数` : `${MARKS[item.verdict]} ${data.verdicts[item.verdict]}`,
    ]);
    const columns = [words("指标"), numbers("学校数"), numbers("全县平均"), numbers("标准差"), numbers("差异系数"), numbers("不超过"), words("结论")];
    return table("每项指标在各校之间的差异", columns, rows);
  }

  /* Fills `box` with the first schools, and a button for the others. */
  function schoolsTable(box, { schools: units, left_out: leftOut }, most) {
    const ordered = [...units].sort((one, other) => (one.verdict === "met") - (other.verdict === "met"));
    const rows = ordered.slice(0, most).map((unit) => [
      `${unit.school} ${unit.stage}`,
      String(unit.pupils),
      ...unit.indicators.map(indicatorCell),
      `${MARKS[unit.verdict]} ${unit.met}项达标`,
    ]);
    const columns = [words("学校"), numbers("在校生"), ...Object.values(data.indicators).map(({ short }) => numbers(short)), words("结论")];
    const parts = [table("各校指标，没有达到的在前", columns, rows)];
    if (ordered.length > most) {
      const more = element("button", { type: "button", className: "no-print" }, `再看${ordered.length - most}所`);
      more.addEventListener("click", () => schoolsTable(box, { schools: units, left_out: leftOut }, Infinity));
      parts.push(element("p", {}, more));
    }
    if (leftOut.length) {
      parts.push(element("p", { className: "small" }, `不计入的${leftOut.length}所：${leftOut.map(({ school, reason }) => `${school}（${data.reasons[reason]}）`).join("、")}。`));
    }
    box.replaceChildren(...parts);
  }

  function indicatorCell({ value, share, verdict }) {
    if (!value) return "没有数";
    const cell = element("span", {}, `${MARKS[verdict]} ${value}`);
    if (verdict === "unmet") cell.append(element("small", {}, `标准的${share}%`));
    return cell;
  }

  function* additionSteps(box, { schools, additions, additions_suffice: isEnough, verdict }) {
    if (!additions.length) {
      box.replaceChildren(element("p", {}, verdict === "met" ? "不用补。" : schools.length ? "有的数没有填，算不出要补多少。" : "没有一所学校计入，没有要补的。"));
      return;
    }
    const rows = additions.slice(0, MOST).map(({ school, stage, indicator, amount, unit }) => [
      `${school} ${stage}`, data.indicators[indicator].short, `${amount}${unit}`,
    ]);
    const totals = Object.keys(data.indicators).map((indicator) => totalOf(additions, indicator)).filter(Boolean);
    const rest = additions.length - rows.length;
    const columns = [words("学校"), words("补什么"), numbers("补多少")];
    const whole = table("每所学校要补的", columns, rows.slice(0, AT_ONCE));
    box.replaceChildren(
      element("p", {}, `合计：${totals.join("；")}。${isEnough ? "补齐以后，按上面的口径达到标准。" : "有的数没有填，补了这些也还判不了。"}`),
      whole,
      element("p", { className: "small" }, rest ? `另有${rest}项，在下载的结果里。` : "")
    );
    for (let drawn_ = AT_ONCE; drawn_ < rows.length; drawn_ += AT_ONCE) {
      yield;
      whole.querySelector("tbody").append(...table("", columns, rows.slice(drawn_, drawn_ + AT_ONCE)).querySelectorAll("tbody tr"));
    }
  }

  function totalOf(additions, indicator) {
    const own = additions.filter((item) => item.indicator === indicator);
    if (!own.length) return "";
    const sum = own.reduce((total, { amount }) => total + Math.round(Number(amount) * 100), 0) / 100;
    return `${data.indicators[indicator].short}${sum}${own[0].unit}（${own.length}所）`;
  }

  Object.assign(window.sitegenAssess, { verdictWord, summaryOf, standing, differencesTable, schoolsTable, additionSteps });
})();
