/* What people type around a name, and for it: questions, English, other scripts. */
(function searchAsked() {
  "use strict";

  const { normalize, words } = window.sitegenSearch;
  const SMALL_WORDS = /(?<![a-z])(?:the|of|in|at|and|china|prc|is|are)(?![a-z])/g;

  function anyOf(phrases) {
    const escaped = phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return `(?:${escaped.sort((a, b) => b.length - a.length).join("|")})`;
  }

  /** From the index and the places that it names, what turns a text into the texts that it may stand for. */
  function makeAsked(index, byCode) {
    const simple = new Map();
    const pairs = Array.from(index.traditional);
    for (let k = 0; k < pairs.length; k += 2) simple.set(pairs[k], pairs[k + 1]);
    const before = new RegExp(`^${anyOf(words(index.before))}`), after = new RegExp(`${anyOf(words(index.after))}$`);
    const english = new Map(index.english.map(([code, name]) => [normalize(name), placeOf(byCode, code).title]));
    const foreign = new RegExp(`(?<![a-z])${anyOf(Array.from(english.keys()))}(?![a-z])`, "g");
    const kind = new RegExp(`\\s*(?<![a-z])(${anyOf(Object.keys(index.kinds))})(?![a-z])`, "g");

    function simplified(text) {
      return Array.from(text, (character) => simple.get(character) || character).join("");
    }

    /** What is left when phrase after phrase of a question is taken away: 义乌算优质均衡县吗, …, 义乌. */
    function withoutQuestion(text) {
      const texts = [];
      let left = text.replace(/[?？!！。，,；;：:“”"]+/g, " ").trim();
      for (;;) {
        const next = [left.replace(after, "").trim(), left.replace(before, "").trim()].find((one) => one !== left);
        if (!next) return texts;
        texts.push((left = next));
      }
    }

    /** Haidian District, Beijing: as haidianqu beijing, and as haidian beijing. */
    function inChinese(text) {
      const named = text.replace(SMALL_WORDS, " ").replace(foreign, (name) => ` ${english.get(name)} `);
      const spelled = named.replace(kind, (all, word, at) => (/[a-z]\s*$/.test(named.slice(0, at)) ? index.kinds[word] : ""));
      return [spelled, named.replace(kind, "")];
    }

    /** Texts to look for, the likeliest first; `text` is normalized. */
    return function asked(text) {
      const plain = simplified(text);
      const latin = /[a-z]/.test(plain) ? inChinese(plain) : [];
      return Array.from(new Set([plain, ...latin, ...withoutQuestion(plain)])).filter((one) => one.trim());
    };
  }

  function placeOf(byCode, code) {
    return byCode.province[code] || byCode.prefecture[code] || byCode.county[code];
  }

  Object.assign(window.sitegenSearch, { makeAsked, placeOf });
})();
