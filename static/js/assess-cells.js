/* Cells and headings as counties write them: full-width digits, thousands separators, units, other words. The same rules,
   in the same words, as `sitegen/importers/schools/cells.py`. */
(function schoolCells() {
  "use strict";

  const UNSEEN = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;
  const ERROR = /^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!)/;
  const NUMBER = /^'?([+-]?)([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.([0-9]+))?(.*)$/;
  const MOST_DIGITS = 40;
  const MOST_LETTERS = 100;
  const MOST_COMPARED = 300;

  /* Text without what nobody sees, and spaces only between words. */
  function cleaned(text) {
    if (/^[\x21-\x7e]*$/.test(text)) return text;
    return text.replace(UNSEEN, "").replace(/[\s\x85]+/g, " ").trim().replace(/(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])/g, "");
  }

  /* Text as it is compared: of one width, without spaces; of a long one, its begin. */
  function plain(text) {
    return text.slice(0, MOST_COMPARED).normalize("NFKC").replace(/\s/g, "").toLowerCase();
  }

  /* What is compared of a heading: the stage first, no brackets, no punctuation, no 数 at its end. */
  function keyOf(text) {
    return plain(text)
      .replace(/^(.*)\((小学|初中|高中)(?:部|阶段|学段)?\)/, "$2$1")
      .replace(/\([^()]*\)|\[[^\]]*\]|【[^】]*】/g, "")
      .replace(/^[0-9]{1,2}[.、]/, "")
      .replace(/[\s、,.。·:;/\\_*&+—–-]|专任/g, "")
      .replace(/^其中/, "")
      .replace(/^(小学|初中|高中)(?:部|阶段|学段)/, "$1")
      .replace(/(.)(总?人数|总数|数量|数)$/, "$1");
  }

  /* What a table of words has for a word of a file, which may be one that every object knows: constructor. */
  function wordOf(words, word) {
    return Object.hasOwn(words, word) ? words[word] : undefined;
  }

  /* The cell as the form wants it in `text`, or what is wrong with it; its column moves the decimal point by `moved`. */
  function cellOf(given, field, words, moved = 0) {
    let text = given;
    if (text.startsWith("=")) return { text: "", code: "formula", message: "公式没有算出的值", remedy: "用 Excel 或 WPS 打开，保存一次；或复制后“选择性粘贴”为数值" };
    if (ERROR.test(text)) return { text: "", code: "formula", message: `“${text}”是公式出的错`, remedy: "改好公式，或直接写数" };
    if (text && words.nothing.includes(plain(text))) text = "";
    if (!text) return field.required ? { text, code: "required", message: "不能为空", remedy: field.description } : { text, code: "" };
    if (field.options) return kindOf(text, field, words);
    if (field.type !== "string") return numberOf(text, field, words, moved);
    if (Array.from(text).length <= MOST_LETTERS) return { text, code: "" };
    return { text: "", code: "too-long", message: `超过${MOST_LETTERS}字`, remedy: "只写学校的名称" };
  }

  function kindOf(text, field, words) {
    const name = plain(text).replace(/^[0-9]{3}[-_.、:]?(?=[^0-9])/, "");
    const bare = name.replace(/\([^()]*\)/g, "");
    const known = wordOf(words.kinds, name) ?? wordOf(words.kinds, bare);
    if (known) return { text: known, code: "" };
    if (words.outside.includes(bare)) {
      return { text: "", code: "outside", message: `“${text}”不是义务教育学校，不用核对`, remedy: "删去这一行；有初中部的写“完全中学”或“十二年一贯制学校”" };
    }
    return { text: "", code: "enum", message: `“${text}”不在允许的范围内：${field.options.join("、")}`, remedy: field.description };
  }

  /* The text with plain digits for wide ones; what is set apart (², ⑤, ㎡) stays, being no digit of a number. */
  function ofOneWidth(text) {
    return Array.from(text, (letter) => {
      const other = letter.normalize("NFKC");
      return /[0-9]/.test(other) && !/[0-9０-９]/.test(letter) ? letter : other;
    }).join("");
  }

  function numberOf(text, field, words, moved) {
    const what = field.type === "integer" ? "整数" : "数";
    const { description: remedy, most } = field;
    const shown = ofOneWidth(text.slice(0, MOST_COMPARED)).trim();
    const fault = (code, message, mend = remedy) => ({ text: "", code, message, remedy: mend });
    if (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(shown)) return fault("date", `“${text}”是日期，不是${what}`, "把这一格的格式改成“常规”，重写这个数");
    const found = NUMBER.exec(shown);
    const unit = found ? plain(found[4]) : "";
    if (unit === "%") return fault("percent", what === "整数" ? `“${text}”是百分数；这一列要${words.unit_of[field.name]}数` : `“${text}”是百分数`);
    const by = unit ? wordOf(words.units[field.name], unit) : moved;
    if (!found || by === undefined || Array.from(shown).length > MOST_DIGITS) return fault("number", `“${text}”不是${what}；只写数字，不写别的`);
    const [whole, decimals] = movedBy(found[2].replace(/[, ]/g, ""), found[3] ?? "", by);
    if (found[1] === "-" && (whole !== "0" || decimals)) return fault("negative", `“${text}”是负数，超出范围`, `${remedy}最小是0。`);
    if (decimals && what === "整数") return fault("number", `“${text}”不是整数`);
    if (Number(whole) > most || (Number(whole) === most && decimals)) return fault("range", `“${text}”超出范围：最大是${most}`, `看单位和位数。${remedy}`);
    return { text: decimals ? `${whole}.${decimals}` : whole, code: "" };
  }

  /* Digits before and after the point, once it is moved to the right, without zeros that say nothing. */
  function movedBy(digits, after, places) {
    let [whole, decimals] = [digits, after];
    if (places < 0) {
      whole = whole.padStart(1 - places, "0");
      [whole, decimals] = [whole.slice(0, places), whole.slice(places) + decimals];
    } else if (places) {
      decimals = decimals.padEnd(places, "0");
      [whole, decimals] = [whole + decimals.slice(0, places), decimals.slice(places)];
    }
    return [whole.replace(/^0+/, "") || "0", decimals.replace(/0+$/, "")];
  }

  Object.assign(window.sitegenAssess, { cleaned, plain, keyOf, wordOf, cellOf });
})();
