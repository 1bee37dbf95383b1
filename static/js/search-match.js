/* How well a query fits an entry, as a rank: 0 is best. */
(function searchMatch() {
  "use strict";

  const HAN = 1, FULL = 2, INITIAL = 4, PARTIAL = 8, CONFUSED = 32; /* as often as it is added */
  const { FORGIVEN, isLetter, hasLetter } = window.sitegenSearch;

  /** Reads `query` along `form` from character `i`; calls `visit(i, position, bits)` at every boundary. */
  function walk(query, form, i, position, bits, visit) {
    visit(i, position, bits);
    if (i === form.length || position === query.length) return;
    const typed = query[position];
    if (typed === form.characters[i]) {
      walk(query, form, i + 1, position + 1, bits | HAN, visit);
      return;
    }
    if (!isLetter(typed)) return;
    const readings = form.readings[i];
    for (let k = 0; k < readings.length; k++) {
      const syllable = readings[k][0];
      if (syllable[0] === typed) walkSyllable(query, form, i, position, bits | readings[k][1], syllable, visit);
    }
  }

  const confusions = new Map();
  /** What is typed for a syllable where z and zh, c and ch, s and sh, n and ng sound alike: wenzou, chendu, sichuang. */
  function confusionsOf(syllable) {
    let known = confusions.get(syllable);
    if (!known) {
      const heads = [syllable, syllable.replace(/^([zcs])(h?)/, (all, letter, h) => letter + (h ? "" : "h"))];
      const tails = (one) => [one, one.endsWith("ng") ? one.slice(0, -1) : one.replace(/[aei]n$/, "$&g")];
      known = Array.from(new Set(heads.flatMap(tails))).filter((one) => one !== syllable);
      confusions.set(syllable, known);
    }
    return known;
  }

  function walkSyllable(query, form, i, position, bits, syllable, visit) {
    if (query.startsWith(syllable, position)) {
      walk(query, form, i + 1, position + syllable.length, bits | (syllable.length > 1 ? FULL : 0), visit);
    }
    if (syllable.length === 1) return;
    confusionsOf(syllable).forEach((one) => {
      if (query.startsWith(one, position)) walk(query, form, i + 1, position + one.length, (bits | FULL) + CONFUSED, visit);
    });
    walk(query, form, i + 1, position + 1, bits | INITIAL, visit);
    const rest = query.length - position, head = syllable[1] === "h" && query[position + 1] === "h" ? 2 : 1;
    if (head === 2) walk(query, form, i + 1, position + 2, bits | INITIAL, visit);
    if (rest > head && rest < syllable.length && syllable.startsWith(query.slice(position))) {
      walk(query, form, i + 1, query.length, bits | PARTIAL, visit);
    }
  }

  /** How good a match is that took characters `start` to `end` of `form`; 0 is best. */
  function rankOf(form, start, end, bits) {
    let base;
    const whole = start === 0 && end === form.length, stem = start === 0 && end === form.stem;
    const exact = whole || stem, extra = form.rank + (bits & FORGIVEN ? 4 : 0) + (bits >= CONFUSED ? 4 + Math.floor(bits / CONFUSED) : 0);
    if (!(bits & (FULL | INITIAL | PARTIAL))) base = whole ? 10 : stem ? 20 : start === 0 ? 40 : 70;
    else if (!(bits & (INITIAL | PARTIAL))) base = exact ? 50 : start === 0 ? 60 : 75;
    else if (!(bits & INITIAL)) base = exact ? 60 : start === 0 ? 61 : 75;
    else if (!(bits & (FULL | PARTIAL | HAN))) base = exact ? 58 : start === 0 ? 64 : 80;
    else base = exact ? 59 : start === 0 ? 63 : 78;
    return base + extra + (stem && !whole ? 0.5 : 0) + Math.min(form.length - end + start, 9) * 0.01;
  }

  /** Positions of `query` that are reached after the whole name or the stem of `place`: position to bits. */
  function reach(query, place, starts) {
    const ends = new Map();
    place.forms.forEach((form) => {
      starts.forEach((bits, start) => {
        walk(query, form, 0, start, bits, (i, position, seen) => {
          if (i !== form.length && i !== form.stem || position === start) return;
          const known = ends.get(position);
          if (known === undefined || seen < known) ends.set(position, seen);
        });
      });
    });
    return ends;
  }

  const FROM_START = new Map([[0, 0]]);

  /** For every one of `parents`: where its children may begin in `query`. */
  function reachAll(query, parents) {
    const reached = new Map();
    parents.forEach((place) => {
      let starts = new Map(FROM_START);
      place.parents.forEach((parent) => { merge(starts, reached.get(parent)); });
      const ends = reach(query, place, starts);
      if (ends.size) reached.set(place, ends);
    });
    return reached;
  }

  function merge(into, more) {
    if (more) more.forEach((bits, position) => {
      if (!into.has(position) || bits < into.get(position)) into.set(position, bits);
    });
  }

  function startsOf(place, reached) {
    let starts = null;
    for (let k = 0; k < place.parents.length; k++) {
      const more = reached.get(place.parents[k]);
      if (more) merge(starts = starts || new Map(), more);
    }
    return starts;
  }

  function better(best, rank, form, start, end) {
    return !best || rank < best.rank ? { rank: rank, form: form, start: start, end: end } : best;
  }

  /** Best match of the rest of `query` from `position` with one of the place's names, or null. */
  function matchNames(query, place, position, bits, penalty, best) {
    const latin = hasLetter(query), size = query.length, first = query[position], letter = isLetter(first);
    place.forms.forEach((form) => {
      for (let start = 0; start < form.length; start++) {
        if (first !== form.characters[start] && !(letter && startsWith(form.readings[start], first))) continue;
        if (latin && start > 0 && (penalty || size < 2)) break;
        if (penalty && start > 0 && start + 1 === form.length) break; /* 玉溪县 is no county of 玉溪 */
        walk(query, form, start, position, bits, (i, at, seen) => {
          if (at !== size || i === start) return;
          best = better(best, rankOf(form, start, i, seen) + penalty, form, start, i);
        });
      }
    });
    return best;
  }

  function startsWith(readings, letter) {
    for (let k = 0; k < readings.length; k++) if (readings[k][0][0] === letter) return true;
    return false;
  }

  /** 前郭县 in 前郭尔罗斯蒙古族自治县: first character and the others in their order. */
  function matchAbbreviation(query, place, best) {
    place.forms.forEach((form) => {
      if (query.length < 2 || query[0] !== form.characters[0]) return;
      let i = 0;
      for (let k = 0; k < query.length; k++) {
        i = form.characters.indexOf(query[k], i) + 1;
        if (i === 0) return;
      }
      best = better(best, (i === form.length && query.length > 2 ? 68 : 85) + form.rank + form.length * 0.01, form, 0, 0);
    });
    return best;
  }

  function matchCode(query, place, best) {
    place.codes.forEach((code) => {
      if (code[0] === query) best = better(best, code[1], place.forms[0], 0, 0);
      else if (code[0].startsWith(query)) best = better(best, 30 + code[1], place.forms[0], 0, 0);
    });
    return best;
  }

  /** Words in any order: one is the place's, the others are its parents'. */
  function matchTokens(tokens, masks, place, best) {
    let all = (1 << tokens.length) - 1, above = 0;
    place.parents.forEach((parent) => { above |= masks.get(parent) || 0; });
    if (!above) return best;
    tokens.forEach((token, k) => {
      if ((above | (1 << k)) !== all) return;
      const own = matchNames(token, place, 0, 0, 0, null);
      if (own) best = better(best, own.rank + 2, own.form, own.start, own.end);
    });
    return best;
  }

  /** For every parent: which of the words name it, as bits. */
  function masksOf(tokens, parents) {
    const masks = new Map();
    tokens.forEach((token, k) => {
      const reached = reachAll(token, parents);
      parents.forEach((place) => {
        const ends = reached.get(place);
        const named = ends && ends.has(token.length) || token.length > 1 && isPrefix(token, place.forms[0].text);
        if (named) masks.set(place, masks.get(place) | (1 << k));
      });
    });
    return masks;
  }

  function isPrefix(token, text) {
    return text.startsWith(token);
  }


  function matchDocument(tokens, query, document) {
    if (document.lines.includes(`\n${query}\n`)) return 10.5;
    let best = query.length > (hasLetter(query) ? 3 : 1) && document.lines.includes(`\n${query}`) ? 71.5 : 0;
    const holds = tokens.every((token) => document.all.includes(token));
    if (holds) document.names.forEach((name, k) => {
      if (k === 1 && document.dotted && tokens.join(".") !== document.dotted) return;
      const rank = name === query ? 10 : query.length > 1 && name.startsWith(query) ? (k && hasLetter(query) ? 71 : 41)
        : tokens.every((token) => name.indexOf(token) >= 0) ? 72 + (k ? 3 : 0) : 0;
      if (rank && (!best || rank < best)) best = rank;
    });
    if (best) return best;
    if (holds) return query.length > 1 ? 84 : 0;
    return query.length >= 4 && !/[0-9a-z]/.test(query) && shareOfPairs(query, document.all) >= 0.6 ? 87 : 0;
  }

  /** A question that holds one of the words for a document; the longest says most. 名单 alone says nothing beside what no place is called. */
  function matchWithin(query, document, isBare) {
    let longest = 1;
    document.words.forEach((word) => {
      if (word.length <= longest || query.indexOf(word) < 0) return;
      if (!isBare(word) || isBare(query.replace(word, ""))) longest = word.length;
    });
    return longest > 1 ? 71 - Math.min(longest, 9) : 0;
  }

  /** A question that has three quarters of the characters of one of the words for a document: 从哪来的数据 of 数据来源. */
  function matchScattered(query, document, isBare) {
    return document.words.some((word) => {
      if (word.length < 4 || hasLetter(word) || word.endsWith("是什么")) return false;
      const shared = Array.from(word).filter((character) => query.includes(character));
      return shared.length >= 0.75 * word.length && /\D/.test(shared.join("")) && !isBare(word);
    }) ? 88 : 0;
  }

  function shareOfPairs(query, text) {
    let found = 0;
    for (let k = 0; k + 1 < query.length; k++) if (text.indexOf(query.slice(k, k + 2)) >= 0) found++;
    return found / (query.length - 1);
  }

  Object.assign(window.sitegenSearch, { reachAll, startsOf, better, masksOf, matchNames, matchAbbreviation, matchCode, matchTokens, matchDocument, matchWithin, matchScattered });
})();
