/* Tables: headings sort, and the address keeps how a table is shown. Filters and downloads are loaded where they are
   wanted. Without this script tables stand whole. */
(function tables() {
  "use strict";
  if (!document.querySelector(".table-wrap > table")) return;

  const MANY_ROWS = 8;
  const source = document.currentScript.src;
  const collator = new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true });
  const loaded = new Map();

  /* Loads scripts that lie beside this one, each once. */
  function load(...names) {
    for (const name of names.filter((each) => !loaded.has(each))) {
      const script = document.createElement("script");
      script.async = false;
      loaded.set(name, new Promise((done) => script.addEventListener("load", done)));
      script.src = new URL(name, source).href;
      document.head.append(script);
    }
    return Promise.all(names.map((name) => loaded.get(name)));
  }

  /* Words of a cell without its small print. */
  function textOf(cell) {
    const note = cell.querySelector("small");
    const text = note ? cell.textContent.replace(note.textContent, "") : cell.textContent;
    return text.trim();
  }

  function sortValue(cell) {
    return cell.dataset.sort ?? cell.textContent.trim();
  }

  /* Cells without a value stay at the end in both directions. */
  function isBlank(value) {
    return value === "" || value === "—";
  }

  /* What comparing needs of a value, read once. Pinyin is in the order of its characters, which costs next to nothing. */
  function keyOf(value) {
    return { value, isBlank: isBlank(value), number: Number.parseFloat(value), isPlain: /^[a-z ]*$/.test(value) };
  }

  function compare(a, b) {
    if (a.isBlank || b.isBlank) return 0;
    if (!Number.isNaN(a.number) && !Number.isNaN(b.number) && a.number !== b.number) return a.number - b.number;
    if (a.isPlain && b.isPlain) return a.value < b.value ? -1 : Number(a.value > b.value);
    return collator.compare(a.value, b.value);
  }

  /* Values of a column without repetition, in order, those without a value last. */
  function inOrder(values, direction = 1) {
    const keys = Array.from(new Set(values), keyOf);
    return keys.sort((a, b) => Number(a.isBlank) - Number(b.isBlank) || direction * compare(a, b));
  }

  /* Rows that stand in the page. Those of a long table come from a file and answer the same (table-rows.js). */
  function rowsInPage(table) {
    const body = table.tBodies[0];
    const texts = new Map();
    let observer = null;
    function read(row) {
      if (!texts.has(row)) texts.set(row, Array.from(row.cells, textOf));
      return texts.get(row);
    }
    return {
      all: Array.from(body.rows),
      text: (row, index) => read(row)[index] ?? "",
      note: (row, index) => row.cells[index]?.querySelector("small")?.textContent.trim() ?? "",
      sort: (row, index) => sortValue(row.cells[index]),
      swatch: (row, index) => row.cells[index].querySelector(".swatch")?.cloneNode() ?? null,
      words: (row) => Array.from(row.cells, (cell) => cell.textContent.trim()).join(" "),
      arrange(order) {
        body.append(...order);
        observer?.takeRecords();
      },
      filter(order, hidden) {
        for (const row of order) row.hidden = hidden.has(row);
      },
      /* A map may show the table as of another year: what the cells say is then read again. */
      watch(changed) {
        observer = new MutationObserver(() => {
          texts.clear();
          changed();
        });
        observer.observe(body, { childList: true, subtree: true });
      },
    };
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function columnOf(heading, index) {
    return {
      index,
      heading,
      key: heading.dataset.key ?? String(index),
      title: textOf(heading),
      hint: heading.querySelector("small"),
      isFacet: "facet" in heading.dataset,
    };
  }

  /* A sort as one word: the key of the column, with a minus in front when it runs downwards. */
  function packedSort(sort) {
    return sort ? (sort.direction < 0 ? "-" : "") + sort.column.key : "";
  }

  function unpackedSort(view, text) {
    const column = view.columns.find((each) => each.key === text.replace(/^-/, ""));
    return column ? { column, direction: text.startsWith("-") ? -1 : 1 } : null;
  }

  /* Who follows an address to a table in a fold wants to see it. */
  function unfold(node) {
    for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  /* Parameters of one table in the address begin with its name, so that several on a page do not get in each other's way. */
  function readAddress(view) {
    const parameters = new URLSearchParams(location.search);
    if (Array.from(parameters.keys()).some((name) => name.startsWith(`t.${view.id}.`))) unfold(view.table);
    view.sort = unpackedSort(view, parameters.get(`t.${view.id}.sort`) ?? "");
    if (!view.isLong) return;
    view.query = parameters.get(`t.${view.id}.q`) ?? "";
    for (const each of view.columns) {
      const chosen = parameters.getAll(`t.${view.id}.f.${each.key}`);
      if (each.isFacet && chosen.length) view.chosen.set(each.key, new Set(chosen));
    }
  }

  function writeAddress(view) {
    const parameters = new URLSearchParams(location.search);
    for (const name of new Set(parameters.keys())) if (name.startsWith(`t.${view.id}.`)) parameters.delete(name);
    if (view.sort) parameters.set(`t.${view.id}.sort`, packedSort(view.sort));
    if (view.query) parameters.set(`t.${view.id}.q`, view.query);
    for (const [key, chosen] of view.chosen) for (const one of chosen) parameters.append(`t.${view.id}.f.${key}`, one);
    const search = parameters.toString();
    history.replaceState(history.state, "", `${location.pathname}${search && "?"}${search}${location.hash}`);
  }

  function sortRows(view) {
    for (const { heading } of view.columns) heading.removeAttribute("aria-sort");
    view.order = view.rows.all;
    if (view.sort) {
      const { column, direction } = view.sort;
      column.heading.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      const values = view.rows.all.map((row) => view.rows.sort(row, column.index));
      const groups = new Map(inOrder(values, direction).map(({ value }) => [value, []]));
      view.rows.all.forEach((row, index) => groups.get(values[index]).push(row));
      view.order = Array.from(groups.values()).flat();
    }
    view.rows.arrange(view.order, view.hidden);
  }

  function setSort(view, sort) {
    view.sort = sort;
    sortRows(view);
    view.announce();
    writeAddress(view);
  }

  function sortWords({ sort }) {
    return sort ? `已按${sort.column.title}${sort.direction > 0 ? "升序" : "降序"}排列` : "";
  }

  /* On narrow screens the headings of such tables are out of sight: nobody should land on their buttons. */
  function followWidth(table) {
    const narrow = matchMedia("(max-width: 47.99rem)");
    const follow = () => {
      for (const button of table.tHead.querySelectorAll(".sort")) button.tabIndex = narrow.matches ? -1 : 0;
    };
    if (!table.classList.contains("cards")) return;
    narrow.addEventListener("change", follow);
    follow();
  }

  function makeSortable(view) {
    for (const column of view.columns) {
      const button = element("button", { type: "button", className: "sort" });
      button.append(...Array.from(column.heading.childNodes).filter((node) => node !== column.hint));
      column.heading.prepend(button);
      button.addEventListener("click", () => {
        const first = column.heading.classList.contains("number") ? -1 : 1;
        const again = view.sort?.column === column && view.sort.direction === first;
        setSort(view, { column, direction: again ? -first : first });
      });
    }
    followWidth(view.table);
    if (view.sort) sortRows(view);
  }

  const DOWNLOADS = [
    ["csv", "CSV"],
    ["excel", "Excel用CSV"],
    ["zip", "附说明（ZIP）"],
  ];

  function makeDownloads(view) {
    const list = element("p", { className: "table-take no-print" }, "下载所见的表：");
    for (const [format, text] of DOWNLOADS) {
      const button = element("button", { type: "button" }, text);
      button.addEventListener("click", () =>
        load("csv.js", "zip.js", "table-download.js").then(() => window.sitegenTables.download(view, format)),
      );
      list.append(button);
    }
    view.table.parentElement.after(list);
  }

  function makeView(table, rows) {
    const view = {
      table,
      id: table.id,
      columns: Array.from(table.tHead.rows[0].cells, columnOf),
      rows,
      order: rows.all,
      hidden: new Set(),
      isLong: rows.all.length > MANY_ROWS,
      sort: null,
      query: "",
      chosen: new Map(),
      status: element("p", { className: "visually-hidden" }),
    };
    view.announce = () => (view.status.textContent = sortWords(view));
    view.status.setAttribute("role", "status");
    makeDownloads(view);
    if (!("sortable" in table.dataset)) return view;
    readAddress(view);
    table.parentElement.after(view.status);
    makeSortable(view);
    if (view.isLong) load("table-filter.js").then(() => window.sitegenTables.filter(view));
    return view;
  }

  window.sitegenTables = {
    element, isBlank, inOrder, makeView, setSort, sortWords, packedSort, unpackedSort, writeAddress,
  };
  for (const table of document.querySelectorAll(".table-wrap:lang(zh) > table:not([data-rows])")) makeView(table, rowsInPage(table));
})();
