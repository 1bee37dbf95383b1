/* Rows of a spreadsheet as places: each cell is read by itself, and all cells that name something must agree. */
(function manyNames() {
  "use strict";

  const SEPARATORS = /[\t,，;；、|]/;
  const HEADINGS = /^(?:序号|编号|省份?|省级.*|市|地市|地级.*|城市|区县|县区|县|县（市|区）|县级.*|.*名称|单位.*|.*代码|备注|批次|年份|province|city|county|name|code|no\.?)$/i;

  /** Rows that say something: {number, text, cells}; a first row of headings is left out. */
  function rowsOf(text) {
    const rows = text.split(/\r?\n|\r/).map((line, index) => {
      const cells = line.split(SEPARATORS).map((cell) => cell.trim().replace(/^["“]|["”]$/g, "").trim()).filter(Boolean);
      return { number: index + 1, text: line.trim(), cells };
    });
    const said = rows.filter(({ cells }) => cells.length);
    return said.length && said[0].cells.every((cell) => HEADINGS.test(cell)) ? said.slice(1) : said;
  }

  /** A serial number or an amount names nothing; a code does. */
  function mayName(cell) {
    return /[\p{L}]/u.test(cell) || /^(?:\d{6}|\d{9}|\d{12})$/.test(cell);
  }

  function fits(place, hits) {
    return hits.some(({ entry }) => entry === place || place.parents.includes(entry));
  }

  function isCounty(place) {
    return place.level === "county";
  }

  /** Cells that are each a county of its own make as many rows; the others say where these lie. */
  function apart(found) {
    const counties = found.filter(({ hits }) => hits.every(({ entry }) => isCounty(entry)));
    const others = found.filter((each) => !counties.includes(each));
    const strange = counties.every((one, k) => counties.slice(0, k).every((other) => !one.hits.some(({ entry }) => fits(entry, other.hits))));
    return counties.length > 1 && strange ? counties.map((each) => [each, ...others]) : [found];
  }

  /** Best ranks of all places that some cell names. */
  function ranksOf(found) {
    const ranks = new Map();
    for (const { hits } of found) {
      for (const { entry, rank } of hits) ranks.set(entry, Math.min(rank, ranks.get(entry) ?? Infinity));
    }
    return ranks;
  }

  /** A whole name goes before one without its last syllable, one of today before one of old, a unit before
      those that it has come to. */
  function closest(places, ranks) {
    const step = (place) => (ranks.get(place) < 13 ? 0 : ranks.get(place) < 20 ? 1 : 2);
    const best = Math.min(...places.map(step)), left = places.filter((place) => step(place) === best);
    return left.filter((place) => !left.some(({ successors }) => successors.includes(place)));
  }

  function viaOf(place, found) {
    return found.flatMap(({ hits }) => hits).find(({ entry, via }) => entry === place && via)?.via ?? "";
  }

  function verdict(found) {
    const ranks = ranksOf(found), places = Array.from(ranks.keys());
    const score = (place) => found.filter(({ hits }) => fits(place, hits)).length;
    const most = Math.max(...places.map(score));
    let best = places.filter((place) => score(place) === most);
    if (best.some(isCounty)) best = best.filter(isCounty);
    best = closest(best, ranks);
    const agreed = most === found.length;
    return { place: agreed && best.length === 1 ? best[0] : null, candidates: best, agreed, via: best.length === 1 ? viaOf(best[0], found) : "" };
  }

  /** What a row of cells names: one or more {words, place, candidates, agreed, via}; `named` gives the places that are called so. */
  function judge(cells, named) {
    const names = cells.filter(mayName);
    const found = names.map((cell) => ({ cell, hits: named(cell) })).filter(({ hits }) => hits.length);
    if (!found.length) return [{ words: names[names.length - 1] ?? "", place: null, candidates: [], agreed: true, via: "" }];
    return apart(found).map((part) => ({ words: part[0].cell, ...verdict(part) }));
  }

  window.sitegenMany = { rowsOf, judge };
})();
