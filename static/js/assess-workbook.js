/* Sheets of an .xlsx workbook: values as its cells hold them, dates and percentages as it shows them. The same as
   `sitegen/importers/files/workbook.py`. */
(function schoolWorkbooks() {
  "use strict";

  const { cleaned } = window.sitegenAssess;

  const BOUNDS = { bytes: 32e6, markup: 32e6, text: 8e6, rows: 2000, columns: 256, characters: 10000 };
  const AT_ONCE = 100; // rows or texts parsed between two chances for the page to answer
  const DAY = 864e5;
  const LAST_DAY = 2958465;
  const DECIMAL = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;

  function refused(code) {
    return Object.assign(new Error(code), { code });
  }

  /* Where each file of a ZIP archive lies. */
  function directory(buffer) {
    const view = new DataView(buffer);
    let end = view.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw refused("damaged");
    const files = new Map();
    // As with Python's zipfile, the directory ends where its end is told, whatever came in before it.
    const begin = end - view.getUint32(end + 12, true);
    const shift = begin - view.getUint32(end + 16, true);
    let place = begin;
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      if (view.getUint32(place, true) !== 0x02014b50) throw refused("damaged");
      const [flags, method] = [8, 10].map((offset) => view.getUint16(place + offset, true));
      const [sum, packed, size] = [16, 20, 24].map((offset) => view.getUint32(place + offset, true));
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(place + offset, true));
      const name = new TextDecoder().decode(new Uint8Array(buffer, place + 46, nameLength));
      files.set(name, { flags, method, sum, packed, size, local: view.getUint32(place + 42, true) + shift });
      place += 46 + nameLength + extra + comment;
    }
    return { buffer, view, files };
  }

  /* One file of an archive, unpacked by the browser. */
  async function unpacked({ buffer, view, files }, name) {
    const { flags, method, sum, packed, size, local } = files.get(name);
    if (size > BOUNDS.markup) throw refused("too-large");
    if (flags & 1 || view.getUint32(local, true) !== 0x04034b50) throw refused("damaged");
    const [nameLength, extra] = [26, 28].map((offset) => view.getUint16(local + offset, true));
    if (new TextDecoder().decode(new Uint8Array(buffer, local + 30, nameLength)) !== name) throw refused("damaged");
    const start = local + 30 + nameLength + extra;
    const bytes = new Uint8Array(buffer, start, packed);
    const content = method === 0 ? bytes : await inflated(bytes, size);
    if (checksum(content) !== sum) throw refused("damaged");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    if (text.slice(0, 1000).includes("<!DOCTYPE") || text.includes("<!ENTITY")) throw refused("damaged");
    return text;
  }

  async function inflated(bytes, size) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = stream.getReader();
    const whole = new Uint8Array(size);
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return whole.subarray(0, length);
      if (length + value.length > size) throw refused("damaged");
      whole.set(value, length);
      length += value.length;
    }
  }

  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
    return rest;
  });

  /* CRC-32, by which an archive tells a damaged file. */
  function checksum(bytes) {
    let sum = 0xffffffff;
    for (let place = 0; place < bytes.length; place += 1) sum = TABLE[(sum ^ bytes[place]) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  }

  function xml(text) {
    const found = new DOMParser().parseFromString(text, "application/xml");
    if (found.getElementsByTagName("parsererror").length) throw refused("damaged");
    return found;
  }

  const every = (node, name) => Array.from(node.getElementsByTagNameNS("*", name));

  async function partsOfWorkbook(buffer) {
    const archive = directory(buffer);
    const { files } = archive;
    if (files.has("content.xml")) throw refused("open-document");
    if (files.has("xl/workbook.bin")) throw refused("binary-workbook");
    if (!files.has("xl/workbook.xml")) throw refused("not-a-table");
    const read = async (name) => xml(await unpacked(archive, name));
    const text = async (name) => (name ? unpacked(archive, name) : "");
    const book = await read("xl/workbook.xml");
    const relations = every(await read("xl/_rels/workbook.xml.rels"), "Relationship").map((item) => {
      const target = item.getAttribute("Target") ?? "";
      const kind = (item.getAttribute("Type") ?? "").split("/").pop();
      return { id: item.getAttribute("Id"), kind, target: target.startsWith("/") ? target.slice(1) : `xl/${target}` };
    });
    const part = (kind) => relations.findLast((item) => item.kind === kind && files.has(item.target))?.target;
    const styles = part("styles");
    const is1904 = every(book, "workbookPr").some((item) => ["1", "true"].includes(item.getAttribute("date1904")));
    const known = {
      texts: await text(part("sharedStrings")),
      styles: styles ? stylesOf(await read(styles)) : [],
      firstDay: is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30),
    };
    const sheets = [];
    for (const item of every(book, "sheet")) {
      const id = Array.from(item.attributes).find(({ localName, prefix }) => localName === "id" && prefix).value;
      const { kind, target } = relations.find((relation) => relation.id === id);
      if (kind !== "worksheet") continue;
      const isHidden = (item.getAttribute("state") ?? "visible") !== "visible";
      sheets.push({ name: item.getAttribute("name") ?? "", isHidden, content: await text(target) });
    }
    return { sheets, known };
  }

  /* Elements of one name below the root, parsed some at a time. */
  function* some(text, name) {
    const root = /<(?![?!])([\w.-]+:)?[\w.-]+(\s[^>]*)?>/.exec(text);
    if (!root) return;
    const prefix = root[1] ?? "";
    const end = `</${prefix}${name}>`;
    const first = text.slice(root.index).search(new RegExp(`<${prefix}${name}[\\s/>]`));
    let place = first < 0 ? text.length : root.index + first;
    while (text.indexOf(end, place) >= 0) {
      const begin = place;
      for (let count = 0; count < AT_ONCE && text.indexOf(end, place) >= 0; count += 1) place = text.indexOf(end, place) + end.length;
      const whole = `${root[0]}${text.slice(begin, place)}</${root[0].slice(1).split(/[\s>]/)[0]}>`;
      yield* xml(whole).documentElement.children;
      yield null;
    }
  }

  function* sheetsOfWorkbook({ sheets, known }) {
    const found = [];
    const texts = [];
    for (const item of some(known.texts, "si")) {
      if (item) texts.push(textOf(item));
      else yield;
    }
    for (const { name, isHidden, content } of sheets) {
      const lines = [];
      let number = 0;
      for (const row of some(content, "row")) {
        if (!row) {
          yield;
          continue;
        }
        number = Number(row.getAttribute("r")) || number + 1;
        const cells = cellsOf(row, { ...known, texts });
        if (!cells.length) continue;
        if (number > BOUNDS.rows) throw refused("too-large");
        lines.push({ number, cells, isHidden: ["1", "true"].includes(row.getAttribute("hidden")) });
      }
      const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
      for (const { cells } of lines) while (cells.length < width) cells.push("");
      found.push({ name, isHidden, lines });
    }
    return found;
  }

  /* Text of a cell without the readings that East Asian spreadsheets keep beside it. */
  function textOf(item) {
    const text = Array.from(item.getElementsByTagNameNS("*", "t"))
      .filter(({ parentNode }) => parentNode.localName !== "rPh")
      .map(({ textContent }) => textContent)
      .join("");
    return text.replace(/_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }

  /* Of each style `date`, `percent` or nothing. */
  function stylesOf(tree) {
    const codes = new Map(every(tree, "numFmt").map((item) => [item.getAttribute("numFmtId"), item.getAttribute("formatCode") ?? ""]));
    return every(tree, "cellXfs").flatMap((part) => Array.from(part.children, (item) => {
      const id = item.getAttribute("numFmtId") ?? "0";
      return shownAs(Number(id), codes.get(id) ?? "");
    }));
  }

  function shownAs(id, code) {
    const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
    const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    if ((!code && isDate) || /[ymdhs]/i.test(bare)) return "date";
    return (!code && (id === 9 || id === 10)) || bare.includes("%") ? "percent" : "";
  }

  function cellsOf(row, known) {
    const cells = [];
    let column = -1;
    for (let cell = row.firstElementChild; cell; cell = cell.nextElementSibling) {
      if (cell.localName !== "c") continue;
      const letters = (cell.getAttribute("r") ?? "").replace(/[^A-Z]/g, "");
      column = letters ? Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : column + 1;
      const text = cleaned(shown(cell, known));
      if (!text) continue;
      if (column >= BOUNDS.columns) throw refused("too-large");
      while (cells.length < column) cells.push("");
      cells[column] = text;
    }
    return cells;
  }

  /* What the cell holds; a formula that nobody worked out begins with `=`. */
  function shown(cell, { texts, styles, firstDay }) {
    const parts = Object.create(null);
    for (let part = cell.firstElementChild; part; part = part.nextElementSibling) parts[part.localName] = part;
    const kind = cell.getAttribute("t") ?? "n";
    if (kind === "inlineStr") return parts.is ? textOf(parts.is) : "";
    const value = parts.v?.textContent ?? "";
    // A formula that comes to no text keeps an empty value as `str`; any other is one that nobody worked out.
    if (parts.f && !value && !(parts.v && kind === "str")) return `=${parts.f.textContent}`;
    if (!parts.v) return "";
    if (kind === "s") {
      if (texts[Number(value)] === undefined) throw refused("damaged");
      return texts[Number(value)];
    }
    if (kind === "b") return value === "0" ? "FALSE" : "TRUE";
    if (kind === "n") return numberShown(value, styles[Number(cell.getAttribute("s") ?? 0)] ?? "", firstDay);
    return kind === "d" ? value.slice(0, 10) : value;
  }

  function numberShown(text, kind, firstDay) {
    const number = DECIMAL.test(text) ? Number(text) : NaN;
    if (!Number.isFinite(number)) return text;
    if (kind === "date" && number >= 1 && number <= LAST_DAY) return new Date(firstDay + Math.floor(number) * DAY).toISOString().slice(0, 10);
    return kind === "percent" ? `${plainNumber(number * 100)}%` : plainNumber(number);
  }

  /* The number as the spreadsheet means it: 12.300000000000001 is 12.3. */
  function plainNumber(number) {
    const [mantissa, exponent = "0"] = (number || 0).toPrecision(15).split("e");
    const sign = mantissa.startsWith("-") ? "-" : "";
    const [whole, decimals = ""] = mantissa.replace("-", "").split(".");
    const point = whole.length + Number(exponent);
    const digits = (whole + decimals).padStart(whole.length + decimals.length + Math.max(0, 1 - point), "0").padEnd(Math.max(point, 1), "0");
    const at = Math.max(point, 1);
    const after = digits.slice(at).replace(/0+$/, "");
    return sign + digits.slice(0, at) + (after ? `.${after}` : "");
  }

  Object.assign(window.sitegenAssess, { refused, partsOfWorkbook, sheetsOfWorkbook, BOUNDS });
})();
