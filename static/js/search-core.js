/* Finds places and documents: from the index a function that answers a query by groups of hits. */
(function searchCore() {
  "use strict";

  const GROUPS = ["province", "prefecture", "county", "zone", "batch", "plan", "indicator", "page", "source"];
  const GUESSED = 88; /* from here on, something was mistyped */
  const WORST_CALLED = 34; /* what ranks worse is only part of a name */
  const KIND = /[省市区县旗州盟]/, COMMON = /[市区县旗]/;
  const LONGEST_PATH = 40, LONGEST_NAME = 16; /* characters */
  const FROM_SOUND = 50; /* from here on, letters stand for characters */
  const WORST_SPELLED = 52; /* up to here, they stand for all of a name */
  const WORST_NAMED = 40; /* what ranks worse is a document of which a part of a question says too little */
  const WHOLE = 80; /* up to here, a document's names hold all that was typed */
  const WORST_SURE = 72; /* what ranks worse only shares some characters with the query */
  const {
    normalize, tokensOf, isLetter, hasLetter, makeAsked, words, FORGIVEN, readDictionary, decodePlaces, addHistory, decodeDocuments, countCharacters, makeShelf, reachAll, startsOf,
    masksOf, matchNames, matchAbbreviation, matchCode, matchTokens, matchDocument, matchWithin, matchScattered, nearestName, nearestParents, nearestBefore, parentsIn, amongParents, makeAlike,
  } = window.sitegenSearch;

  function create(index) {
    const spoken = readDictionary(index);
    words(index.misreadings).forEach((word) => {
      const character = Array.from(word)[0];
      spoken.add(character, word.slice(character.length), FORGIVEN);
    });
    const places = decodePlaces(index, spoken.readings);
    addHistory(index, places, spoken.readings);
    const asked = makeAsked(index, places.byCode);
    const documents = decodeDocuments(index), alike = makeAlike(spoken.readings, countCharacters(index.names));
    const above = places.list.filter((place) => place.level !== "county"), shelf = makeShelf(places.list);

    /** Places that may be called so: what letters stand for is not on the shelf. */
    function candidates(query, keys) {
      return hasLetter(query) ? places.list : shelf(keys);
    }

    /** The characters of which a name with one mistake has one; words for kinds say little beside others. */
    function tellingOf(query) {
      const telling = Array.from(query).filter((character) => !COMMON.test(character));
      return telling.length > 1 ? telling : Array.from(query);
    }

    function exactHits(query, tokens) {
      const code = tokens.length === 1 && /^(\d{2,6}|\d{4}z\d?)$/.test(query) ? query : "";
      const reached = reachAll(query, above);
      const masks = tokens.length > 1 && tokens.length < 7 ? masksOf(tokens, above) : null;
      const among = code ? places.list : candidates(query, [query[0], ...reached.keys(), ...(masks ? masks.keys() : [])]);
      let hits = [];
      among.forEach((place) => {
        let best = code ? matchCode(code, place, null) : matchNames(query, place, 0, 0, 0, null);
        if (!code) {
          const starts = startsOf(place, reached);
          if (starts) starts.forEach((bits, position) => {
            if (position < query.length) best = matchNames(query, place, position, bits, 0.2, best);
          });
          if (masks) best = matchTokens(tokens, masks, place, best);
          if (!best) best = matchAbbreviation(query, place, best);
        }
        if (best) hits.push(placeHit(place, best));
      });
      return hits;
    }

    function nearHits(query, taken) {
      let reached = reachAll(query, above), hits = [];
      candidates(query, [...tellingOf(query), ...reached.keys()]).forEach((place) => {
        if (taken.has(place)) return;
        let best = nearestName(query, place, alike, false, null), starts = startsOf(place, reached);
        if (starts) starts.forEach((bits, position) => {
          if (position < query.length) best = nearestName(query.slice(position), place, alike, true, best);
        });
        if (place.parents.length) best = nearestParents(query, place, alike, best);
        if (best) hits.push(placeHit(place, best));
      });
      return hits;
    }

    /** Places that stand among their parents without a space, nearly or exactly: 鼓楼南京. */
    function amongHits(query, taken, near) {
      const parents = parentsIn(query, above), hits = [];
      shelf([...parents.keys()]).forEach((place) => {
        if (taken.has(place)) return;
        const best = near ? nearestBefore(query, place, parents, alike, null) : amongParents(query, place, parents, null);
        if (best) hits.push(placeHit(place, best));
      });
      return hits;
    }

    function placeHit(place, best) {
      const doubtful = best.rank >= FROM_SOUND && best.rank < WORST_SURE || best.rank >= GUESSED;
      const rank = best.rank + (place.endedIn ? 3 : 0) - (place.known && doubtful ? 1.5 : 0);
      const literal = best.form === place.forms[0] && best.rank < GUESSED;
      return { entry: place, rank: rank, via: best.form.note, marked: literal ? [best.start, best.end] : null };
    }

    /** All that has the text in its names. */
    function plainHits(text) {
      const tokens = tokensOf(text), query = tokens.join("").replace(/^(\d{6})0{1,6}$/, "$1");
      if (!query) return { tokens, query, hits: [] };
      const hits = exactHits(query, tokens);
      addDocuments(hits, (document) => matchDocument(tokens, query, document));
      const sure = bestRank(hits) < WORST_SURE;
      return { tokens, query, hits: sure && hasLetter(query) ? hits.filter((hit) => hit.rank < 75) : hits };
    }

    function addDocuments(hits, rankOf) {
      documents.forEach((document) => {
        const rank = rankOf(document);
        if (rank) hits.push({ entry: document, rank: rank, via: "", marked: null });
      });
    }

    /** What the text comes near to, if a mistake is forgiven. */
    function slips(found) {
      let hits = found.hits;
      if (!found.query) return { hits, near: [] };
      if (found.query.length < LONGEST_PATH) hits = hits.concat(amongHits(found.query, entriesOf(hits), false));
      if (bestRank(hits) < WORST_SURE) return { hits, near: [] };
      let near = plausible(nearHits(found.query, entriesOf(hits)));
      if (!near.length && !hits.length) near = plausible(amongHits(found.query, new Set(), true));
      return { hits, near };
    }

    /** All batches, for a year that has none. */
    function batchesHits() {
      const hits = [];
      addDocuments(hits, (document) => (document.url === index.urls.batches ? 10 : 0));
      return hits;
    }

    function withinQuestion(text) {
      const hits = [], query = tokensOf(text).join("");
      addDocuments(hits, (document) => matchWithin(query, document, asked.isBare));
      return hits;
    }

    function literalHits(query) {
      const match = /^\d/.test(query) ? (place) => matchCode(query, place, null) : (place) => matchNames(query, place, 0, 0, 0, null);
      return shelf([`=${query}`]).map((place) => placeHit(place, match(place)));
    }

    /** Places whose name follows those of their parents: 浙江省宁波市鄞州区. */
    function pathHits(query, reached = reachAll(query, above)) {
      const hits = [];
      reached.forEach((ends, parent) => ends.forEach((bits, position) => {
        if (position < query.length) shelf([`=${query.slice(position)}`]).forEach((place) => {
          const best = place.parents.includes(parent) ? matchNames(query, place, position, bits, 0.2, null) : null;
          if (best && best.rank < WORST_CALLED) hits.push(placeHit(place, best));
        });
      }));
      return hits;
    }

    function calledHits(query, tokens) {
      const literal = literalHits(query);
      if (literal.length) return literal;
      const path = pathHits(query);
      return path.length || tokens.length < 2 ? path : exactHits(query, tokens);
    }

    /** The first place that a question names in passing, with the parents before it: 我家住瑞安，这里…… */
    function insideHits(text) {
      const query = tokensOf(text).join("");
      for (let start = 0; start + 1 < query.length && start < LONGEST_PATH; start++) {
        const rest = query.slice(start), first = isLetter(rest[0]) ? null : firstNamed(rest);
        if (first) return KIND.test(rest[first.end]) ? [] : first.hits; /* 旧金山市 is not 金山区 */
      }
      return [];
    }

    /** The place with which the text begins, with its parents, and where its name ends. */
    function firstNamed(text) {
      for (let end = Math.min(text.length, LONGEST_NAME); end > 1; end--) {
        const hits = literalHits(text.slice(0, end)).filter((hit) => hit.rank < WORST_CALLED);
        if (hits.length) return longestPath(text, end, hits);
      }
      return null;
    }

    /** The place before what is asked of it, where no part of its name belongs to that: 鄞州区教育局电话, but 公安局管什么. */
    function placeBefore(texts, rank) {
      for (const text of texts) {
        const query = tokensOf(text).join(""), letters = /^[a-z]{3,}(?![a-z])/.exec(query);
        const first = letters ? spelledSo(letters[0]) : firstNamed(query);
        if (!first) continue;
        const rest = query.slice(first.end);
        if (bestRank(withinQuestion(rest)) <= rank && !insideHits(rest).length) return first.hits;
      }
      return [];
    }

    function spelledSo(letters) {
      const hits = exactHits(letters, [letters]).filter((hit) => hit.rank < WORST_SPELLED);
      return hits.length ? { end: letters.length, hits } : null;
    }

    function longestPath(rest, end, hits) {
      const reached = reachAll(rest, above);
      for (let size = Math.min(rest.length, LONGEST_PATH); size > end + 1; size--) {
        const path = pathHits(rest.slice(0, size), reached);
        if (path.length) return { end: size, hits: path };
      }
      return { end, hits };
    }

    /** Places that are called so, with or without their parents: nothing is guessed, and a letter stands for no character. */
    function named(text) {
      for (const one of asked.textsOf(normalize(text))) {
        const tokens = tokensOf(one), query = tokens.join("").replace(/^(\d{6})0{1,6}$/, "$1");
        if (!query || query.length > LONGEST_PATH) continue;
        const hits = calledHits(query, tokens).filter((hit) => hit.rank < WORST_CALLED);
        if (hits.length) return hits;
      }
      return [];
    }

    /** Places that are called nearly so, best first. */
    function alikeTo(text) {
      const texts = asked.textsOf(normalize(text)), query = tokensOf(texts[texts.length - 1] || "").join("");
      const hits = query.length > 1 && query.length < 24 ? plausible(nearHits(query, new Set())) : [];
      return hits.sort((a, b) => a.rank - b.rank).map((hit) => hit.entry);
    }

    /** Groups of hits, best first: {total, guessed, groups: [{kind, hits: [{entry, rank, via, marked}]}]}. */
    function search(text) {
      const texts = asked.textsOf(normalize(text));
      if (!texts.length) return answer([], []);
      const found = [];
      for (const one of texts) {
        const plain = plainHits(one);
        const nameless = hasLetter(one) && asked.isBare(one); /* how many are */
        if (found.length) plain.hits = plain.hits.filter((hit) => (hit.entry.names ? hit.rank < WORST_NAMED : !nameless));
        if (bestRank(plain.hits) < WORST_SURE) return answer(plain.hits, []);
        found.push(plain);
      }
      const bareQuestion = asked.isBare(texts[0]);
      const whole = found[0].hits.filter((hit) => hit.entry.names && hit.rank < WHOLE);
      if (whole.length && found[0].query.length > 2) return answer(whole, []);
      const within = withinQuestion(texts[0]);
      const places = within.length ? placeBefore(texts, bestRank(within)) : [];
      if (places.length) return answer(places, within);
      if (within.length || bareQuestion) return answer(within.length || !asked.yearOf(texts[0]) ? within : batchesHits(), []);
      if (texts.length > 1) {
        const bare = slips({ ...found[found.length - 1], hits: [] });
        if (bare.hits.length || bare.near.length) return answer(bare.hits, bare.near);
      }
      const first = slips(found[0]);
      return first.hits.length || first.near.length ? answer(first.hits, first.near) : lastResort(texts[0]);
    }

    function lastResort(text) {
      const inside = insideHits(text), query = tokensOf(text).join(""), scattered = [];
      if (!inside.length) addDocuments(scattered, (document) => matchScattered(query, document, asked.isBare));
      return answer(inside, scattered);
    }

    return Object.assign(search, { named, alikeTo });
  }

  function answer(hits, near) {
    const all = hits.concat(near);
    return { total: all.length, guessed: !hits.length && near.length > 0, groups: grouped(all) };
  }

  function bestRank(hits) {
    return hits.reduce((best, hit) => Math.min(best, hit.rank), Infinity);
  }

  function entriesOf(hits) {
    return new Set(hits.map((hit) => hit.entry));
  }

  /** Without the far-fetched, when something is close. */
  function plausible(near) {
    let best = bestRank(near);
    return near.filter((hit) => hit.rank < (best < 91 ? 91 : best + 4));
  }

  function isCertified(entry) {
    return entry.status !== null && entry.status[0].startsWith("certified");
  }

  function grouped(hits) {
    const groups = new Map();
    hits.forEach((hit, number) => {
      hit.order = Math.floor(hit.rank) * 1e6 + GROUPS.indexOf(hit.entry.group) * 1e5
        + Math.round((hit.rank % 1) * 100) * 1e3 - (isCertified(hit.entry) ? 500 : 0) + number * 0.01;
      if (!groups.has(hit.entry.group)) groups.set(hit.entry.group, []);
      groups.get(hit.entry.group).push(hit);
    });
    return Array.from(groups, (pair) => {
      return { kind: pair[0], hits: pair[1].sort((a, b) => a.order - b.order) };
    }).sort((a, b) => a.hits[0].order - b.hits[0].order);
  }

  Object.assign(window.sitegenSearch, { create });
})();
