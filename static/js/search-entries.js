/* The index as entries: places with every name they go by, and documents. */
(function searchEntries() {
  "use strict";

  const FORGIVEN = 16; /* a wrong reading that many use */
  const { compact } = window.sitegenSearch;

  /** Dictionary from character to readings as [syllable, bits]; the usual one first. */
  function readDictionary(index) {
    const readings = new Map();
    function add(character, syllable, bits) {
      let known = readings.get(character);
      if (!known) readings.set(character, (known = []));
      if (!known.some((one) => one[0] === syllable)) known.push([syllable, bits]);
      if (syllable.indexOf("v") > 0 && syllable[0] !== "v") add(character, syllable.replace("v", "u"), bits);
    }
    words(index.readings).forEach((word) => {
      const syllable = /^[a-z]+/.exec(word)[0];
      Array.from(word.slice(syllable.length)).forEach((character) => { add(character, syllable, 0); });
    });
    return { readings: readings, add: add };
  }

  function words(text) {
    return text ? text.split(" ") : [];
  }

  /** Readings of one name: the right ones first, then those that are forgiven. */
  function spell(characters, dictionary, exceptions) {
    return characters.map((character, position) => {
      let known = dictionary.get(character) || [];
      const right = exceptions && exceptions[position];
      if (!right) return known;
      const first = [[right, 0]];
      if (right.indexOf("v") > 0) first.push([right.replace("v", "u"), 0]);
      return first.concat(known.filter((one) => one[0] !== right)
        .map((one) => [one[0], FORGIVEN]));
    });
  }


  function makeForm(text, stem, readings, extra) {
    const characters = Array.from(text);
    function joined(length) {
      return readings.slice(0, length).map((one) => one.length ? one[0][0] : "").join("");
    }
    return {
      text: text, characters: characters, length: characters.length, stem: stem, readings: readings,
      stemText: characters.slice(0, stem).join(""), spelled: joined(characters.length), stemSpelled: joined(stem),
      rank: extra ? extra.rank : 0, note: extra ? extra.note : ""
    };
  }

  /** Places in the order of the index; the parents of each are places too. */
  function decodePlaces(index, dictionary) {
    const exceptions = new Map();
    words(index.exceptions).forEach((word) => {
      const parts = word.split(".");
      if (!exceptions.has(+parts[0])) exceptions.set(+parts[0], []);
      exceptions.get(+parts[0])[+parts[1]] = parts[2];
    });
    const known = new Set(words(index.known));
    const odd = new Map(words(index.parents).map((word) => word.split(".")));
    const slugs = words(index.slugs), codes = words(index.codes), byCode = { province: {}, prefecture: {}, county: {} };
    let countiesFrom = slugs.length + Number(index.prefectures), before = "";
    const places = words(index.names).map((name, number) => {
      const code = codes[number].length === 2 ? before.slice(0, 4) + codes[number] : codes[number];
      before = code;
      const level = number < slugs.length ? "province" : number < countiesFrom ? "prefecture" : "county";
      const characters = Array.from(name), stem = index.stems.charCodeAt(number) - 48;
      const spelling = spell(characters, dictionary, exceptions.get(number));
      const place = {
        group: level === "county" && code.indexOf("Z") > 0 ? "zone" : level, level: level, code: code, title: name,
        url: level === "province" ? slugs[number] : index.urls[level].replace("*", code),
        parents: [], forms: [makeForm(name, stem, spelling)], codes: [[code.toLowerCase(), 0]],
        status: null, endedIn: 0, successors: [], note: index.answers[number] || "", known: known.has(code)
      };
      if (level === "county") place.status = index.classes[index.statuses.charCodeAt(number - countiesFrom) - 48];
      byCode[level][code] = place;
      addShortForm(place, stem, spelling);
      return place;
    });
    places.forEach((place) => {
      if (place.level === "province") return;
      place.parents.push(byCode.province[place.code.slice(0, 2) + "0000"]);
      const prefecture = odd.has(place.code) ? odd.get(place.code) : place.code.slice(0, 4) + "00";
      if (place.level === "county" && byCode.prefecture[prefecture]) place.parents.push(byCode.prefecture[prefecture]);
      place.parents = place.parents.filter(Boolean);
    });
    return { list: places, byCode: byCode };
  }

  /** 石林县 for 石林彝族自治县, 恩施州 for 恩施土家族苗族自治州: names that people use and no list has. */
  function addShortForm(place, stem, spelling) {
    const end = /自治([州县旗])$/.exec(place.title);
    const length = Array.from(place.title).length;
    if (!end || stem + 1 >= length) return;
    const text = Array.from(place.title).slice(0, stem).join("") + end[1];
    place.forms.push(makeForm(text, stem, spelling.slice(0, stem).concat([spelling[length - 1]]), { rank: 1, note: "" }));
  }

  /** Former names, full names of zones, other names, and what became of units that have ended. */
  function addHistory(index, places, dictionary) {
    function give(place, text, rank, note) {
      const characters = Array.from(text);
      const stem = characters.length > 2 && /[市区县旗州盟]$/.test(text) ? characters.length - 1 : characters.length;
      place.forms.push(makeForm(text, stem, spell(characters, dictionary), { rank: rank, note: note }));
    }
    index.former.forEach((row) => {
      const place = places.byCode.county[row[0]];
      place.note = "原名" + row[1] + "（至" + row[2] + "年末）";
      give(place, row[1], 6, "原名" + row[1]);
    });
    index.aliases.forEach((row) => {
      const place = places.byCode.county[row[0]];
      if (row[1] !== place.title) give(place, row[1], 1, "全称" + row[1]);
      if (row[2]) place.codes.push([row[2], 1]);
    });
    index.others.forEach((row) => {
      give(places.byCode.county[row[0]], row[1], 1, "又名" + row[1]);
    });
    index.old.forEach((row) => {
      const place = ["province", "prefecture", "county"].map((level) => places.byCode[level][row[0]]).find(Boolean);
      give(place, row[1], 6, "旧称" + row[1]);
    });
    words(index.ended).forEach((word) => {
      const parts = word.split("."), place = places.byCode.county[parts[0]];
      place.endedIn = +parts[1];
      place.successors = parts.slice(2).map((code) => places.byCode.county[code]).filter(Boolean);
      place.successors.forEach((successor) => {
        const form = place.forms[0];
        successor.forms.push(makeForm(form.text, form.stem, form.readings, { rank: 7, note: "含原" + form.text }));
        successor.codes.push([place.code, 6]);
      });
    });
  }

  function decodeDocuments(index) {
    return index.documents.map((row) => {
      const names = row.slice(5), searched = [row[1]].concat(names).map(compact), text = compact(row[3]), said = words(row[4]).map(compact);
      return {
        group: row[0], title: row[1], url: row[2], parents: [], status: null, successors: [], endedIn: 0, code: "",
        note: row[0] === "indicator" ? "指标 " + names[0] : row[0] === "page" ? "" : row[3], about: row[0] === "page" ? row[3] : "",
        names: searched, text: text, all: `${searched.join(" ")} ${text}`, words: said, lines: `\n${said.join("\n")}\n`,
        dotted: row[0] === "indicator" ? names[0] : ""
      };
    });
  }

  /** How many names have each character. */
  function countCharacters(names) {
    const counts = new Map();
    words(names).forEach((name) => {
      new Set(name).forEach((character) => { counts.set(character, (counts.get(character) || 0) + 1); });
    });
    return counts;
  }

  /** Looks places up by what they have, in the order of the index: a character of a name, a parent, or `=` and all of a name or code. */
  function makeShelf(places) {
    const numbers = new Map();
    function put(key, number) {
      const known = numbers.get(key);
      if (!known) numbers.set(key, [number]);
      else if (known[known.length - 1] !== number) known.push(number);
    }
    places.forEach((place, number) => {
      place.forms.forEach((form) => {
        form.characters.forEach((character) => put(character, number));
        put(`=${form.text}`, number);
        put(`=${form.stemText}`, number);
      });
      place.codes.forEach((code) => put(`=${code[0]}`, number));
      place.parents.forEach((parent) => put(parent, number));
    });
    return (keys) => {
      const found = new Set();
      keys.forEach((key) => (numbers.get(key) || []).forEach((number) => found.add(number)));
      return Array.from(found).sort((a, b) => a - b).map((number) => places[number]);
    };
  }

  Object.assign(window.sitegenSearch, { FORGIVEN, words, readDictionary, decodePlaces, addHistory, decodeDocuments, countCharacters, makeShelf });
})();
