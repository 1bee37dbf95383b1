/* Finds places and documents: from the index a function that answers a query by groups of hits. */
(function searchCore() {
  "use strict";

  const GROUPS = ["province", "prefecture", "county", "zone", "batch", "plan", "indicator", "page", "source"];
  const GUESSED = 88; /* from here on, something was mistyped */
  const WORST_SURE = 72; /* what ranks worse only shares some characters with the query */
  const {
    tokensOf, hasLetter, words, FORGIVEN, readDictionary, decodePlaces, addHistory, decodeDocuments, countCharacters, reachAll, startsOf,
    masksOf, matchNames, matchAbbreviation, matchCode, matchTokens, matchDocument, nearestName, nearestParents, makeAlike,
  } = window.sitegenSearch;

  function create(index) {
    const spoken = readDictionary(index);
    words(index.misreadings).forEach((word) => {
      const character = Array.from(word)[0];
      spoken.add(character, word.slice(character.length), FORGIVEN);
    });
    const places = decodePlaces(index, spoken.readings);
    addHistory(index, places, spoken.readings);
    const documents = decodeDocuments(index), alike = makeAlike(spoken.readings, countCharacters(index.names));

    function exactHits(query, tokens) {
      const code = tokens.length === 1 && /^(\d{2,6}|\d{4}z\d?)$/.test(query) ? query : "";
      const reached = reachAll(query, places.list);
      const masks = tokens.length > 1 && tokens.length < 7 ? masksOf(tokens, places.list) : null;
      let hits = [];
      places.list.forEach((place) => {
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
      let reached = reachAll(query, places.list), hits = [];
      places.list.forEach((place) => {
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

    /* 鼓楼南京: the place before its parents, without a space. */
    function reversedHits(query, taken) {
      let hits = [];
      if (query.length > 24 || hasLetter(query)) return hits;
      for (let k = 1; k + 1 < query.length; k++) {
        const own = query.slice(0, k), masks = masksOf([query.slice(k)], places.list);
        if (masks.size) addChildren(own, masks, taken, hits);
      }
      return hits;
    }

    function addChildren(own, masks, taken, hits) {
      places.list.forEach((place) => {
        if (taken.has(place) || !place.parents.some((parent) => masks.has(parent))) return;
        let best = matchNames(own, place, 0, 0, 2, null);
        if (best && best.start === 0) hits.push(placeHit(place, best));
      });
    }

    function placeHit(place, best) {
      const rank = best.rank + (place.endedIn ? 3 : 0);
      const literal = best.form === place.forms[0] && best.rank < GUESSED;
      return { entry: place, rank: rank, via: best.form.note, marked: literal ? [best.start, best.end] : null };
    }

    /** Groups of hits, best first: {total, guessed, groups: [{kind, hits: [{entry, rank, via, marked}]}]}. */
    return function search(text) {
      const tokens = tokensOf(text), query = tokens.join("").replace(/^(\d{6})0{1,6}$/, "$1");
      if (!query) return { total: 0, guessed: false, groups: [] };
      let hits = exactHits(query, tokens);
      documents.forEach((document) => {
        const rank = matchDocument(tokens, query, document);
        if (rank) hits.push({ entry: document, rank: rank, via: "", marked: null });
      });
      let best = bestRank(hits), near = [];
      if (best < WORST_SURE && hasLetter(query)) hits = hits.filter((hit) => hit.rank < 75);
      if (best >= WORST_SURE) {
        if (tokens.length === 1) hits = hits.concat(reversedHits(query, entriesOf(hits)));
        if (bestRank(hits) >= WORST_SURE) near = plausible(nearHits(query, entriesOf(hits)));
      }
      const guessed = !hits.length && near.length > 0;
      return { total: hits.length + near.length, guessed: guessed, groups: grouped(hits.concat(near)) };
    };
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

  function grouped(hits) {
    const groups = new Map();
    hits.forEach((hit, number) => {
      hit.order = Math.floor(hit.rank) * 1e6 + GROUPS.indexOf(hit.entry.group) * 1e5
        + Math.round((hit.rank % 1) * 100) * 1e3 + number * 0.01;
      if (!groups.has(hit.entry.group)) groups.set(hit.entry.group, []);
      groups.get(hit.entry.group).push(hit);
    });
    return Array.from(groups, (pair) => {
      return { kind: pair[0], hits: pair[1].sort((a, b) => a.order - b.order) };
    }).sort((a, b) => a.hits[0].order - b.hits[0].order);
  }

  Object.assign(window.sitegenSearch, { create });
})();
