/* Many names at once: what each is, and whether it is certified. Nothing is sent, and nothing is kept. */
(function many() {
  "use strict";

  const { rowsOf, judge } = window.sitegenMany;
  const { excelLines, save } = window.sitegenCsv;
  const place = (id) => document.getElementById(`many-${id}`);
  const SLICE = 6; /* milliseconds of work between two breaths of the page */
  const SHOWN = 100; /* rows before more are asked for */
  const PART = 10; /* rows that are drawn at once */
  const MOST = 5000;
  const TITLES = ["行", "原文", "结果", "省份", "地级", "名称", "代码", "状态", "说明"];
  const LABELS = ["行", "原文", "认出的", "状态", "说明"];

  let run = 0;
  let records = [];

  function element(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  function path(entry) {
    return [...entry.parents, entry].map(({ title }) => title).join(" › ");
  }

  function address(entry) {
    return new URL(`../../${entry.url.slice(1)}index.html`, location.href).href;
  }

  function link(entry) {
    return element("a", { href: address(entry) }, path(entry));
  }

  function isCounty(entry) {
    return entry.level === "county";
  }

  function isCertified(entry) {
    return isCounty(entry) && entry.status[0].startsWith("certified");
  }

  function statusOf({ place: entry, candidates }) {
    if (!entry) return candidates.length ? "要选" : "没有认出";
    return isCounty(entry) ? entry.status[1] : "不是县级";
  }

  function successors(entry) {
    const now = entry.successors.map((one) => `${one.title}（${one.status[1]}）`).join("、");
    return `${entry.endedIn + 1}年起不再使用${now ? `，今属${now}` : ""}`;
  }

  function noteOf(record) {
    const { place: entry, candidates, agreed, via, near, first } = record;
    if (!entry && candidates.length) return agreed ? `有${candidates.length}处叫这个名字` : "同一行的几个格子对不上";
    if (!entry) return near.length ? `相近的：${near.map(path).join("、")}` : "";
    const words = [via, entry.endedIn ? successors(entry) : "", isCounty(entry) ? "" : entry.note, first ? `与第${first}行是同一处` : ""];
    return words.filter(Boolean).join("；");
  }

  /* ---- The table ---- */

  function choice(record, redraw) {
    const label = `第${record.number}行“${record.words}”是哪一个`;
    const select = element("select", { ariaLabel: label }, new Option("请选一个", ""), ...record.candidates.map((one, index) => new Option(`${path(one)}${one.endedIn ? "（旧）" : ""}`, index)));
    select.addEventListener("change", () => {
      if (!select.value) return;
      record.place = record.candidates[Number(select.value)];
      redraw(record);
      summarize(true);
    });
    return select;
  }

  function statusCell(record) {
    const entry = record.place;
    if (!entry || !isCounty(entry)) return statusOf(record);
    const swatch = element("span", { className: `swatch ${entry.status[0]}` });
    swatch.setAttribute("aria-hidden", "true");
    return element("span", { className: "badge" }, swatch, entry.status[1]);
  }

  function rowOf(record) {
    const row = element("tr", {});
    const redraw = (changed) => {
      const fresh = rowOf(changed);
      row.replaceWith(fresh);
      fresh.querySelector("a")?.focus();
    };
    const named = record.place ? link(record.place) : record.candidates.length ? choice(record, redraw) : "—";
    const cells = [String(record.number), record.text, named, statusCell(record), noteOf(record)];
    cells.forEach((content, index) => {
      const cell = element(index ? "td" : "th", {}, content);
      if (index) cell.dataset.label = LABELS[index];
      else cell.scope = "row";
      if (content === "" || content === "—") cell.className = "blank";
      row.append(cell);
    });
    return row;
  }

  function summarize(done) {
    const known = records.filter((one) => one.place), open = records.filter((one) => !one.place && one.candidates.length).length;
    const units = new Set(known.map((one) => one.place).filter(isCounty)), certified = Array.from(units).filter(isCertified).length;
    const unknown = records.length - known.length - open;
    const words = [`${records.length}个名字，认出${known.length}个`];
    if (units.size) words.push(`${units.size}个不同的县级单位里，名单上有${certified}个`);
    if (open) words.push(`${open}个要您选一选`);
    if (unknown) words.push(`${unknown}个没有认出`);
    place("summary").textContent = done ? `${words.join("；")}。` : `正在查，已查${records.length}个……`;
  }

  /* ---- From text to records ---- */

  /* In small steps: first what a row names, then what comes near to a name that nothing has. */
  function* stepsOf(rows, search, seen) {
    for (const row of rows) {
      for (const found of judge(row.cells, search.named)) {
        yield;
        const near = found.candidates.length ? [] : search.alikeTo(found.words).slice(0, 3);
        records.push({ number: row.number, text: row.text, near, first: seen.get(found.place) ?? 0, ...found });
        if (found.place && !seen.has(found.place)) seen.set(found.place, row.number);
        yield;
      }
    }
  }

  function pause() {
    return new Promise((resolve) => setTimeout(resolve));
  }

  /* Draws the next rows in parts; what is to be done by hand comes first. */
  async function draw(waiting, current) {
    const now = waiting.splice(0, SHOWN);
    while (now.length && current()) {
      place("rows").append(...now.splice(0, PART).map(rowOf));
      await pause();
    }
    const more = place("more");
    more.hidden = !waiting.length;
    more.textContent = `再列出其余${waiting.length}行`;
    more.onclick = () => draw(waiting, current);
  }

  async function show(text, search) {
    const mine = ++run, current = () => mine === run, all = rowsOf(text), rows = all.slice(0, MOST), known = new Map();
    const named = (cell) => known.get(cell) ?? known.set(cell, search.named(cell)).get(cell);
    records = [];
    place("rows").replaceChildren();
    place("result").hidden = !rows.length;
    place("limit").hidden = all.length <= MOST;
    const steps = stepsOf(rows, { alikeTo: search.alikeTo, named }, new Map());
    for (let done = false; !done; ) {
      await pause();
      if (!current()) return;
      const since = performance.now();
      while (!done && performance.now() - since < SLICE) done = steps.next().done;
      if (!done && records.length % 20 === 0) summarize(false);
    }
    summarize(true);
    const order = (record) => (record.place ? 1 : 0);
    await draw(records.slice().sort((a, b) => order(a) - order(b)), current);
    if (current()) place("result").dataset.done = String(records.length);
  }

  function csvRow(record) {
    const entry = record.place, parents = entry ? entry.parents.map(({ title }) => title) : [];
    const [province, prefecture] = entry && entry.level === "province" ? [entry.title, ""] : [parents[0] ?? "", entry && entry.level === "prefecture" ? entry.title : parents[1] ?? ""];
    const result = entry ? "认出" : record.candidates.length ? "要选" : "没有认出";
    const note = [noteOf(record), entry ? "" : record.candidates.map(path).join("、")].filter(Boolean).join("：");
    return [String(record.number), record.text.replaceAll("\t", " "), result, province, prefecture, entry && isCounty(entry) ? entry.title : "", entry ? entry.code : "", entry ? statusOf(record) : "", note];
  }

  let timer = 0;
  function begin() {
    delete place("result").dataset.done;
    clearTimeout(timer);
    timer = setTimeout(() => window.sitegenWithSearch((search) => show(place("paste").value, search)), 150);
  }

  place("paste").addEventListener("input", begin);
  place("sample").addEventListener("click", () => {
    place("paste").value = place("paste").placeholder;
    begin();
  });
  place("clear").addEventListener("click", () => {
    place("paste").value = "";
    begin();
    place("paste").focus();
  });
  place("csv").addEventListener("click", () => save(new Blob([excelLines([TITLES, ...records.map(csvRow)])], { type: "text/csv" }), "查多个的结果.csv"));
  window.sitegenWithSearch((search) => {
    search.named("海淀区"); /* the first name is slow, and nobody should wait for that */
    document.documentElement.dataset.many = "ready";
    if (place("paste").value) begin();
  });
})();
