/* The page of the self-check: a table of schools in, a verdict out. Nothing is sent, and nothing is kept. */
(function selfCheck() {
  "use strict";

  const { profileOf, readings, decisive, report, reportSteps, readingsOfText, readingsOfFile, schoolsOut, unreadable, cellOf } = window.sitegenAssess;
  const { element, table, words, numbers, strips, save } = window.sitegenAssess;

  const place = (id) => document.getElementById(`assess-${id}`);
  const data = JSON.parse(place("data").textContent);
  const MARKS = { met: "✓", unmet: "✗", unknown: "？" };
  const SLICE = 24; // milliseconds of work between two breaths of the page
  const NAMED = 8; // schools named in the verdict
  const AT_ONCE = 100; // rows drawn between two breaths
  const MOST = 500; // rows of what is to be added
  const SHOWN = 60; // schools in the table before more are asked for

  let schools = [];
  let changes = [];
  let run = 0;

  function chosen() {
    const form = new FormData(place("method"));
    return {
      profile: profileOf(data.profiles.find(({ id }) => id === form.get("profile"))),
      switches: Object.fromEntries(Object.keys(data.choices).map((name) => [name, form.get(name)])),
    };
  }

  /* What must be mended; and what is only to be known, in its own box. */
  function showFaults(faults) {
    const groups = { faults: faults.filter(({ severity }) => severity === "error"), notes: faults.filter(({ severity }) => severity === "warning") };
    for (const [id, own] of Object.entries(groups)) {
      const box = place(id);
      box.hidden = !own.length;
      box.replaceChildren();
      if (!own.length) continue;
      box.append(element("p", {}, id === "faults" ? `有${own.length}处要改，改好再来：` : "读的时候注意到："));
      box.append(element("ul", {}, ...own.slice(0, 50).map(faultItem)));
      if (own.length > 50) box.append(element("p", {}, `另有${own.length - 50}处同样要改。`));
    }
  }

  function faultItem({ line, column, message, remedy: mend }) {
    const where = `${line ? `第${line}行` : ""}${column ? `“${column}”` : ""}`;
    return element("li", {}, `${where}${where ? "：" : ""}${message}。${mend}${mend.endsWith("。") ? "" : "。"}`);
  }

  /* Takes in what a file or a text may be read as, unless something newer comes. */
  async function take(name, readingsOf, isTyped = false) {
    const current = ++run;
    let found;
    try {
      found = await unhurried(schoolsOut(await readingsOf(), data), current);
    } catch (error) {
      found = { schools: [], faults: [unreadable(error, data)] };
    }
    if (!found || current !== run) return;
    showFaults(found.faults);
    schools = found.faults.some(({ severity }) => severity === "error") ? [] : found.schools;
    changes = [];
    place("source").textContent = `数据：${name}，${schools.length}所学校。`;
    const isShown = await show();
    if (isShown && !isTyped) place("result").scrollIntoView();
  }

  /* Lets the page draw and answer. */
  function pause() {
    return new Promise((resolve) => setTimeout(resolve));
  }

  /* What steps come to, with pauses in which the page draws and answers; nothing once something newer is shown. */
  async function unhurried(steps, current, take_ = () => {}) {
    for (;;) {
      await pause();
      const since = performance.now();
      while (performance.now() - since < SLICE) {
        if (current !== run) return null;
        const { done, value } = steps.next();
        if (done) return value ?? true;
        take_(value);
      }
    }
  }

  /* Shows the verdict, and goes on to show the rest; true once the verdict is there. */
  async function show() {
    const current = ++run;
    if (!schools.length) place("result").hidden = true;
    place("clear").hidden = !schools.length;
    if (!schools.length) return false;
    const { profile, switches } = chosen();
    const first = await unhurried(reportSteps(schools, profile, switches), current);
    if (!first) return false;
    place("result").hidden = false;
    showVerdict(first.verdicts, profile, switches);
    showRest(first, current, profile, switches);
    return true;
  }

  /* Part after part, and what other readings say as they are worked out. */
  async function showRest({ verdicts: printed, additions }, current, profile, switches) {
    place("additions").replaceChildren(element("p", {}, "正在算最少补多少……"));
    if (!(await unhurried(drawn(printed), current))) return;
    const added = await unhurried(additions(), current);
    if (!added) return;
    if (!(await unhurried(showAdditions({ ...printed, ...added }), current))) return;
    const all = [];
    if (await unhurried(readings(schools, profile, data.choices), current, (one) => one && all.push(one))) showReadings(all, switches);
  }

  /* Draws part after part of what is known at once. */
  function* drawn(printed) {
    showDifferences(printed.differences);
    yield;
    showSchools(printed, SHOWN);
    yield;
    place("plots").replaceChildren();
    for (const strip of strips(printed.schools, data.indicators)) {
      place("plots").append(strip);
      yield;
    }
    showChanges();
    yield;
    place("names").replaceChildren(...schools.map(({ school }) => element("option", { value: school })));
  }

  function showVerdict(printed, profile, switches) {
    const { verdict } = printed;
    const card = element("div", { className: `assess-verdict assess-${verdict}` },
      element("p", { className: "assess-word" }, `资源配置：${data.verdicts[verdict]}${verdict === "unknown" ? "，有的数没有填" : "标准"}`),
      element("p", {}, summaryOf(printed)),
      element("p", { id: "assess-readings" }, "正在看换一种算法是否改变结论……"),
      element("p", { className: "small" }, `标准：${profile.name}。算法：${usedWords(switches)}。`)
    );
    place("verdict").replaceChildren(card);
  }

  /* Where it falls short: schools by name, and indicators that differ too much. */
  function summaryOf({ schools: units, differences }) {
    const short = [...new Set(units.filter(({ verdict }) => verdict === "unmet").map(({ school }) => school))];
    const all = new Set(units.map(({ school }) => school)).size;
    const named = short.length ? `：${short.slice(0, NAMED).join("、")}${short.length > NAMED ? "等" : ""}` : "";
    const uneven = differences.filter(({ verdict }) => verdict === "unmet").map(({ stage, indicator }) => `${stage}${data.indicators[indicator].short}`);
    return `${all}所学校中${short.length}所没有达到${named}。差异系数${uneven.length ? `超过上限的有${uneven.join("、")}` : "没有一项超过上限"}。`;
  }

  function usedWords(switches) {
    return Object.entries(switches).map(([name, option]) => `${data.names[name]}：${data.options[name][option]}`).join("；");
  }

  function showReadings(all, switches) {
    const isSame = new Set(all.map(({ met }) => met)).size === 1;
    const names = decisive(all, switches).map((name) => data.names[name]);
    const sentence = isSame
      ? `换用${all.length}种算法中的任何一种，结论都一样。`
      : names.length
        ? `换一种算法，结论会变：取决于${names.join("、")}。`
        : `单换一项，结论不变；${all.length}种算法的组合里，有的结论不同。`;
    place("readings").textContent = sentence;
  }

  function showDifferences(differences) {
    const rows = differences.map((item) => [
      `${item.stage} ${data.indicators[item.indicator].short}`,
      String(item.schools), item.mean || "—", item.deviation || "—", item.coefficient || "—", item.limit,
      item.unknown ? `判不了：${item.unknown}所没有数` : `${MARKS[item.verdict]} ${data.verdicts[item.verdict]}`,
    ]);
    const columns = [words("指标"), numbers("学校数"), numbers("全县平均"), numbers("标准差"), numbers("差异系数"), numbers("不超过"), words("结论")];
    place("differences").replaceChildren(table("每项指标在各校之间的差异", columns, rows));
  }

  function showSchools({ schools: units, left_out: leftOut }, most) {
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
      more.addEventListener("click", () => showSchools({ schools: units, left_out: leftOut }, Infinity));
      parts.push(element("p", {}, more));
    }
    if (leftOut.length) {
      parts.push(element("p", { className: "small" }, `不计入的${leftOut.length}所：${leftOut.map(({ school, reason }) => `${school}（${data.reasons[reason]}）`).join("、")}。`));
    }
    place("schools").replaceChildren(...parts);
  }

  function indicatorCell({ value, share, verdict }) {
    if (!value) return "没有数";
    const cell = element("span", {}, `${MARKS[verdict]} ${value}`);
    if (verdict === "unmet") cell.append(element("small", {}, `标准的${share}%`));
    return cell;
  }

  function* showAdditions({ additions, additions_suffice: isEnough, verdict }) {
    const box = place("additions");
    if (!additions.length) {
      box.replaceChildren(element("p", {}, verdict === "met" ? "不用补。" : "有的数没有填，算不出要补多少。"));
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

  function showChanges() {
    place("changes").replaceChildren(
      ...changes.map(({ school, title, before, after }, number) => {
        const undo = element("button", { type: "button" }, "改回");
        undo.addEventListener("click", () => undoChange(number));
        return element("li", {}, `${school}：${title}由${before || "空"}改为${after || "空"} `, undo);
      })
    );
  }

  function change(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const [name, field, given] = ["school", "field", "value"].map((key) => form.get(key).trim());
    const described = data.fields.find((item) => item.name === field);
    const number = schools.findIndex(({ school }) => school === name);
    const { text: value, code, message } = cellOf(given, described, data.words);
    place("change-fault").textContent = number < 0 ? "没有叫这个名称的学校" : code ? message : "";
    if (number < 0 || code) return;
    changes.unshift({ number, school: name, field, title: described.title, before: schools[number][field], after: value });
    put(number, field, value);
  }

  function undoChange(place_) {
    const [{ number, field, before }] = changes.splice(place_, 1);
    put(number, field, before);
  }

  function put(number, field, value) {
    schools = schools.map((school, each) => (each === number ? { ...school, [field]: value } : school));
    show();
  }

  /* The results as a table: a row for each school and indicator, then the differences and what to add. */
  function results() {
    const { profile, switches } = chosen();
    const whole = report(schools, profile, switches, data.choices);
    const rows = [["类别", "学校", "学段", "指标", "数值", "标准", "占标准的%", "结论"]];
    rows.push(["口径", "", "", "", "", "", "", `${profile.name}；${usedWords(switches)}`], ["结论", "", "", "", "", "", "", data.verdicts[whole.verdict]]);
    for (const { school, stage, indicators } of whole.schools) {
      for (const item of indicators) {
        rows.push(["学校", school, stage, item.indicator, item.value, item.threshold, item.share, data.verdicts[item.verdict]]);
      }
    }
    for (const item of whole.differences) rows.push(["差异系数", "", item.stage, item.indicator, item.coefficient, item.limit, "", data.verdicts[item.verdict]]);
    for (const item of whole.additions) rows.push(["最少补", item.school, item.stage, item.indicator, item.amount, "", "", item.unit]);
    return rows;
  }

  place("file").addEventListener("change", ({ target }) => {
    const [file] = target.files;
    if (file) take(file.name, () => readingsOfFile(file));
    target.value = "";
  });
  place("paste").addEventListener("input", ({ target }) => {
    if (target.value.trim()) take("粘贴的表格", () => readingsOfText(target.value), true);
  });
  place("sample").addEventListener("click", () => take("虚构的示例县", () => readingsOfText(data.sample)));
  place("clear").addEventListener("click", () => {
    place("paste").value = "";
    showFaults([]);
    schools = [];
    show();
  });
  place("method").addEventListener("change", show);
  place("change").addEventListener("submit", change);
  place("print").addEventListener("click", () => window.print());
  place("csv").addEventListener("click", () => save(results()));
})();
