/* Places that can be compared: rows of the files of data, each knowing its cells by key. Loaded before these files, which
   call `fill`; the words of the rows' heads stand in the page. */
(function comparePlaces() {
  "use strict";

  const levels = [];

  /* A column as the file has it: distinct cells with the place of each row's cell, or one cell a row. */
  function readColumn({ texts, places, sorts, classes, links }) {
    const own = (row) => (places ? places[row] : row);
    return {
      text: (row) => texts[own(row)],
      sort: (row) => sorts?.[own(row)] ?? texts[own(row)],
      klass: (row) => classes?.[own(row)] ?? "",
      links,
    };
  }

  function fill(id, { count, columns: packed }) {
    const template = document.getElementById(id);
    const heads = Array.from(template.content.querySelectorAll("[data-key]"));
    const columns = packed.map(readColumn);
    const [name, , code, within] = columns;
    const [before, other, after] = name.links;
    const first = Number(template.dataset.finding);
    const level = { id: id.replace("compare-", ""), caption: template.content.querySelector("caption").textContent, template, places: new Map() };
    for (let row = 0; row < count; row += 1) {
      level.places.set(code.text(row), {
        level,
        name: name.text(row),
        code: code.text(row),
        within: within.text(row),
        url: before + columns[other].text(row) + after,
        cell: (key) => {
          const column = columns[first + heads.findIndex((head) => head.dataset.key === key)];
          return { text: column.text(row), sort: column.sort(row), klass: column.klass(row) };
        },
      });
    }
    levels.push(level);
  }

  /* The level that knows most of these codes, the wider one where several do; some cities are a county too. */
  function levelOf(codes, wanted) {
    const known = (level) => codes.filter((code) => level.places.has(code)).length;
    const named = levels.find(({ id }) => id === wanted);
    if (named && known(named)) return named;
    return levels.reduce((best, level) => (known(level) > known(best) ? level : best), levels[0]);
  }

  /* Places whose path or code has the words in it; those that begin with them come first. */
  function find(words, among) {
    const wanted = words.replace(/\s+/g, "");
    const hits = among.flatMap((level) => Array.from(level.places.values())).filter((place) => `${place.within}${place.name}`.includes(wanted) || place.code.startsWith(wanted));
    return hits.sort((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)));
  }

  window.sitegenTables = { ...window.sitegenTables, fill };
  window.sitegenCompare = { levels, levelOf, find };
})();
