/* Filters of long tables: a text, and for columns with few values a choice among them with their counts.
   Loaded by table.js, which sorts and keeps the address. */
(function tableFilters() {
  "use strict";

  const { element, textOf, sortValue, compare, isBlank, setSort, sortWords, packedSort, unpackedSort, writeAddress } =
    window.sitegenTables;
  const BLANK = "（空）";
  const WRITE_AFTER = 250;
  let panels = 0;

  function folded(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  /* What a row says, read once: its values by facet, and all its words with the pinyin of its name. */
  function readRow(view, facets, row) {
    const pinyin = (row.cells[0].dataset.sort ?? "").replaceAll(" ", "");
    return {
      row,
      values: facets.map(({ column }) => textOf(row.cells[column.index])),
      words: folded(`${Array.from(row.cells, (cell) => cell.textContent.trim()).join(" ")} ${pinyin}`),
    };
  }

  function matcher(query) {
    const words = folded(query).split(/\s+/).filter(Boolean);
    return (entry) => words.every((word) => entry.words.includes(word));
  }

  /* The values of one column in the order of the column, each with a check box that is made when first wanted. */
  function makeFacet(view, column) {
    panels += 1;
    const panel = element("div", { id: `facet-${panels}`, className: "facet-panel", hidden: true });
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", column.title);
    const button = element("button", { type: "button", className: "facet-button" });
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", panel.id);
    return { column, panel, button, options: new Map() };
  }

  function valuesOf(view, { column }) {
    const found = new Map();
    for (const row of view.rows) {
      const cell = row.cells[column.index];
      const text = textOf(cell);
      if (!found.has(text)) found.set(text, { sort: sortValue(cell), swatch: cell.querySelector(".swatch") });
    }
    for (const text of view.chosen.get(column.key) ?? []) if (!found.has(text)) found.set(text, { sort: text });
    return Array.from(found).sort(
      ([a, x], [b, y]) => Number(isBlank(a)) - Number(isBlank(b)) || compare(x.sort, y.sort),
    );
  }

  function makeOptions(view, facet, changed) {
    facet.options.clear();
    for (const [text, { swatch }] of valuesOf(view, facet)) {
      const box = element("input", { type: "checkbox" });
      const count = element("span", { className: "facet-count" });
      const label = element("label", {}, box, ...(swatch ? [swatch.cloneNode()] : []), isBlank(text) ? BLANK : text, count);
      box.addEventListener("change", () => {
        const chosen = view.chosen.get(facet.column.key) ?? new Set();
        if (box.checked) chosen.add(text);
        else chosen.delete(text);
        if (chosen.size) view.chosen.set(facet.column.key, chosen);
        else view.chosen.delete(facet.column.key);
        changed();
      });
      facet.options.set(text, { box, label, count });
    }
    facet.panel.replaceChildren(...Array.from(facet.options.values(), ({ label }) => label));
  }

  /* Counts say how many rows a value would show with all other filters as they are. */
  function showFacet(view, facet, counts) {
    const chosen = view.chosen.get(facet.column.key);
    for (const [text, { box, label, count }] of facet.options) {
      const number = counts.get(text) ?? 0;
      box.checked = Boolean(chosen?.has(text));
      count.textContent = String(number);
      label.hidden = !number && !box.checked && document.activeElement !== box;
    }
    const names = chosen ? Array.from(chosen, (text) => (isBlank(text) ? BLANK : text)) : [];
    facet.button.textContent = facet.column.title + (names.length ? `：${names.slice(0, 2).join("、")}` : "");
    if (names.length > 2) facet.button.append(`等${names.length}项`);
    facet.button.classList.toggle("is-active", names.length > 0);
  }

  /* On narrow screens rows are blocks without headings, so the order is chosen from a list. */
  function makeSortList(view) {
    const options = view.columns.flatMap(({ key, title }) => [
      element("option", { value: key }, `${title}，升序`),
      element("option", { value: `-${key}` }, `${title}，降序`),
    ]);
    const list = element("select", { className: "table-sort" }, element("option", { value: "" }, "原来的顺序"), ...options);
    list.setAttribute("aria-label", "排序");
    list.addEventListener("change", () => setSort(view, unpackedSort(view, list.value)));
    return list;
  }

  function makeFilter(view) {
    const facets = view.columns.filter((column) => column.isFacet).map((column) => makeFacet(view, column));
    let entries = view.rows.map((row) => readRow(view, facets, row));
    let timer = 0;

    function update() {
      const matches = matcher(view.query);
      const chosen = facets.map(({ column }) => view.chosen.get(column.key));
      const counts = facets.map(() => new Map());
      let shown = 0;
      for (const { row, values, ...entry } of entries) {
        const misses = matches(entry) ? chosen.flatMap((set, index) => (set && !set.has(values[index]) ? [index] : [])) : null;
        row.hidden = misses === null || misses.length > 0;
        shown += Number(!row.hidden);
        if (misses === null || misses.length > 1) continue;
        const countable = misses.length ? misses : facets.keys();
        for (const index of countable) counts[index].set(values[index], (counts[index].get(values[index]) ?? 0) + 1);
      }
      facets.forEach((facet, index) => showFacet(view, facet, counts[index]));
      view.shown = shown;
      const isPlain = !view.sort && !view.query && !view.chosen.size;
      reset.hidden = isPlain && document.activeElement !== reset;
      view.status.classList.toggle("no-print", shown === view.rows.length);
      view.announce();
    }

    function changed() {
      update();
      clearTimeout(timer);
      timer = setTimeout(() => writeAddress(view), WRITE_AFTER);
    }

    view.announce = () => {
      const rows = `共${view.rows.length}行，显示${view.shown}行`;
      view.status.textContent = [view.shown ? rows : `${rows}：没有符合的`, sortWords(view)].filter(Boolean).join("；");
      reset.hidden &&= !view.sort;
      list.value = packedSort(view.sort);
    };

    const list = makeSortList(view);
    const input = element("input", { type: "search", value: view.query, placeholder: "在这张表里查找", autocomplete: "off" });
    input.setAttribute("aria-label", `在“${view.table.caption.textContent}”里查找`);
    input.addEventListener("input", () => {
      view.query = input.value.trim();
      changed();
    });

    const reset = element("button", { type: "button", className: "table-reset", hidden: true }, "恢复原样");
    reset.addEventListener("click", () => {
      view.query = input.value = "";
      view.chosen.clear();
      setSort(view, null);
      observer.takeRecords();
      input.focus();
      changed();
    });

    function open(facet, isOpen) {
      for (const each of facets) {
        const wanted = isOpen && each === facet;
        if (wanted && !each.options.size) {
          makeOptions(view, each, changed);
          update();
        }
        each.panel.hidden = !wanted;
        each.button.setAttribute("aria-expanded", String(wanted));
      }
    }

    const tools = element("div", { className: "table-tools no-print" }, input);
    if (view.table.classList.contains("cards")) tools.append(list);
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "筛选");
    for (const facet of facets) {
      if (new Set(entries.map(({ values }) => values[facets.indexOf(facet)])).size < 2) continue;
      facet.button.addEventListener("click", () => open(facet, facet.panel.hidden));
      facet.panel.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        open(facet, false);
        facet.button.focus();
      });
      tools.append(facet.button);
    }
    tools.append(reset, ...facets.map(({ panel }) => panel));
    view.status.className = "table-status";
    view.table.parentElement.before(tools, view.status);

    /* A map may show the table as of another year: what the cells say is then read again. */
    const observer = new MutationObserver((records) => {
      if (records.every(({ target }) => target === view.table.tBodies[0])) return;
      entries = view.rows.map((row) => readRow(view, facets, row));
      for (const facet of facets) {
        facet.options.clear();
        if (!facet.panel.hidden) makeOptions(view, facet, changed);
      }
      update();
    });
    observer.observe(view.table.tBodies[0], { childList: true, subtree: true });
    update();
  }

  window.sitegenTables.filter = makeFilter;
})();
