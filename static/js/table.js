/* Tables marked `data-sortable` can be sorted by their column headings. Without this script they keep their order. */
(function sortableTables() {
  "use strict";

  const collator = new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true });

  function sortValue(cell) {
    return cell.dataset.sort ?? cell.textContent.trim();
  }

  function compare(a, b) {
    const [x, y] = [Number.parseFloat(a), Number.parseFloat(b)];
    if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
    return collator.compare(a, b);
  }

  /* Cells without a value stay at the end in both directions. */
  function isBlank(value) {
    return value === "" || value === "—";
  }

  function sortRows(table, index, direction) {
    const body = table.tBodies[0];
    const keyed = Array.from(body.rows, (row) => [sortValue(row.cells[index]), row]);
    keyed.sort(([a], [b]) => {
      if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
      return direction * compare(a, b);
    });
    body.append(...keyed.map(([, row]) => row));
  }

  function makeSortable(table) {
    const headings = Array.from(table.tHead.rows[0].cells);
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    table.after(status);

    headings.forEach((heading, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      const hint = heading.querySelector("small");
      button.append(...Array.from(heading.childNodes).filter((node) => node !== hint));
      heading.prepend(button);
      button.addEventListener("click", () => {
        const first = heading.classList.contains("number") ? "descending" : "ascending";
        const other = first === "ascending" ? "descending" : "ascending";
        const next = heading.getAttribute("aria-sort") === first ? other : first;
        headings.forEach((one) => one.removeAttribute("aria-sort"));
        heading.setAttribute("aria-sort", next);
        sortRows(table, index, next === "ascending" ? 1 : -1);
        status.textContent = `已按${button.textContent.trim()}${next === "ascending" ? "升序" : "降序"}排列`;
      });
    });
  }

  document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
})();
