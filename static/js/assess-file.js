/* A county's table of schools, as pasted or opened here: nothing of it leaves the machine. Text in UTF-8 or GBK, parted
   by tabs, commas or semicolons, and the first sheet of an XLSX workbook. */
(function schoolFiles() {
  "use strict";

  const HEADER_WITHIN = 20;
  const MOST_BYTES = 32e6;
  const MOST_MARKUP = 64e6;
  const STAGES_OF = {
    小学: ["小学"], 教学点: ["小学"], 初级中学: ["初中"], 完全中学: ["初中"], 职业初中: ["初中"],
    九年一贯制学校: ["小学", "初中"], 十二年一贯制学校: ["小学", "初中"], 特殊教育学校: [],
  };
  const PUPILS = { 小学: "primary_pupils", 初中: "junior_pupils" };
  const NUMBERS = { integer: /^[0-9]{1,9}$/, number: /^[0-9]{1,9}(\.[0-9]{1,6})?$/ };

  function decoded(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
    }
  }

  /* Lines of cells, each with its number in the file. */
  function linesOf(text) {
    const head = text.slice(0, 10000);
    const mark = ["\t", ",", ";"].reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
    const lines = [];
    let cells = [], cell = "", isQuoted = false, number = 1, first = 1;
    for (let place = 0; place <= text.length; place += 1) {
      const character = text[place] ?? "\n";
      if (character === "\n") number += 1;
      if (isQuoted && place < text.length) {
        if (character !== '"') cell += character;
        else if (text[place + 1] === '"') { cell += '"'; place += 1; }
        else isQuoted = false;
      } else if (character === '"' && cell === "") isQuoted = true;
      else if (character === mark || character === "\n") {
        cells.push(cell.trim());
        cell = "";
        if (character === mark) continue;
        lines.push({ number: first, cells });
        [cells, first] = [[], number];
      } else if (character !== "\r") cell += character;
    }
    return lines;
  }

  /* The files in a ZIP archive by name, unpacked by the browser. */
  async function unzipped(buffer, wanted) {
    const view = new DataView(buffer);
    let end = view.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw new Error("not a workbook");
    const files = new Map();
    let place = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
      const [method, packed, size] = [view.getUint16(place + 10, true), view.getUint32(place + 20, true), view.getUint32(place + 24, true)];
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(place + offset, true));
      const name = new TextDecoder().decode(new Uint8Array(buffer, place + 46, nameLength));
      if (wanted.test(name)) {
        if (size > MOST_MARKUP) throw new Error("too large");
        const local = view.getUint32(place + 42, true);
        const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
        files.set(name, await unpacked(new Uint8Array(buffer, start, packed), method));
      }
      place += 46 + nameLength + extra + comment;
    }
    return files;
  }

  async function unpacked(bytes, method) {
    if (method === 0) return new TextDecoder().decode(bytes);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = stream.getReader();
    const parts = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts).text();
      length += value.length;
      if (length > MOST_MARKUP) throw new Error("too large");
      parts.push(value);
    }
  }

  function xml(text) {
    return new DOMParser().parseFromString(text, "application/xml");
  }

  /* What a spreadsheet shows of its first sheet. */
  async function linesOfWorkbook(buffer) {
    const files = await unzipped(buffer, /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/);
    const texts = Array.from(xml(files.get("xl/sharedStrings.xml") ?? "<sst/>").getElementsByTagName("si"), textOf);
    const sheet = xml(files.get("xl/workbook.xml")).getElementsByTagName("sheet")[0];
    const id = sheet.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
    const relations = xml(files.get("xl/_rels/workbook.xml.rels")).getElementsByTagName("Relationship");
    const target = Array.from(relations).find((item) => item.getAttribute("Id") === id).getAttribute("Target");
    const name = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    return Array.from(xml(files.get(name)).getElementsByTagName("row"), (row) => ({
      number: Number(row.getAttribute("r")),
      cells: cellsOf(row, texts),
    }));
  }

  /* Text of a cell without the readings that East Asian spreadsheets keep beside it. */
  function textOf(item) {
    return Array.from(item.getElementsByTagName("t"))
      .filter((part) => part.parentNode.localName !== "rPh")
      .map((part) => part.textContent)
      .join("");
  }

  function cellsOf(row, texts) {
    const cells = [];
    for (const cell of row.getElementsByTagName("c")) {
      const letters = cell.getAttribute("r").replace(/[0-9]/g, "");
      const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const value = cell.getElementsByTagName("v")[0]?.textContent ?? "";
      const kind = cell.getAttribute("t");
      cells[column] = (kind === "s" ? texts[Number(value)] : kind === "inlineStr" ? textOf(cell) : kind === "str" || value === "" ? value : plainNumber(value)).trim();
    }
    return Array.from(cells, (cell) => cell ?? "");
  }

  /* Numbers as the spreadsheet means them: 12.300000000000001 is 12.3. */
  function plainNumber(text) {
    const number = Number(text);
    return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : text;
  }

  function plain(text) {
    return text.normalize("NFKC").replace(/[(（].*?[)）]|\s/g, "").toLowerCase();
  }

  /* Schools and faults out of lines; a fault has a line, a column's title, what is wrong and what to do. */
  function schoolsOf(lines, fields) {
    const known = new Map(fields.flatMap(({ name, title }) => [[plain(name), name], [plain(title), name]]));
    const needed = fields.filter(({ required }) => required).map(({ name }) => name);
    const header = lines.slice(0, HEADER_WITHIN).find(({ cells }) => {
      const names = cells.map((cell) => known.get(plain(cell)));
      return needed.every((name) => names.includes(name));
    });
    if (!header) {
      return { schools: [], faults: [{ line: 1, column: "", message: "找不到表头：没有一行写着“学校”和“办学类型”", remedy: "照模板的第一行写列名" }] };
    }
    const names = header.cells.map((cell) => known.get(plain(cell)));
    const twice = names.find((name, place) => name && names.indexOf(name) !== place);
    if (twice) {
      return { schools: [], faults: [{ line: header.number, column: twice, message: "表头有误：这一列写了两次", remedy: "只留下一列" }] };
    }
    const rows = lines.slice(lines.indexOf(header) + 1).filter(({ cells }) => cells.some(Boolean));
    const schools = rows.map(({ cells }) => Object.fromEntries(fields.map(({ name }) => [name, cells[names.indexOf(name)] ?? ""])));
    const faults = rows.flatMap(({ number }, place) => faultsOf(schools[place], number, fields));
    if (!rows.length) faults.push({ line: header.number, column: "", message: "表头下面没有一所学校", remedy: "一所学校写一行" });
    return { schools, faults: [...faults, ...repeated(schools, rows)], missing: fields.filter(({ name }) => !names.includes(name)) };
  }

  function repeated(schools, rows) {
    const seen = new Map();
    return schools.flatMap(({ school }, place) => {
      const first = seen.get(school);
      if (first === undefined) seen.set(school, rows[place].number);
      return first === undefined || !school
        ? []
        : [{ line: rows[place].number, column: "学校", message: `与第 ${first} 行重复：都是“${school}”`, remedy: "删去多余的一行；不是同一所，就写全名称" }];
    });
  }

  function faultsOf(school, line, fields) {
    const faults = fields.flatMap((field) => {
      const message = cellFault(school[field.name], field);
      return message ? [{ line, column: field.title, message, remedy: field.description }] : [];
    });
    return faults.length ? faults : contradictions(school, line);
  }

  function cellFault(cell, { type, required, options }) {
    if (!cell) return required ? "不能为空" : "";
    if (options) return options.includes(cell) ? "" : `“${cell}”不在允许的范围内：${options.join("、")}`;
    if (type === "string") return "";
    return NUMBERS[type].test(cell) ? "" : `“${cell}”不是${type === "integer" ? "整数" : "数"}；只写数字，不写单位和千分号`;
  }

  function contradictions(school, line) {
    const faults = [];
    for (const [stage, name] of Object.entries(PUPILS)) {
      const isAsked = STAGES_OF[school.kind].includes(stage);
      if (isAsked && !school[name]) {
        faults.push({ line, column: `${stage}在校生数`, message: `${school.school}是${school.kind}，没有写${stage}在校生数`, remedy: "写上在校生数；确实没有学生的写0" });
      } else if (!isAsked && Number(school[name]) && school.kind !== "特殊教育学校") {
        faults.push({ line, column: `${stage}在校生数`, message: `${school.school}是${school.kind}，却写了${stage}在校生数`, remedy: "改办学类型，或把这一格留空" });
      }
    }
    if (school.teaching_area && Number(school.indoor_sports_area) > Number(school.teaching_area)) {
      faults.push({ line, column: "室内体育用房面积", message: `${school.school}：室内体育用房面积大过教学及辅助用房面积`, remedy: "教学及辅助用房面积要含室内体育用房；对照统计表改" });
    }
    return faults;
  }

  async function linesOfFile(file) {
    if (file.size > MOST_BYTES) throw new Error("too large");
    const buffer = await file.arrayBuffer();
    return /\.xlsx$/i.test(file.name) ? linesOfWorkbook(buffer) : linesOf(decoded(buffer));
  }

  Object.assign(window.sitegenAssess, { linesOf, linesOfFile, schoolsOf, cellFault });
})();
