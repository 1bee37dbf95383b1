/* Areas of an interactive map, made of the packs in its script (sitegen/maps/packed_shapes.py and topology.py):
   shared borders stand there once, words in columns. */
(function mapShapes() {
  "use strict";

  const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

  /* A function that reads one whole number after the other. */
  function reader(text) {
    let place = 0;
    return function next() {
      let [value, shift, digit] = [0, 0, 0];
      do {
        digit = VALUES.get(text[place]);
        value |= (digit & 31) << shift;
        place += 1;
        shift += 5;
      } while (digit & 32);
      return value & 1 ? ~(value >> 1) : value >> 1;
    };
  }

  /* A function that reads one area after the other, as coordinates of a GeoJSON MultiPolygon. */
  function shapeReader(text, digits) {
    const next = reader(text);
    const scale = 10 ** digits;
    const arcs = [];
    let start = [0, 0];

    function many(read) {
      return Array.from({ length: next() }, (_, index) => read(index));
    }

    function newArc(begin) {
      const arc = [begin];
      for (let left = next(); left > 0; left -= 1) {
        const [x, y] = arc.at(-1);
        arc.push([x + next(), y + next()]);
      }
      arcs.push(arc);
      return arc;
    }

    function ring() {
      const places = [];
      many((index) => {
        const back = next();
        const begin = index ? places.at(-1) : start;
        const arc = back ? arcs[arcs.length - Math.abs(back)] : newArc(index ? begin : [begin[0] + next(), begin[1] + next()]);
        const run = back < 0 ? Array.from(arc).reverse() : arc;
        places.push(...(index ? run.slice(1) : run));
      });
      start = places[0];
      return places.map(([x, y]) => [x / scale, y / scale]);
    }

    return () => many(() => many(ring));
  }

  function texts([lengths, rest]) {
    const next = reader(lengths);
    let before = "";
    return rest.map((text) => (before = before.slice(0, next()) + text));
  }

  function features(pack) {
    const shape = shapeReader(pack.shapes, pack.digits);
    const [heads, ending, klass] = [texts(pack.heads), reader(pack.ending), reader(pack.klass)];
    const hrefs = pack.hrefs && texts(pack.hrefs);
    return texts(pack.ids).map((id, index) => ({
      type: "Feature",
      id,
      properties: {
        klass: pack.classes[klass()],
        text: heads[index] + pack.endings[ending()],
        href: pack.href ? pack.href.join(id) : hrefs?.[index],
      },
      geometry: { type: "MultiPolygon", coordinates: shape() },
    }));
  }

  window.sitegenShapes = (packs) => ({ type: "FeatureCollection", features: packs.flatMap(features) });
})();
