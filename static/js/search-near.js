/* Forgives one mistake: a wrong, missing, superfluous or exchanged character, and any order of a place and its parents. */
(function searchNear() {
  "use strict";

  const KINDS = /[市区县旗州盟]/;
  const { better, isLetter, hasLetter, matchAbbreviation } = window.sitegenSearch;

  /** How alike two unequal words are: 0 not at all, else a rank from 88 (most alike) up. */
  function nearness(typed, form, text, alike, sheltered) {
    const more = typed.length - text.length;
    if (Math.abs(more) > 1) return 0;
    let left = 0, right = 0, shorter = Math.min(typed.length, text.length);
    while (left < shorter && typed[left] === text[left]) left++;
    while (right < shorter - left && typed[typed.length - 1 - right] === text[text.length - 1 - right]) right++;
    const wrong = text.length - left - right;
    if (more !== 0) return left + right === shorter && shorter >= (sheltered ? 2 : 3) ? 93 : 0;
    if (wrong === 2 && typed[left] === text[left + 1] && typed[left + 1] === text[left]) return text.length > 2 ? 91 : 0;
    if (wrong !== 1) return 0;
    const likeness = alike(typed[left], text[left]);
    if (likeness) return likeness;
    if (left === form.stem && left >= 2 && left === text.length - 1 && KINDS.test(typed[left])) return 87.5;
    if (left === 0 && form.stem <= 2 && text.length <= 3 && !sheltered) return 0; /* 火星区 is not 娄星区 */
    if (text.length < (sheltered ? 2 : 3)) return 0;
    return alike.rhyme(typed[left], text[left]) ? 91.5 : 92;
  }

  /** A mistake besides those of sounds that are taken for each other: hangzuo, nimbo. */
  function confusedRank(typed, form, text, alike) {
    const mine = plain(typed), right = plain(text), rank = mine === right ? 91 : nearness(mine, form, right, alike, true);
    return mine.length > 4 && rank ? rank + 1 : 0;
  }

  const known = new Map();
  function plain(spelled) {
    if (!known.has(spelled)) known.set(spelled, spelled.replace(/([zcs])h/g, "$1").replace(/ng/g, "n"));
    return known.get(spelled);
  }

  function nearestName(typed, place, alike, sheltered, best) {
    const latin = hasLetter(typed);
    if (typed.length < (latin ? 5 : 2)) return best;
    place.forms.forEach((form) => {
      const texts = latin ? [form.spelled, form.stemSpelled] : [form.text, form.stemText];
      texts.forEach((text, k) => {
        let rank = nearness(typed, form, text, alike, sheltered || latin);
        if (!rank && latin && Math.abs(text.length - typed.length) < 4) rank = confusedRank(typed, form, text, alike);
        if (!rank) return;
        rank += (form.rank + k) * 0.05 + (latin ? 0 : alike.commonness(typed, text));
        best = better(best, rank, form, 0, k ? form.stem : form.length);
      });
    });
    return best;
  }

  /** A mistake in the parents' part: the place's own name begins or ends the query and the rest is nearly its parents. */
  function nearestParents(query, place, alike, best) {
    namesIn(query, place).forEach((name) => {
      if (name.at && name.end < query.length || name.end - name.at < 2) return;
      const rest = query.slice(0, name.at) + query.slice(name.end);
      place.parents.forEach((parent) => {
        const found = rest && nearestName(rest, parent, alike, true, null);
        if (found) best = better(best, found.rank + 1, name.form, 0, name.size);
      });
    });
    return best;
  }

  /** Where the query has a name of the place, or one without the word for its kind. */
  function namesIn(query, place) {
    const latin = hasLetter(query), found = [];
    place.forms.forEach((form) => {
      const texts = latin ? [form.spelled, form.stemSpelled] : [form.text, form.stemText];
      texts.forEach((text, k) => {
        for (let at = text ? query.indexOf(text) : -1; at >= 0; at = query.indexOf(text, at + 1)) {
          found.push({ at, end: at + text.length, form, size: k ? form.stem : form.length });
        }
      });
    });
    return found;
  }

  /** Where the query has what stands above other places: place to spans. 呼市 and 巴州 too, as people say for a prefecture. */
  function parentsIn(query, above) {
    const parents = new Map();
    above.forEach((place) => {
      const spans = namesIn(query, place), name = place.forms[0].text, short = name[0] + name[name.length - 1];
      const at = place.level === "prefecture" ? query.indexOf(short) : -1;
      if (at >= 0) spans.push({ at, end: at + 2 });
      if (spans.length) parents.set(place, spans);
    });
    return parents;
  }

  /** The place with its parents before or behind it, in any order: 山东省市中区济南, 长安区西安市陕西省. */
  function amongParents(query, place, parents, best) {
    const spans = place.parents.flatMap((parent) => parents.get(parent) || []);
    const covered = (from, to) => from === to || spans.some((span) => span.at === from && span.end <= to && covered(span.end, to));
    spans.forEach((span) => {
      if (span.end < query.length && covered(0, span.end)) best = matchAbbreviation(query.slice(span.end), place, best);
    });
    if (spans.length) namesIn(query, place).forEach((name) => {
      if (name.end - name.at === query.length || !covered(0, name.at) || !covered(name.end, query.length)) return;
      best = better(best, (name.size === name.form.length ? 12 : 22) + name.form.rank, name.form, 0, name.size);
    });
    return best;
  }

  /** A mistake in the name of a place that stands before one of its parents: yinzou ningbo. */
  function nearestBefore(query, place, parents, alike, best) {
    place.parents.forEach((parent) => (parents.get(parent) || []).forEach((span) => {
      if (!span.at || span.end < query.length) return;
      const own = nearestName(query.slice(0, span.at), place, alike, true, null);
      if (own) best = better(best, own.rank + 1, own.form, 0, own.end);
    }));
    return best;
  }

  /** Judge of wrong characters: those of the same sound are the commonest mistake. */
  function makeAlike(dictionary, frequencies) {
    let order = null;
    try {
      const collator = new Intl.Collator("zh-Hans-u-co-pinyin");
      order = collator.compare("阿", "吧") < 0 && collator.compare("八", "丁") < 0 ? collator : null;
    } catch (error) {
      order = null;
    }
    let sorted = null;
    /* A character that no name has stands, in the browser's own order by pinyin, among those that sound like it. */
    function soundsOf(character) {
      if (dictionary.has(character)) return dictionary.get(character).map((one) => one[0]);
      if (!order || isLetter(character)) return [];
      sorted = sorted || Array.from(dictionary.keys()).sort(order.compare);
      let low = 0, high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (order.compare(sorted[middle], character) < 0) low = middle + 1; else high = middle;
      }
      return sorted.slice(Math.max(0, low - 1), low + 1).map((one) => dictionary.get(one)[0][0]);
    }
    const known = new Map();
    function sounds(character) {
      if (!known.has(character)) known.set(character, soundsOf(character));
      return known.get(character);
    }
    function blur(syllable) {
      return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^n(?=[^g])/, "l").replace(/^h(?=u)/, "f");
    }
    function alike(typed, right) {
      if (isLetter(typed) || isLetter(right)) return 0;
      const mine = sounds(typed), theirs = sounds(right);
      if (mine.some((one) => theirs.indexOf(one) >= 0)) return 88;
      const blurred = theirs.map(blur);
      return mine.some((one) => blurred.indexOf(blur(one)) >= 0) ? 90 : 0;
    }
    /* Characters that share a part share its rhyme as often as not: 巷 and 港. */
    alike.rhyme = (typed, right) => {
      const ends = (character) => sounds(character).map((one) => one.slice(-3));
      return !isLetter(typed) && !isLetter(right) && ends(right).some((end) => ends(typed).indexOf(end) >= 0);
    };
    /* A rare character that was typed rightly says more than a common one: 婺原县 is 婺源县, not 五原县. */
    alike.commonness = (typed, right) => {
      let least = 40;
      for (let k = 0; k < right.length; k++) {
        if (typed.indexOf(right[k]) >= 0) least = Math.min(least, frequencies.get(right[k]) || 0);
      }
      return least * 0.01;
    };
    return alike;
  }

  Object.assign(window.sitegenSearch, { nearestName, nearestParents, nearestBefore, parentsIn, amongParents, makeAlike });
})();
