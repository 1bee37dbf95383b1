/* The table as it is shown, as a file made here: the rows that the filters leave, in the order in which they stand.
   CSV for programs has keys in its first line; CSV for Excel has a byte order mark, titles, and no cell that Excel
   would run or take for a date; the ZIP holds both and a text that says what was filtered. Loaded by table.js. */
(function tableDownloads() {
  "use strict";

  const { isBlank, sortWords } = window.sitegenTables;
  const { BOM, excelLines, plainLines, save } = window.sitegenCsv;
  const encoder = new TextEncoder();
  const LONGEST_NAME = 80;

  /* Keys, titles and rows of what is shown; small print gets a column of its own where there is any. */
  function shownTable(view) {
    const rows = view.order.filter((row) => !view.hidden.has(row));
    const columns = view.columns.flatMap((column) => {
      const text = { ...column, read: (row) => view.rows.text(row, column.index) };
      const note = {
        key: `${column.key}_note`,
        title: `${column.title}（附注）`,
        read: (row) => view.rows.note(row, column.index),
      };
      return rows.some(note.read) ? [text, note] : [text];
    });
    return { columns, rows: rows.map((row) => columns.map((column) => column.read(row))) };
  }

  function plainCsv({ columns, rows }) {
    return plainLines([columns.map(({ key }) => key), ...rows]);
  }

  function excelCsv({ columns, rows }) {
    return excelLines([columns.map(({ title }) => title), ...rows]);
  }

  function filterLines(view) {
    const lines = view.query ? [`文字：${view.query}`] : [];
    for (const column of view.columns) {
      const chosen = view.chosen.get(column.key);
      if (chosen) lines.push(`${column.title}：${Array.from(chosen, (one) => (isBlank(one) ? "（空）" : one)).join("、")}`);
    }
    return lines;
  }

  function wordsOf(selector) {
    return document.querySelector(selector)?.textContent.replace(/\s+/g, " ").trim() ?? "";
  }

  function readme(view, table) {
    const filters = filterLines(view);
    const sources = Array.from(document.querySelectorAll(".page-sources a"), (link) => `- ${link.textContent.trim()} ${link.href}`);
    const licence = document.querySelector("a[rel~=license]");
    const now = new Date();
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
    const sections = [
      [view.table.caption.textContent.trim()],
      [`网页：${document.title}`, `网址：${location.href}`, `下载日期：${today}`],
      [wordsOf(".data-note")],
      [`行数：${table.rows.length}（全表${view.rows.all.length}行）`, `筛选：${filters.length ? "" : "没有，是全表"}`, ...filters.map((line) => `- ${line}`), `排序：${sortWords(view) || "网页原来的顺序"}`],
      ["文件：", "- data.csv：UTF-8，没有 BOM，首行是字段名，供程序读取；代码请当作文字读", "- data.excel.csv：同样的行，带 BOM，首行是中文名称，用 Excel 打开；会被当作公式的格子前面加了单引号"],
      ["字段：", ...table.columns.map(({ key, title, hint }) => `- ${key}：${title}${hint ? `（${hint.textContent.trim()}）` : ""}`)],
      ...(sources.length ? [["来源：", ...sources]] : []),
      [`许可：${licence ? `${licence.textContent.trim()} ${licence.href}` : ""}`, "这不是官方网站，数据不能代替文件；引用认定结论请查原文。"],
    ];
    return BOM + sections.map((lines) => lines.map((line) => `${line}\r\n`).join("")).join("\r\n");
  }

  /* The name of the file says what was filtered. */
  function fileName(view, ending) {
    const name = [view.table.caption.textContent.trim(), ...filterLines(view)].join("，");
    return `${name.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, LONGEST_NAME)}${ending}`;
  }

  const MAKERS = {
    csv: (table) => [new Blob([plainCsv(table)], { type: "text/csv" }), ".csv"],
    excel: (table) => [new Blob([excelCsv(table)], { type: "text/csv" }), ".excel.csv"],
    zip: (table, view) => [
      window.sitegenZip([
        ["README.txt", encoder.encode(readme(view, table))],
        ["data.csv", encoder.encode(plainCsv(table))],
        ["data.excel.csv", encoder.encode(excelCsv(table))],
      ]),
      ".zip",
    ],
  };

  window.sitegenTables.download = function download(view, format) {
    const [blob, ending] = MAKERS[format](shownTable(view), view);
    save(blob, fileName(view, ending));
  };
})();
