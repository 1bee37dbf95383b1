/* What stands on the page of the comparison: the table, the bars, the file and the citation of exactly these places. */
(function compareView() {
  "use strict";

  const { excelLines, save } = window.sitegenCsv;
  const SVG = "http://www.w3.org/2000/svg";
  const SHARE = "share_statutory";

  function element(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  function rows(level) {
    return Array.from(level.template.content.querySelectorAll("[data-key]"));
  }

  function cellOf({ text, klass }) {
    const cell = element("td", text === "—" ? { className: "blank" } : {});
    if (klass) {
      const swatch = element("span", { className: `swatch ${klass}` });
      swatch.setAttribute("aria-hidden", "true");
      cell.append(swatch);
    }
    cell.append(text);
    return cell;
  }

  function headOf(place, remove) {
    const button = element("button", { type: "button", ariaLabel: `移去${place.name}` }, "移去");
    button.className = "no-print";
    button.addEventListener("click", () => remove(place));
    return element("th", { scope: "col" }, element("a", { href: place.url }, place.name), " ", button);
  }

  function table(level, places, remove) {
    const whole = level.template.content.firstElementChild.cloneNode(true);
    whole.caption.textContent = `${level.caption}：${places.map(({ name }) => name).join("、")}`;
    whole.tHead.rows[0].append(...places.map((place) => headOf(place, remove)));
    for (const row of whole.tBodies[0].rows) row.append(...places.map((place) => cellOf(place.cell(row.dataset.key))));
    return whole;
  }

  function bar(place) {
    const { text, sort } = place.cell(SHARE);
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("height", "12");
    svg.setAttribute("aria-hidden", "true");
    for (const [klass, width] of [["share-whole", "100%"], ["share-part", `${Math.max(0, 100 * Number(sort))}%`]]) {
      const part = document.createElementNS(SVG, "rect");
      part.setAttribute("class", klass);
      part.setAttribute("width", width);
      part.setAttribute("height", "12");
      svg.append(part);
    }
    const missing = element("small", {}, `还缺名字：${place.cell("missing").text}`);
    return element("li", {}, element("a", { href: place.url }, place.name), svg, element("span", { className: "number" }, text), missing);
  }

  /* Only what has shares is drawn; the words under each bar say what the share leaves out. */
  function chart(figure, level, places) {
    const head = rows(level).find((row) => row.dataset.key === SHARE);
    figure.hidden = !head;
    if (!head) return;
    figure.querySelector("figcaption").textContent = `${head.cells[0].firstChild.textContent.trim()}（只算收到名字的）`;
    figure.querySelector("ul").replaceChildren(...places.map(bar));
  }

  function download(level, places) {
    const lines = rows(level).map((row) => [row.cells[0].textContent.replace(/\s+/g, " ").trim(), ...places.map((place) => place.cell(row.dataset.key).text)]);
    const note = document.querySelector(".data-note").textContent.trim();
    const head = ["项目", ...places.map(({ within, name }) => within + name)];
    const tail = [["代码", ...places.map(({ code }) => code)], ["网页", location.href], ["说明", note]];
    const names = places.map(({ name }) => name).join("、");
    save(new Blob([excelLines([head, ...lines, ...tail])], { type: "text/csv" }), `比较：${names}.csv`.replace(/[\\/:*?"<>|]/g, "-"));
  }

  const cited = Array.from(document.querySelectorAll("#cite code"), (code) => ({ code, text: code.textContent }));
  const title = document.querySelector("h1").textContent;
  const siteTitle = document.title;
  const address = document.querySelector("link[rel=canonical]")?.href;

  /* The printed citations of the page, with the places in the title and in the address where that is known. */
  function cite(places) {
    const named = places.length ? `${title}：${places.map(({ name }) => name).join("、")}` : title;
    document.title = siteTitle.replace(title, named);
    for (const { code, text } of cited) {
      const titled = text.replaceAll(title, named);
      code.textContent = address ? titled.replaceAll(address, address + location.search) : titled;
    }
  }

  window.sitegenCompare.view = { element, table, chart, download, cite };
})();
