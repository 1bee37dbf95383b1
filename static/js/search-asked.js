/* What people type around a name, and for it: questions, English, other scripts. */
(function searchAsked() {
  "use strict";

  const { normalize, isLetter, hasLetter, words } = window.sitegenSearch;
  const SMALL_WORDS = /(?<![a-z])(?:the|of|in|at|and|china|prc|is|are)(?![a-z])/g;
  const YEAR = "(?:19|20)\\d\\d年?度?";
  const YEAR_AT_START = new RegExp(`^${YEAR}的?`), YEAR_AT_END = new RegExp(`${YEAR}$`);
  const DIGITS = "〇一二三四五六七八九";

  const MEANING = /^(?:什么是|什么叫|何谓|何为|啥是|啥叫)(.+)$|^(.+?)(?:(?:指的)?是(?:个)?(?:什么|啥)(?:意思|东西)?|(?:什么|啥)意思|指什么|的?(?:含义|定义|概念|意思))$/;

  /** What a text asks the meaning of, as one asks for it: 何谓批次 as 批次是什么. */
  function meaningOf(text) {
    const found = text.replace(/[?？!！。\s]+/g, "").match(MEANING);
    return found ? [`${found[1] || found[2]}是什么`, found[1] || found[2]] : [];
  }

  function anyOf(phrases) {
    const escaped = phrases.map((phrase) => normalize(phrase).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/^[a-z]+$/, "(?<![a-z])$&(?![a-z])"));
    return escaped.length ? `(?:${escaped.sort((a, b) => b.length - a.length).join("|")})` : "(?!)";
  }

  function phraseSet(phrases) {
    const texts = new Set(phrases.map(normalize));
    return { texts, longest: Math.max(0, ...Array.from(texts, (one) => one.length)) };
  }

  /** The text without the longest of the phrases, or a year, at its end; English phrases are whole words. */
  function withoutEnd(text, { texts, longest }) {
    for (let size = Math.min(longest, text.length); size > 0; size--) {
      const at = text.length - size;
      if (texts.has(text.slice(at)) && !(isLetter(text[at]) && isLetter(text[at - 1] || " "))) return text.slice(0, at).trim();
    }
    return text.replace(YEAR_AT_END, "").trim();
  }

  function withoutStart(text, { texts, longest }) {
    for (let size = Math.min(longest, text.length); size > 0; size--) {
      if (texts.has(text.slice(0, size)) && !(isLetter(text[size - 1]) && isLetter(text[size] || " "))) return text.slice(size).trim();
    }
    return text.replace(YEAR_AT_START, "").trim();
  }

  /** 二〇二四年 and 24年 as 2024年, 北京市市辖区海淀区 as 北京市海淀区. */
  function asWritten(text) {
    return text.replace(/(?<=市)[\s/>]*市辖区(?=.)/, "")
      .replace(/[二一][〇零○一二三四五六七八九]{3}(?=年)/g, (year) => Array.from(year, (one) => DIGITS.indexOf(one.replace(/[零○]/, "〇"))).join(""))
      .replace(/(?<!\d)\d\d(?=年)/g, "20$&");
  }

  /** From the index and the places that it names, what turns a text into the texts that it may stand for. */
  function makeAsked(index, byCode) {
    const simple = new Map();
    const pairs = Array.from(index.traditional);
    for (let k = 0; k < pairs.length; k += 2) simple.set(pairs[k], pairs[k + 1]);
    const before = phraseSet(words(index.before)), after = phraseSet(words(index.after));
    const english = new Map(index.english.map(([code, name]) => [normalize(name), placeOf(byCode, code).title]));
    const foreign = new RegExp(`(?<![a-z])${anyOf(Array.from(english.keys()).filter(hasLetter))}(?![a-z])`, "g");
    const kind = new RegExp(`\\s*(?<![a-z])(${anyOf(Object.keys(index.kinds))})(?![a-z])`, "g");

    const people = `(?<![a-z])${anyOf(Object.keys(index.peoples))}(?![a-z])`;
    const peoples = new RegExp(`(${people})(?=[\\s,]+(?:${people}[\\s,]+)*autonomous)`, "g");

    function simplified(text) {
      return Array.from(text, (character) => simple.get(character) || character).join("");
    }

    /** What is left when phrase after phrase of a question is taken away: 义乌算优质均衡县吗, …, 义乌. */
    function withoutQuestion(text) {
      const texts = [];
      let left = text.replace(/[?？!！。，,；;：:“”"]+/g, " ").trim();
      for (;;) {
        const next = [withoutEnd(left, after), withoutStart(left, before)].find((one) => one !== left);
        if (next === undefined) return texts;
        texts.push((left = next));
      }
    }

    /** Whether the text says nothing but what stands around a name. */
    function isBare(text) {
      const left = withoutQuestion(text);
      return !text || left.length > 0 && !left[left.length - 1];
    }

    /** Haidian District, Beijing: as haidianqu beijing, and as haidian beijing; autonomous places with and without their peoples. */
    function inChinese(text) {
      const named = text.replace(SMALL_WORDS, " ").replace(foreign, (name) => ` ${english.get(name)} `);
      const short = named.replace(peoples, "");
      return [spelled(named.replace(peoples, (name) => index.peoples[name])), spelled(short), short.replace(kind, "")];
    }

    function spelled(named) {
      return named.replace(kind, (all, word, at) => (/[a-z]\s*$/.test(named.slice(0, at)) ? index.kinds[word] : ""));
    }

    /** Texts to look for, the likeliest first; `text` is normalized. */
    function textsOf(text) {
      const plain = asWritten(simplified(text));
      const latin = /[a-z]/.test(plain) ? inChinese(plain) : [];
      const year = yearOf(plain);
      const [meaning, name] = meaningOf(plain), called = english.get(plain.trim());
      return Array.from(new Set([...(called ? [called] : []), ...(meaning ? [meaning] : []), plain, ...(year ? [year] : []), ...latin, ...withoutQuestion(plain), ...(name ? [name] : []), ...latin.flatMap(withoutQuestion)])).filter((one) => one.trim());
    }

    /** The year, where nothing else is asked for: list 2023. */
    function yearOf(text) {
      const found = text.match(/(?<!\d)20\d\d(?!\d)/g) || [];
      return found.length === 1 && isBare(text.replace(new RegExp(YEAR), " ")) ? `${found[0]}年` : "";
    }

    return { textsOf, isBare, yearOf };
  }

  function placeOf(byCode, code) {
    return byCode.province[code] || byCode.prefecture[code] || byCode.county[code];
  }

  Object.assign(window.sitegenSearch, { makeAsked, placeOf });
})();
