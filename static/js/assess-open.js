/* A county's table of schools, as pasted or opened here, as sheets of lines: nothing of it leaves the machine. Text in
   UTF-8, UTF-16 or GBK, parted by tabs, commas or semicolons, and workbooks; of anything else, what it is. */
(function schoolFiles() {
  "use strict";

  const { cleaned, refused, partsOfWorkbook, sheetsOfWorkbook, BOUNDS } = window.sitegenAssess;

  const MARKS = ["\t", ",", ";"];
  const BREATH = 250; // lines between two chances for the page to answer
  const PICTURES = ["%PDF", "\x89PNG", "\xff\xd8\xff", "GIF8", "Rar!", "7z\xbc\xaf", "{\\rtf", "PK"];

  function decoded(bytes) {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    for (const encoding of isWide ? [bytes[0] === 0xff ? "utf-16le" : "utf-16be"] : ["utf-8", "gb18030"]) {
      let text;
      try {
        text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      } catch {
        continue;
      }
      if (!text.includes("\0")) return text;
      break;
    }
    throw refused("encoding-error");
  }

  /* What a text may be read as: for each mark, the likeliest first, steps to its one sheet. */
  function readingsOfText(given) {
    const text = given.replace(/\r\n?/g, "\n");
    if (text.length > BOUNDS.text) throw refused("too-large");
    if (!text.trim()) throw refused("empty");
    if (/^\s*<(\?xml|!doctype|html|head|meta|table|body)/i.test(text)) throw refused("markup");
    const counts = new Map(MARKS.map((mark) => [mark, text.slice(0, 10000).split(mark).length]));
    const marks = [...MARKS].sort((one, other) => counts.get(other) - counts.get(one));
    return marks.map((mark) => () => sheetOfText(text, mark));
  }

  function* sheetOfText(text, mark) {
    const lines = [];
    let cells = [], cell = "", isQuoted = false, isOpen = false, number = 1, first = 1, place = 0;
    while (place <= text.length) {
      const character = text[place];
      if (isQuoted && place < text.length) {
        const quote = text.indexOf('"', place);
        const end = quote < 0 ? text.length : quote;
        const part = text.slice(place, end);
        cell += part;
        number += part.split("\n").length - 1;
        place = end + 1;
        if (text[place] === '"' && quote >= 0) { cell += '"'; place += 1; }
        else isQuoted = false;
        if (quote < 0) place = text.length;
        continue;
      }
      if (character === '"' && !isOpen) { [isQuoted, isOpen] = [true, true]; place += 1; continue; }
      if (character === undefined || character === mark || character === "\n") {
        if (cell.length > BOUNDS.characters && Array.from(cell).length > BOUNDS.characters) throw refused("quotes");
        cells.push(cleaned(cell));
        [cell, isOpen] = ["", false];
        place += 1;
        if (character === mark) continue;
        if (cells.length > BOUNDS.columns || first > BOUNDS.rows) throw refused("too-large");
        number += 1;
        lines.push({ number: first, cells });
        [cells, first] = [[], number];
        if (lines.length % BREATH === 0) yield;
        continue;
      }
      let end = place + 1;
      while (end < text.length && text[end] !== mark && text[end] !== "\n") end += 1;
      cell += text.slice(place, end);
      isOpen = true;
      place = end;
    }
    return [{ name: "", lines, isHidden: false }];
  }

  /* What a file may be read as: what it is, its first bytes tell, and not its name. */
  async function readingsOfFile(file) {
    if (file.size > BOUNDS.bytes) throw refused("too-large");
    const buffer = await file.arrayBuffer();
    const bytes = new Uint8Array(buffer);
    const begin = String.fromCharCode(...bytes.subarray(0, 8));
    if (begin.startsWith("PK\x03\x04")) {
      const parts = await partsOfWorkbook(buffer).catch((error) => {
        throw error.code && typeof error.code === "string" ? error : refused("damaged");
      });
      return [() => sheetsOfWorkbook(parts)];
    }
    if (begin === "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
      const isLocked = new TextDecoder("latin1").decode(bytes).includes(Array.from("EncryptedPackage").join("\0"));
      throw refused(isLocked ? "password" : "old-format");
    }
    if (PICTURES.some((mark) => begin.startsWith(mark))) throw refused("not-a-table");
    return readingsOfText(decoded(bytes));
  }

  Object.assign(window.sitegenAssess, { readingsOfText, readingsOfFile });
})();
