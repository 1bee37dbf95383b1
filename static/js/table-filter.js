/* Filters of long tables: a text, and for columns with few values a choice among them with their counts.
   Loaded by table.js, which sorts and keeps the address. */
(function tableFilters() {
  "use strict";

  const { element, isBlank, inOrder, setSort, sortWords, packedSort, unpackedSort, writeAddress } = window.sitegenTables;
  const BLANK = "（空）";
  const WRITE_AFTER = 250;
  let panels = 0;

  function folded(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  /* All words of each row with the pinyin of its name. */
  function readWords(view) {
    const words = (row) => folded(`${view.rows.words(row)} ${view.rows.sort(row, 0).replaceAll(" ", "")}`);
    view.words ??= new Map(view.rows.all.map((row) => [row, words(row)]));
  }

  function matcher(view) {
    const words = folded(view.query).split(/\s+/).filter(Boolean);
    if (words.length) readWords(view);
    return (row) => words.every((word) => view.words.get(row).includes(word));
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
    for (const row of view.rows.all) {
      const text = view.rows.text(row, column.index);
      if (!found.has(text)) found.set(text, { sort: view.rows.sort(row, column.index), swatch: view.rows.swatch(row, column.index) });
    }
    for (const text of view.chosen.get(column.key) ?? []) if (!found.has(text)) found.set(text, { sort: text });
    const places = new Map(inOrder(Array.from(found.values(), ({ sort }) => sort)).map(({ value }, index) => [value, index]));
    return Array.from(found).sort(([, x], [, y]) => places.get(x.sort) - places.get(y.sort));
  }

  function makeOptions(view, facet, changed) {
    facet.options.clear();
    for (const [text, { swatch }] of valuesOf(view, facet)) {
      const box = element("input", { type: "checkbox" });
      const count = element("span", { className: "facet-count" });
      const label = element("label", {}, box, ...(swatch ? [swatch] : []), isBlank(text) ? BLANK : text, count);
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
  function showOptions(view, facet, counts) {
    const chosen = view.chosen.get(facet.column.key);
    for (const [text, { box, label, count }] of facet.options) {
      const number = counts.get(text) ?? 0;
      box.checked = Boolean(chosen?.has(text));
      count.textContent = String(number);
      label.hidden = !number && !box.checked && document.activeElement !== box;
    }
  }

  function showFacet(view, facet) {
    const chosen = view.chosen.get(facet.column.key);
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
    let timer = 0;

    function update() {
      const matches = matcher(view);
      const choosing = facets.filter(({ column }) => view.chosen.has(column.key));
      const opened = facets.find(({ panel }) => !panel.hidden);
      const counts = new Map();
      const valueOf = (row, { column }) => view.rows.text(row, column.index);
      view.hidden.clear();
      for (const row of view.rows.all) {
        const misses = matches(row) ? choosing.filter((facet) => !view.chosen.get(facet.column.key).has(valueOf(row, facet))) : null;
        if (misses?.length !== 0) view.hidden.add(row);
        if (misses === null || misses.length > 1) continue;
        if (!opened || (misses.length && misses[0] !== opened)) continue;
        const value = valueOf(row, opened);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      for (const facet of facets) showFacet(view, facet);
      if (opened) showOptions(view, opened, counts);
      view.shown = view.rows.all.length - view.hidden.size;
      view.rows.filter(view.order, view.hidden);
      const isPlain = !view.sort && !view.query && !view.chosen.size;
      reset.hidden = isPlain && document.activeElement !== reset;
      view.status.classList.toggle("no-print", !view.hidden.size);
      view.announce();
    }

    function changed() {
      update();
      clearTimeout(timer);
      timer = setTimeout(() => writeAddress(view), WRITE_AFTER);
    }

    view.announce = () => {
      const rows = `共${view.rows.all.length}行，显示${view.shown}行`;
      view.status.textContent = [view.shown ? rows : `${rows}：没有符合的`, sortWords(view)].filter(Boolean).join("；");
      reset.hidden &&= !view.sort;
      list.value = packedSort(view.sort);
    };

    const list = makeSortList(view);
    const input = element("input", { type: "search", value: view.query, placeholder: "在这张表里查找", autocomplete: "off" });
    input.setAttribute("aria-label", `在“${view.table.caption.textContent}”里查找`);
    input.addEventListener("focus", () => readWords(view));
    input.addEventListener("input", () => {
      view.query = input.value.trim();
      changed();
    });

    const reset = element("button", { type: "button", className: "table-reset", hidden: true }, "恢复原样");
    reset.addEventListener("click", () => {
      view.query = input.value = "";
      view.chosen.clear();
      view.hidden.clear();
      setSort(view, null);
      input.focus();
      changed();
    });

    function open(facet, isOpen) {
      for (const each of facets) {
        each.panel.hidden = !(isOpen && each === facet);
        each.button.setAttribute("aria-expanded", String(!each.panel.hidden));
      }
      if (!isOpen) return;
      if (!facet.options.size) makeOptions(view, facet, changed);
      update();
    }

    const tools = element("div", { className: "table-tools no-print" }, input);
    if (view.table.classList.contains("cards")) tools.append(list);
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "筛选");
    for (const facet of facets) {
      const { index } = facet.column;
      const first = view.rows.text(view.rows.all[0], index);
      if (view.rows.all.every((row) => view.rows.text(row, index) === first)) continue;
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

    view.rows.watch(() => {
      view.words = null;
      for (const facet of facets) {
        facet.options.clear();
        if (!facet.panel.hidden) makeOptions(view, facet, changed);
      }
      update();
    });
    update();
  }

  window.sitegenTables.filter = makeFilter;
})();
