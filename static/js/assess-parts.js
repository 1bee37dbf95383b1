/* What the page of the self-check is built of: elements, tables, and a strip of dots for each indicator. */
(function parts() {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const [WIDTH, HEIGHT, MARGIN] = [320, 56, 8];
  const HIGHEST = 12; // dots above each other; more would lie on the last

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /* A table; each row is a heading and cells, and a cell is text or a node, right-aligned where its column counts. */
  function table(caption, columns, rows) {
    return element("div", { className: "table-wrap" },
      element("table", { className: "cards" },
        element("caption", {}, caption),
        element("thead", {}, element("tr", {}, ...columns.map(({ title, kind }) => element("th", { scope: "col", className: kind }, title)))),
        element("tbody", {}, ...rows.map(([heading, ...cells]) =>
          element("tr", {},
            element("th", { scope: "row" }, heading),
            ...cells.map((cell, place_) => {
              const { title, kind } = columns[place_ + 1];
              const made = element("td", { className: kind }, cell);
              made.dataset.label = title;
              return made;
            })
          )
        ))
      )
    );
  }

  const words = (title) => ({ title, kind: "text" });
  const numbers = (title) => ({ title, kind: "number" });

  function svg(tag, attributes, ...children) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  /* One strip after the other for each stage and indicator: a dot for each school, a line at the threshold. */
  function* strips(units, indicators) {
    const groups = new Map();
    for (const { school, stage, indicators: items } of units) {
      for (const { indicator, value, threshold, verdict } of items) {
        const key = `${stage}${indicators[indicator].short}`;
        if (!groups.has(key)) groups.set(key, { threshold: Number(threshold), dots: [], without: 0 });
        if (!value) groups.get(key).without += 1;
        else groups.get(key).dots.push({ school, value: Number(value), verdict });
      }
    }
    for (const [title, group] of groups) yield strip(title, group);
  }

  function strip(title, { threshold, dots, without }) {
    const most = dots.reduce((highest, { value }) => Math.max(highest, value), threshold * 1.5);
    const across = (value) => MARGIN + (value / most) * (WIDTH - 2 * MARGIN);
    const missed = dots.filter(({ verdict }) => verdict !== "met").length;
    const told = dots.length ? `${dots.length}所，${missed ? `${missed}所没有达到` : "都达到"}标准${threshold}` : `标准${threshold}`;
    const caption = `${title}：${told}${without ? `，${without}所没有数` : ""}`;
    const line = svg("line", { x1: across(threshold), x2: across(threshold), y1: 2, y2: HEIGHT - 6 });
    return element("figure", {}, svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": caption }, line, ...piled(dots, across)), element("figcaption", {}, caption));
  }

  /* Dots of nearly one value stand above each other. */
  function piled(dots, across) {
    const heights = new Map();
    return dots.flatMap(({ school, value, verdict }) => {
      const column = Math.round(across(value) / 3);
      const level = heights.get(column) ?? 0;
      heights.set(column, level + 1);
      if (level > HIGHEST) return [];
      const dot = svg("circle", { cx: across(value).toFixed(1), cy: HEIGHT - 12 - level * 3, r: verdict === "met" ? 2.5 : 3, class: verdict });
      dot.append(svg("title", {}, `${school} ${value}`));
      return dot;
    });
  }

  /* As CSV for Excel, no cell of which is run as a formula. */
  function save(rows) {
    const quoted = (text) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
    const text = `\ufeff${rows.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    element("a", { href: address, download: "自查结果.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  Object.assign(window.sitegenAssess, { element, table, words, numbers, strips, save });
})();
