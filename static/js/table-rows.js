/* Rows of a long table: the page holds the first of them, a file of data all; rows are made when they are wanted, a few
   at a time, so that a slow telephone never waits. Loaded after table.js; the file of data calls `fill`. */
(function tableRows() {
  "use strict";

  const { element, isBlank, makeView } = window.sitegenTables;
  const PER_FRAME = 10;
  const STEP = 50;

  /* A column as the file has it: distinct cells with the place of each row's cell, or one cell a row. */
  function readColumn({ texts, places, sorts, classes, links }, heading, rows) {
    const own = places ?? rows;
    return {
      kind: ["number", "status"].find((kind) => heading.classList.contains(kind)),
      title: heading.firstChild.textContent.trim(),
      text: (row) => texts[own[row]],
      sort: (row) => sorts?.[own[row]] ?? texts[own[row]],
      klass: (row) => classes?.[own[row]] ?? "",
      link: links,
    };
  }

  function swatch(klass) {
    return klass ? element("i", { className: `swatch ${klass}` }) : null;
  }

  function contentOf(columns, row, column) {
    const text = column.text(row);
    if (!column.link) return text;
    const [before, other, after] = column.link;
    return element("a", { href: before + columns[other].text(row) + after }, text);
  }

  /* The same markup as the rows that the page holds. */
  function makeRow(columns, row) {
    const cells = columns.map((column, index) => {
      const cell = element(index ? "td" : "th", {}, ...[swatch(column.klass(row)), contentOf(columns, row, column)].filter(Boolean));
      if (!index) cell.scope = "row";
      else if (isBlank(column.text(row))) cell.className = "blank";
      else if (column.kind) cell.className = column.kind;
      if (cell.className === "number") cell.dataset.label = column.title;
      return cell;
    });
    return element("tr", {}, ...cells);
  }

  function fill(id, { count, columns: packed }) {
    const table = document.getElementById(id);
    const body = table.tBodies[0];
    const all = Array.from({ length: count }, (_, row) => row);
    const columns = packed.map((column, index) => readColumn(column, table.tHead.rows[0].cells[index], all));
    let drawn = all.slice(0, body.rows.length);
    let wanted = all;
    let limit = history.state?.rows?.[id] ?? STEP;
    let frame = 0;
    let isSettled = false;

    const left = element("span");
    const more = element("button", { type: "button" });
    const line = element("p", { className: "table-more no-print" }, left, more);
    more.addEventListener("click", () => {
      setLimit(limit + STEP);
      draw(PER_FRAME);
    });

    /* Rows that stand already as wanted stay; the others go, and as many are made as one frame bears. */
    function draw(most) {
      const until = Math.min(limit, wanted.length);
      let same = 0;
      while (same < drawn.length && same < until && drawn[same] === wanted[same]) same += 1;
      if (same) for (const row of Array.from(body.rows).slice(same)) row.remove();
      else body.replaceChildren();
      const next = wanted.slice(same, Math.min(until, same + most));
      body.append(...next.map((row) => makeRow(columns, row)));
      drawn = wanted.slice(0, same + next.length);
      cancelAnimationFrame(frame);
      if (drawn.length < until) frame = requestAnimationFrame(() => draw(PER_FRAME));
      else tell();
    }

    function tell() {
      const rest = wanted.length - drawn.length;
      line.hidden = !rest;
      left.textContent = `这里是前${drawn.length}行，还有${rest}行。`;
      more.textContent = `再显示${Math.min(rest, STEP)}行`;
    }

    function setLimit(rows) {
      limit = rows;
      history.replaceState({ ...history.state, rows: { ...history.state?.rows, [id]: limit } }, "");
    }

    function want(order, hidden) {
      const rows = order.filter((row) => !hidden.has(row));
      if (rows.length === wanted.length && rows.every((row, index) => row === wanted[index])) return;
      wanted = rows;
      if (isSettled) setLimit(STEP);
      draw(PER_FRAME);
    }

    makeView(table, {
      all,
      text: (row, index) => columns[index].text(row),
      note: () => "",
      sort: (row, index) => columns[index].sort(row),
      swatch: (row, index) => swatch(columns[index].klass(row)),
      words: (row) => columns.map((column) => column.text(row)).join(" "),
      arrange: want,
      /* What the address asks for is shown as far as it was when the reader left; a new wish begins at the top. */
      filter(order, hidden) {
        want(order, hidden);
        isSettled = true;
      },
      watch() {},
    });
    window.addEventListener("beforeprint", () => {
      limit = Infinity;
      draw(Infinity);
    });
    document.getElementById(`${id}-rest`).remove();
    table.parentElement.after(line);
    draw(PER_FRAME);
  }

  window.sitegenTables.fill = fill;
})();
