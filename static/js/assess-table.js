/* The schools in a sheet, and everything that is wrong with it: the same list, in the same words, as
   `sitegen/importers/schools/` makes. */
(function schoolTables() {
  "use strict";

  const { plain, keyOf, wordOf, cellOf, fault, contradictions, improbable } = window.sitegenAssess;

  const HEADER_WITHIN = 50;
  const MOST_SECONDS = 2; // lines below the header that belong to it
  const MANY = 5; // more of one kind in one column are told as one
  const BREATH = 100;

  const at = (cells, place) => cells[place] ?? "";
  const folded = (text) => text.normalize("NFKC");

  /* The first line, with those that belong to it, that names the needed fields. */
  function headingOf(lines, fields, words) {
    const needed = fields.filter(({ required }) => required).map(({ name }) => name);
    for (let place = 0; place < Math.min(lines.length, HEADER_WITHIN); place += 1) {
      const found = headingAt(lines, place, words);
      const names = new Set(found.columns.map(({ name }) => name));
      if (needed.every((name) => names.has(name))) return found;
    }
    return null;
  }

  function headingAt(lines, place, words) {
    const { number, cells: head } = lines[place];
    const above = place ? carried(lines[place - 1].cells) : [];
    const wide = carried(head);
    const isSchool = head.some((cell) => wordOf(words.fields, keyOf(cell)) === "school");
    const next = lines.slice(place + 1, place + 1 + MOST_SECONDS).map(({ cells }) => cells);
    const end = isSchool ? next.findIndex((cells) => !isSecond(cells, head, words)) : 0;
    const seconds = end < 0 ? next : next.slice(0, end);
    const below = Array.from({ length: Math.max(0, ...seconds.map(({ length }) => length)) }, (_, each) => seconds.map((cells) => at(cells, each)).join(""));
    const [columns, unknown] = [[], []];
    for (let each = 0; each < Math.max(head.length, below.length); each += 1) {
      const texts = [at(above, each), at(head, each), at(below, each)];
      const column = columnOf(each, texts, texts[2] ? at(wide, each) : texts[1], words);
      if (column) columns.push(column);
      else if (texts[1] + texts[2]) unknown.push(texts[1] + texts[2]);
    }
    return { line: number, last: place + seconds.length, width: head.length, columns, unknown };
  }

  /* Cells in which what spans several columns stands in each of them. */
  function carried(cells) {
    let before = "";
    return cells.map((cell) => (before = cell || before));
  }

  /* Is this a second line of headings or units: no number in it, and nothing below 学校 and 办学类型? */
  function isSecond(cells, head, words) {
    const names = head.map((cell) => wordOf(words.fields, keyOf(cell)));
    const beneath = ["school", "kind"].map((name) => names.indexOf(name)).filter((place) => place >= 0);
    const hasDigit = (cell) => /[0-9]/.test(folded(cell).replace(/\([^()]*\)/g, "").replaceAll("m2", ""));
    return cells.some(Boolean) && !beneath.some((place) => at(cells, place)) && !cells.some(hasDigit);
  }

  /* The column whose heading stands in up to three lines, the widest words first. */
  function columnOf(place, [above, head, below], wide, words) {
    for (const parts of [[above, wide, below], [wide, below], [below, wide], [above, head], [head, above], [head], [below]]) {
      if (!parts.every(Boolean)) continue;
      const [name, unit] = split(parts.join(""), words);
      if (!name) continue;
      const isHead = parts.length === 1 && parts[0] === head;
      const units = [unit, ...bracketed(head + below), ...(isHead ? [plain(below)] : [])].filter(Boolean);
      return withUnit(place, name, head + below, units, words);
    }
    return null;
  }

  /* The field that a heading names, and the unit at its end: 教学仪器设备值/元. */
  function split(heading, words) {
    const key = keyOf(heading);
    if (Object.hasOwn(words.fields, key)) return [words.fields[key], ""];
    for (const unit of words.every_unit) {
      const rest = key.endsWith(unit) ? key.slice(0, -unit.length) : key;
      if (rest !== key && Object.hasOwn(words.fields, rest)) return [words.fields[rest], unit];
    }
    return ["", ""];
  }

  function bracketed(text) {
    return Array.from(folded(text).matchAll(/\(([^()]*)\)/g), ([, inside]) => plain(inside).replace(/^单位:?/, ""));
  }

  function withUnit(place, name, heading, units, words) {
    const known = words.units[name];
    let [moved, other] = [0, ""];
    for (const unit of units) {
      if (known && Object.hasOwn(known, unit)) moved = known[unit];
      else if (known && (words.every_unit.includes(unit) || /[/%每]|生均/.test(unit))) other = unit;
    }
    return { place, name, moved, heading, other };
  }

  function headerFaults({ line, columns, unknown }, fields, words) {
    const titles = Object.fromEntries(fields.map(({ name, title }) => [name, title]));
    const seen = new Set();
    const faults = [];
    for (const { name, moved, heading, other } of columns) {
      const place = { line, column: titles[name], value: heading };
      const unit = words.unit_of[name];
      if (seen.has(name)) faults.push(fault("duplicate-label", `表头有误：“${titles[name]}”写了两列`, "只留下一列", place));
      else if (other) faults.push(fault("unit", `“${heading}”的单位是“${other}”，这一列要${unit}，填全校的总数`, `换算成${unit}再填，列名照模板写`, place));
      else if (moved) faults.push(fault("converted", `“${heading}”已换算成${unit}`, "不必改", { ...place, isWarning: true }));
      seen.add(name);
    }
    const missing = fields.filter(({ name }) => !seen.has(name)).map(({ title }) => title);
    const place = { line, isWarning: true };
    if (unknown.length) faults.push(fault("extra-label", `没有用到这些列：${unknown.join("、")}`, "要用的列，列名照模板写；不用的不必删", place));
    if (missing.length) faults.push(fault("missing-label", `没有这些列：${missing.join("、")}；靠它们算的指标判不了`, "有数的照模板补上这些列；没有的不必补", place));
    return faults;
  }

  /* Lines below a header that are schools; of totals, that they are none. */
  function* rowsBelow(lines, heading, fields, words) {
    const places = new Map([...heading.columns].reverse().map(({ name, place }) => [name, place]));
    const title = fields.find(({ name }) => name === "school").title;
    const totals = [];
    const own = [];
    for (const [each, line] of lines.slice(heading.last + 1).entries()) {
      if (each % BREATH === BREATH - 1) yield;
      const { number, cells } = line;
      const told = new Map([...places].map(([name, place]) => [name, at(cells, place)]).filter(([, text]) => text));
      const first = cells.find(Boolean) ?? "";
      if (isTotal([first, told.get("school") ?? "", told.get("kind") ?? ""], words)) {
        const name = told.get("school") ?? first;
        totals.push(fault("total-row", `“${name}”是合计或平均，没有当作学校`, "不必改；确实是学校的，写全名称", { line: number, column: title, value: name, isWarning: true }));
      } else if (told.size > 0 && !isNote(first, told, words) && !isHeading(told, words)) own.push(line);
    }
    return { places, own, totals };
  }

  function isTotal(texts, words) {
    return texts.some((text) => {
      const name = plain(text);
      const bare = name.replace(/\([^()]*\)/g, "").replace(/:+$/, "");
      return words.totals.some((word) => bare.startsWith(word) || bare.endsWith(word)) || /^共[0-9]+所/.test(name);
    });
  }

  /* Does a line below the table begin like a note, with neither a kind nor a number? */
  function isNote(cell, told, words) {
    const first = plain(cell);
    if (!words.notes.some((word) => first.startsWith(word))) return false;
    if (!/[:.]/.test(first) && !words.notes.includes(first)) return false;
    const hasNumber = [...told].some(([name, text]) => name !== "school" && /^[0-9.,]+$/.test(text));
    return !hasNumber && !Object.hasOwn(words.kinds, plain(told.get("kind") ?? ""));
  }

  /* Is it the header once more, or the numbers of columns below it? */
  function isHeading(told, words) {
    const [school, kind] = [told.get("school") ?? "", told.get("kind") ?? ""];
    if (wordOf(words.fields, keyOf(school)) === "school" && wordOf(words.fields, keyOf(kind)) === "kind") return true;
    return Boolean(school && kind) && [...told.values()].every((text) => /^([甲乙丙丁]|栏次|[0-9]{1,2})$/.test(text));
  }

  /* Steps to the schools of the one sheet that has any, and to what is wrong. */
  function* schoolsIn(sheets, { fields, words }) {
    const headed = sheets.map((sheet) => ({ sheet, heading: headingOf(sheet.lines, fields, words) })).filter(({ heading }) => heading);
    const tables = [];
    for (const { sheet, heading } of headed.filter((item) => !item.sheet.isHidden)) {
      tables.push({ sheet, heading, ...(yield* rowsBelow(sheet.lines, heading, fields, words)) });
    }
    const filled = tables.filter(({ own }) => own.length);
    if (filled.length > 1) {
      const names = filled.map(({ sheet }) => `“${sheet.name}”`).join("、");
      return { schools: [], faults: [fault("many-sheets", `有${filled.length}张工作表都写了学校：${names}`, "把学校并到一张表里，别的表删去或隐藏")] };
    }
    const table = filled[0] ?? tables[0];
    if (table) return yield* schoolsOf(table, fields, words);
    if (headed.length) {
      return { schools: [], faults: [fault("hidden-sheet", `学校写在隐藏的工作表“${headed[0].sheet.name}”里`, "取消隐藏这张表，再试")] };
    }
    return { schools: [], faults: [noHeader(sheets, words)] };
  }

  /* Says which half of the header is there, if one is. */
  function noHeader(sheets, words) {
    const titles = { school: "学校", kind: "办学类型" };
    for (const { lines } of sheets) {
      for (const { number, cells } of lines.slice(0, HEADER_WITHIN)) {
        const names = new Set(cells.map((cell) => wordOf(words.fields, keyOf(cell))));
        for (const [name, other] of [["school", "kind"], ["kind", "school"]]) {
          if (!names.has(name) || names.size < 2) continue;
          return fault("missing-header", `表头有“${titles[name]}”，没有“${titles[other]}”这一列`, "照模板补上这一列", { line: number, column: titles[other] });
        }
      }
    }
    return fault("missing-header", "找不到表头：没有一行写着“学校”和“办学类型”", "照模板的第一行写列名");
  }

  function* schoolsOf({ heading, places, own, totals }, fields, words) {
    const faults = headerFaults(heading, fields, words);
    if (faults.some(({ severity }) => severity === "error")) return { schools: [], faults };
    faults.push(...totals);
    const moved = new Map(heading.columns.map(({ name, moved: by }) => [name, by]));
    const schools = [];
    for (const [place, { number, cells, isHidden }] of own.entries()) {
      if (place % BREATH === BREATH - 1) yield;
      if (isHidden) faults.push(fault("hidden-row", "这一行是隐藏的，也算进去了", "不该算的，从文件里删去这一行", { line: number, isWarning: true }));
      const school = {};
      let wrong = [];
      for (const field of fields) {
        const text = places.has(field.name) ? at(cells, places.get(field.name)) : "";
        const cell = cellOf(text, field, words, moved.get(field.name));
        school[field.name] = cell.text;
        if (cell.code) wrong.push(fault(cell.code, cell.message, cell.remedy, { line: number, column: field.title, value: text }));
      }
      if (cells.slice(heading.width).some(Boolean)) {
        wrong = [fault("extra-cell", `这一行有${cells.length}格，表头只有${heading.width}格`, "数里的逗号去掉，或给这一格加上引号", { line: number })];
      }
      faults.push(...(wrong.length ? wrong : [...contradictions(school, number), ...improbable(school, number)]));
      schools.push(school);
    }
    faults.push(...repeated(schools, own));
    if (!schools.length) faults.push(fault("no-rows", "表头下面没有一所学校", "一所学校写一行", { line: heading.line }));
    return { schools, faults: foldedFaults(faults).sort((one, other) => (one.line ?? 0) - (other.line ?? 0)) };
  }

  function repeated(schools, rows) {
    const seen = new Map();
    return schools.flatMap(({ school }, place) => {
      const [key, { number: line }] = [folded(school), rows[place]];
      if (!school || !seen.has(key)) {
        seen.set(key, line);
        return [];
      }
      return [fault("primary-key", `与第${seen.get(key)}行重复：都是“${school}”`, "删去多余的一行；不是同一所，就写全名称", { line, column: "学校", value: school })];
    });
  }

  /* Faults, with many of one kind in one column made one. */
  function foldedFaults(faults) {
    const groups = new Map();
    for (const one of faults) {
      const key = `${one.code} ${one.column}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(one);
    }
    return [...groups.values()].flatMap((group) => {
      if (group.length <= MANY) return group;
      return [{ ...group[0], message: `${group[0].message}；这样的还有${group.length - 1}处，到第${group[group.length - 1].line}行` }];
    });
  }

  /* Steps to schools and faults out of what a file or text may be read as: the reading that has a header, else the first. */
  function* schoolsOut(readings, form) {
    let first = null;
    for (const reading of readings) {
      const sheets = yield* reading();
      const found = yield* schoolsIn(sheets, form);
      if (!found.faults.some(({ code }) => code === "missing-header")) return found;
      first ??= found;
    }
    return first;
  }

  /* What is said of a file that cannot be read. */
  function unreadable(error, { unreadable: reasons }) {
    const code = Object.hasOwn(reasons, error.code ?? "") ? error.code : "damaged";
    const [message, remedy] = reasons[code];
    return fault(code, message, remedy);
  }

  Object.assign(window.sitegenAssess, { schoolsOut, unreadable });
})();
