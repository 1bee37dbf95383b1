/* The page of the self-check: a table of schools in, a verdict out. Nothing is sent, and nothing is kept. */
(function selfCheck() {
  "use strict";

  const { profileOf, readings, decisive, reportSteps, readingsOfText, readingsOfFile, schoolsOut, unreadable } = window.sitegenAssess;
  const { changed, withChange, withoutChange, changeWords, sentence, resultRows } = window.sitegenAssess;
  const { element, strips, save, verdictWord, summaryOf, standing, differencesTable, schoolsTable, additionSteps } = window.sitegenAssess;

  const place = (id) => document.getElementById(`assess-${id}`);
  const data = JSON.parse(place("data").textContent);
  const SLICE = 24; // milliseconds of work between two breaths of the page
  const SHOWN = 60; // schools in the table before more are asked for

  let given = []; // schools as the file has them
  let schools = []; // with what was changed
  let changes = [];
  let notes = [];
  let source = "";
  let isPasted = false;
  let whole = null; // the report that is shown, once all of it is worked out
  let run = 0;

  function chosen() {
    const form = new FormData(place("method"));
    return {
      profile: profileOf(data.profiles.find(({ id }) => id === form.get("profile"))),
      switches: Object.fromEntries(Object.keys(data.choices).map((name) => [name, form.get(name)])),
    };
  }

  /* What must be mended; and what is only to be known, in its own box, which belongs to the result if there is one. */
  function showFaults(faults) {
    const groups = { faults: faults.filter(({ severity }) => severity === "error"), notes: faults.filter(({ severity }) => severity === "warning") };
    place(groups.faults.length ? "faults" : "source-block").after(place("notes"));
    notes = groups.notes.map(faultWords);
    for (const [id, own] of Object.entries(groups)) {
      const box = place(id);
      box.hidden = !own.length;
      box.replaceChildren();
      if (!own.length) continue;
      box.append(element("p", {}, id === "faults" ? `有${own.length}处要改，改好再来：` : "读的时候注意到："));
      box.append(element("ul", {}, ...own.slice(0, 50).map((one) => element("li", {}, faultWords(one)))));
      if (own.length > 50) box.append(element("p", {}, `另有${own.length - 50}处同样要改。`));
    }
  }

  function faultWords(one) {
    const where = `${one.line ? `第${one.line}行` : ""}${one.column ? `“${one.column}”` : ""}`;
    return `${where}${where ? "：" : ""}${sentence(one)}`;
  }

  /* Takes in what a file or a text may be read as, unless something newer comes; while it is typed, the cursor stays. */
  async function take(name, readingsOf, isTyped = false) {
    const current = ++run;
    place("clear").hidden = false;
    let found;
    try {
      found = await unhurried(schoolsOut(await readingsOf(), data), current);
    } catch (error) {
      found = { schools: [], faults: [unreadable(error, data)] };
    }
    if (!found || current !== run) return;
    showFaults(found.faults);
    [given, changes, source] = [found.faults.some(({ severity }) => severity === "error") ? [] : found.schools, [], name];
    place("change-fault").textContent = "";
    if (!given.length) lead(isTyped);
    if ((await show()) && !isTyped) lead();
  }

  /* Moves view and focus to what must be mended; else to the result, and to what is to be known of it. */
  function lead(isTyped = false) {
    const [faults, noted] = [place("faults"), place("notes")];
    if (isTyped) faults.querySelector("p")?.scrollIntoView({ block: "nearest" });
    else if (!faults.hidden) {
      faults.focus({ preventScroll: true });
      faults.scrollIntoView();
    } else {
      if (!noted.hidden) noted.focus({ preventScroll: true });
      place("result").scrollIntoView();
    }
  }

  function clear() {
    place("paste").value = "";
    showFaults([]);
    [given, changes] = [[], []];
    show();
    place("clear").hidden = true;
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
    [schools, whole] = [changed(given, changes), null];
    if (!schools.length) place("result").hidden = true;
    if (!schools.length) return false;
    showChanges();
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
    place("additions").replaceChildren(element("p", {}, "正在算补多少才够……"));
    const before = changes.length ? await unhurried(reportSteps(given, profile, switches), current) : { verdicts: printed };
    if (!before) return;
    const now = changes.length ? `改之前：${standing(before.verdicts)}；改之后：` : "现在：";
    place("effect").textContent = `${now}${standing(printed)}。`;
    if (!(await unhurried(drawn(printed), current))) return;
    const added = await unhurried(additions(), current);
    if (!added) return;
    whole = { ...printed, ...added };
    if (!(await unhurried(additionSteps(place("additions"), whole), current))) return;
    const all = [];
    if (await unhurried(readings(schools, profile, data.choices), current, (one) => one && all.push(one))) showReadings(all, printed, switches);
  }

  /* Draws part after part of what is known at once. */
  function* drawn(printed) {
    place("differences").replaceChildren(differencesTable(printed));
    yield;
    schoolsTable(place("schools"), printed, SHOWN);
    yield;
    place("plots").replaceChildren();
    for (const strip of strips(printed.schools, data.indicators)) {
      place("plots").append(strip);
      yield;
    }
    place("names").replaceChildren(...schools.map(({ school }) => element("option", { value: school })));
  }

  function showVerdict(printed, profile, switches) {
    const { verdict } = printed;
    const card = element("div", { className: `assess-verdict assess-${verdict}` },
      element("p", { className: "assess-word" }, `资源配置：${verdictWord(printed)}`),
      element("p", {}, summaryOf(printed)),
      element("p", { id: "assess-readings" }, "正在看换一种算法是否改变结论……"),
      element("p", { className: "small" }, `标准：${profile.name}。算法：${usedWords(switches)}。`)
    );
    if (printed.own_lines.length) card.append(ownLines(printed.own_lines));
    place("verdict").replaceChildren(card);
  }

  /* What the chosen lines have otherwise than the common thresholds. */
  function ownLines(lines) {
    const items = lines.map((line) => element("li", {}, line));
    return element("div", { id: "assess-own-lines", className: "small" }, element("p", {}, "这套标准自己的数："), element("ul", {}, ...items));
  }

  function usedWords(switches) {
    return Object.entries(switches).map(([name, option]) => `${data.names[name]}：${data.options[name][option]}`).join("；");
  }

  function showReadings(all, { schools: units, verdict }, switches) {
    place("readings").textContent = units.length ? readingsWords(all, verdict, switches) : "没有一所学校计入，换哪一种算法都没有可判的。";
  }

  function readingsWords(all, verdict, switches) {
    if (new Set(all.map(({ met }) => met)).size === 1) {
      return `换用${all.length}种算法中的任何一种，${verdict === "unknown" ? "都一样判不了" : "结论都一样"}。`;
    }
    const names = decisive(all, switches).map((name) => data.names[name]);
    return names.length
      ? `换一种算法，结论会变：取决于${names.join("、")}。`
      : `单换一项，结论不变；${all.length}种算法的组合里，有的结论不同。`;
  }

  /* Where the numbers come from, and which are not the file's: beside the result, on paper too, and beside the form to undo. */
  function showChanges() {
    const told = changes.length ? `，其中${changes.length}个数改过，是试算，不是原来的数：` : "。";
    place("source").textContent = `数据：${source}，${given.length}所学校${told}`;
    place("changed").replaceChildren(...changes.map((one) => element("li", {}, changeWords(one))));
    place("changes").replaceChildren(
      ...changes.map((one, number) => {
        const undo = element("button", { type: "button" }, "改回");
        undo.setAttribute("aria-label", `改回${one.school}的${one.title}`);
        undo.addEventListener("click", () => {
          alter(withoutChange(given, changes, number));
          const buttons = place("changes").querySelectorAll("button");
          (buttons[Math.min(number, buttons.length - 1)] ?? place("change").elements.value).focus();
        });
        return element("li", {}, `${changeWords(one)} `, undo);
      })
    );
  }

  /* Goes on with other changes, unless they are refused. */
  function alter({ changes: others, refusal = "" }) {
    place("change-fault").textContent = refusal;
    if (refusal) return;
    changes = others;
    show();
  }

  /* Saves the results, worked out in slices where they are not there yet. */
  async function download() {
    const { profile, switches } = chosen();
    const about = {
      source: place("source").textContent,
      method: `${profile.name}；${usedWords(switches)}`,
      notes,
      ownLines: profile.own_lines,
      changes,
    };
    const current = run;
    let found = whole;
    if (!found) {
      const first = await unhurried(reportSteps(schools, profile, switches), current);
      const added = first && (await unhurried(first.additions(), current));
      found = added && { ...first.verdicts, ...added };
    }
    if (found) save(resultRows(found, about, data));
  }

  place("file").addEventListener("change", ({ target }) => {
    const [file] = target.files;
    isPasted = false;
    if (file) take(file.name, () => readingsOfFile(file));
    target.value = "";
  });
  place("paste").addEventListener("input", ({ target, inputType = "" }) => {
    const isTyped = !/^insertFrom/.test(inputType);
    if (target.value.trim()) {
      isPasted = true;
      take("粘贴的表格", () => readingsOfText(target.value), isTyped);
    } else if (isPasted) clear();
  });
  place("sample").addEventListener("click", () => {
    isPasted = false;
    take("虚构的示例县", () => readingsOfText(data.sample));
  });
  place("clear").addEventListener("click", () => {
    clear();
    place("paste").focus();
  });
  place("method").addEventListener("change", show);
  place("change").addEventListener("submit", (event) => {
    event.preventDefault();
    alter(withChange(given, changes, Object.fromEntries(new FormData(event.target)), data));
  });
  place("print").addEventListener("click", () => window.print());
  place("csv").addEventListener("click", download);
})();
