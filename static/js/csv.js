/* CSV in two forms: for programs, and for Excel with a byte order mark and no cell that Excel would run or take for a date. */
(function csv() {
  "use strict";

  const BOM = "\ufeff";
  const DANGEROUS = /^ *[=+\-@\t\r＝＋－＠]/;
  const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
  const DATED = new RegExp(
    `^\\s*(?:\\d{4}[-/]\\d{1,2}|\\d{1,2}[-/]\\d{1,2}(?:[-/](?:\\d{2}){1,2})?|\\d{1,2}[-/]\\d{4}` +
      `|${MONTH}[- ]\\d{1,4}|\\d{1,2}[- ]${MONTH}(?:[- ]\\d{2,4})?)\\s*$`,
    "i"
  );
  const NUMBER = /^[+-]?[0-9]+(\.[0-9]+)?$/;

  function inert(text) {
    return (DANGEROUS.test(text) && !NUMBER.test(text)) || DATED.test(text) ? `'${text}` : text;
  }

  function quoted(text) {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** Lines of cells for programs. */
  function plainLines(lines) {
    return lines.map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
  }

  /** Lines of cells for Excel. */
  function excelLines(lines) {
    return BOM + lines.map((cells) => `${cells.map((cell) => quoted(inert(cell))).join(",")}\r\n`).join("");
  }

  /** Hands a file to the reader. */
  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = Object.assign(document.createElement("a"), { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  window.sitegenCsv = { BOM, plainLines, excelLines, save };
})();
