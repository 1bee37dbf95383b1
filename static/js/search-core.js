/* Finds places and documents in the index. No page, no network: one global function that takes the
   index and gives a function from a query to groups of hits. */
(function searchCore(global) {
  "use strict";

  var HAN = 1, FULL = 2, INITIAL = 4, PARTIAL = 8, FORGIVEN = 16;
  var GROUPS = ["province", "prefecture", "county", "zone", "batch", "plan", "indicator", "page", "source"];
  var WORST_SURE = 72; /* what ranks worse only shares some characters with the query */

  function normalize(text) {
    return String(text).normalize("NFKC").toLowerCase().replace(/ü/g, "v").replace(/['’‘`·•・]/g, "");
  }

  function tokensOf(query) {
    return normalize(query).split(/[^0-9a-z\u3400-\u9fff\u{20000}-\u{3ffff}]+/u).filter(Boolean);
  }

  function compact(text) {
    return tokensOf(text).join("");
  }

  function isLetter(character) {
    return character >= "a" && character <= "z";
  }

  function hasLetter(text) {
    return /[a-z]/.test(text);
  }

  /* ---- Pinyin ---- */

  /** Dictionary from character to readings as [syllable, bits]; the usual one first. */
  function readDictionary(index) {
    var readings = new Map();
    function add(character, syllable, bits) {
      var known = readings.get(character);
      if (!known) readings.set(character, (known = []));
      if (!known.some(function (one) { return one[0] === syllable; })) known.push([syllable, bits]);
      if (syllable.indexOf("v") > 0 && syllable[0] !== "v") add(character, syllable.replace("v", "u"), bits);
    }
    words(index.readings).forEach(function (word) {
      var syllable = /^[a-z]+/.exec(word)[0];
      Array.from(word.slice(syllable.length)).forEach(function (character) { add(character, syllable, 0); });
    });
    return { readings: readings, add: add };
  }

  function words(text) {
    return text ? text.split(" ") : [];
  }

  /** Readings of one name: the right ones first, then those that are forgiven. */
  function spell(characters, dictionary, exceptions) {
    return characters.map(function (character, position) {
      var known = dictionary.get(character) || [];
      var right = exceptions && exceptions[position];
      if (!right) return known;
      var first = [[right, 0]];
      if (right.indexOf("v") > 0) first.push([right.replace("v", "u"), 0]);
      return first.concat(known.filter(function (one) { return one[0] !== right; })
        .map(function (one) { return [one[0], FORGIVEN]; }));
    });
  }

  /* ---- Decoding ---- */

  function makeForm(text, stem, readings, extra) {
    var characters = Array.from(text);
    function joined(length) {
      return readings.slice(0, length).map(function (one) { return one.length ? one[0][0] : ""; }).join("");
    }
    return {
      text: text, characters: characters, length: characters.length, stem: stem, readings: readings,
      stemText: characters.slice(0, stem).join(""), spelled: joined(characters.length), stemSpelled: joined(stem),
      rank: extra ? extra.rank : 0, note: extra ? extra.note : ""
    };
  }

  /** Places in the order of the index; the parents of each are places too. */
  function decodePlaces(index, dictionary) {
    var exceptions = new Map();
    words(index.exceptions).forEach(function (word) {
      var parts = word.split(".");
      if (!exceptions.has(+parts[0])) exceptions.set(+parts[0], []);
      exceptions.get(+parts[0])[+parts[1]] = parts[2];
    });
    var odd = new Map(words(index.parents).map(function (word) { return word.split("."); }));
    var slugs = words(index.slugs), codes = words(index.codes), byCode = { province: {}, prefecture: {}, county: {} };
    var countiesFrom = slugs.length + Number(index.prefectures), before = "";
    var places = words(index.names).map(function (name, number) {
      var code = codes[number].length === 2 ? before.slice(0, 4) + codes[number] : codes[number];
      before = code;
      var level = number < slugs.length ? "province" : number < countiesFrom ? "prefecture" : "county";
      var characters = Array.from(name), stem = index.stems.charCodeAt(number) - 48;
      var spelling = spell(characters, dictionary, exceptions.get(number));
      var place = {
        group: level === "county" && code.indexOf("Z") > 0 ? "zone" : level, level: level, code: code, title: name,
        url: level === "province" ? slugs[number] : index.urls[level].replace("*", code),
        parents: [], forms: [makeForm(name, stem, spelling)], codes: [[code.toLowerCase(), 0]],
        status: null, endedIn: 0, successors: [], note: ""
      };
      if (level === "county") place.status = index.classes[index.statuses.charCodeAt(number - countiesFrom) - 48];
      byCode[level][code] = place;
      addShortForm(place, stem, spelling);
      return place;
    });
    places.forEach(function (place) {
      if (place.level === "province") return;
      place.parents.push(byCode.province[place.code.slice(0, 2) + "0000"]);
      var prefecture = odd.has(place.code) ? odd.get(place.code) : place.code.slice(0, 4) + "00";
      if (place.level === "county" && byCode.prefecture[prefecture]) place.parents.push(byCode.prefecture[prefecture]);
      place.parents = place.parents.filter(Boolean);
    });
    return { list: places, byCode: byCode };
  }

  /** 石林县 for 石林彝族自治县, 恩施州 for 恩施土家族苗族自治州: names that people use and no list has. */
  function addShortForm(place, stem, spelling) {
    var end = /自治([州县旗])$/.exec(place.title);
    var length = Array.from(place.title).length;
    if (!end || stem + 1 >= length) return;
    var text = Array.from(place.title).slice(0, stem).join("") + end[1];
    place.forms.push(makeForm(text, stem, spelling.slice(0, stem).concat([spelling[length - 1]]), { rank: 1, note: "" }));
  }

  /** Former names, full names of zones, and what became of units that have ended. */
  function addHistory(index, places, dictionary) {
    function give(place, text, rank, note) {
      var characters = Array.from(text);
      var stem = characters.length > 2 && /[市区县旗州盟]$/.test(text) ? characters.length - 1 : characters.length;
      place.forms.push(makeForm(text, stem, spell(characters, dictionary), { rank: rank, note: note }));
    }
    index.former.forEach(function (row) {
      var place = places.byCode.county[row[0]];
      place.note = "原名" + row[1] + "（至" + row[2] + "年末）";
      give(place, row[1], 6, "原名" + row[1]);
    });
    index.aliases.forEach(function (row) {
      var place = places.byCode.county[row[0]];
      if (row[1] !== place.title) give(place, row[1], 1, "全称" + row[1]);
      if (row[2]) place.codes.push([row[2], 1]);
    });
    words(index.ended).forEach(function (word) {
      var parts = word.split("."), place = places.byCode.county[parts[0]];
      place.endedIn = +parts[1];
      place.successors = parts.slice(2).map(function (code) { return places.byCode.county[code]; }).filter(Boolean);
      place.successors.forEach(function (successor) {
        var form = place.forms[0];
        successor.forms.push(makeForm(form.text, form.stem, form.readings, { rank: 7, note: "含原" + form.text }));
        successor.codes.push([place.code, 6]);
      });
    });
  }

  function decodeDocuments(index) {
    return index.documents.map(function (row) {
      var names = row.slice(4);
      return {
        group: row[0], title: row[1], url: row[2], parents: [], status: null, successors: [], endedIn: 0, code: "",
        note: row[0] === "indicator" ? "指标 " + names[0] : row[0] === "page" ? "" : row[3],
        names: [row[1]].concat(names).map(compact), text: compact(row[3])
      };
    });
  }

  /* ---- Matching ---- */

  /** Reads `query` along `form` from character `i`; calls `visit(i, position, bits)` at every boundary. */
  function walk(query, form, i, position, bits, visit) {
    visit(i, position, bits);
    if (i === form.length || position === query.length) return;
    var typed = query[position];
    if (typed === form.characters[i]) {
      walk(query, form, i + 1, position + 1, bits | HAN, visit);
      return;
    }
    if (!isLetter(typed)) return;
    var readings = form.readings[i];
    for (var k = 0; k < readings.length; k++) {
      var syllable = readings[k][0];
      if (syllable[0] === typed) walkSyllable(query, form, i, position, bits | readings[k][1], syllable, visit);
    }
  }

  function walkSyllable(query, form, i, position, bits, syllable, visit) {
    if (query.startsWith(syllable, position)) {
      walk(query, form, i + 1, position + syllable.length, bits | (syllable.length > 1 ? FULL : 0), visit);
    }
    if (syllable.length === 1) return;
    walk(query, form, i + 1, position + 1, bits | INITIAL, visit);
    var rest = query.length - position;
    if (syllable[1] === "h" && query[position + 1] === "h") {
      walk(query, form, i + 1, position + 2, bits | INITIAL, visit);
    } else if (rest > 1 && rest < syllable.length && syllable.startsWith(query.slice(position))) {
      walk(query, form, i + 1, query.length, bits | PARTIAL, visit);
    }
  }

  /** How good a match is that took characters `start` to `end` of `form`; 0 is best. */
  function rankOf(form, start, end, bits) {
    var base;
    var whole = start === 0 && end === form.length, stem = start === 0 && end === form.stem;
    var exact = whole || stem, extra = form.rank + (bits & FORGIVEN ? 4 : 0);
    if (!(bits & (FULL | INITIAL | PARTIAL))) base = whole ? 10 : stem ? 20 : start === 0 ? 40 : 70;
    else if (!(bits & (INITIAL | PARTIAL))) base = exact ? 50 : start === 0 ? 60 : 75;
    else if (!(bits & INITIAL)) base = exact ? 60 : start === 0 ? 61 : 75;
    else if (!(bits & (FULL | PARTIAL | HAN))) base = exact ? 58 : start === 0 ? 64 : 80;
    else base = exact ? 59 : start === 0 ? 63 : 78;
    return base + extra + (stem && !whole ? 0.5 : 0) + Math.min(form.length - end + start, 9) * 0.01;
  }

  /** Positions of `query` that are reached after the whole name or the stem of `place`: position to bits. */
  function reach(query, place, starts) {
    var ends = new Map();
    place.forms.forEach(function (form) {
      starts.forEach(function (bits, start) {
        walk(query, form, 0, start, bits, function (i, position, seen) {
          if (i !== form.length && i !== form.stem || position === start) return;
          var known = ends.get(position);
          if (known === undefined || seen < known) ends.set(position, seen);
        });
      });
    });
    return ends;
  }

  var FROM_START = new Map([[0, 0]]);

  /** For every place that is a parent: where its children may begin in `query`. */
  function reachAll(query, places) {
    var reached = new Map();
    places.forEach(function (place) {
      if (place.level === "county") return;
      var starts = new Map(FROM_START);
      place.parents.forEach(function (parent) { merge(starts, reached.get(parent)); });
      var ends = reach(query, place, starts);
      if (ends.size) reached.set(place, ends);
    });
    return reached;
  }

  function merge(into, more) {
    if (more) more.forEach(function (bits, position) {
      if (!into.has(position) || bits < into.get(position)) into.set(position, bits);
    });
  }

  function startsOf(place, reached) {
    var starts = null;
    for (var k = 0; k < place.parents.length; k++) {
      var more = reached.get(place.parents[k]);
      if (more) merge(starts = starts || new Map(), more);
    }
    return starts;
  }

  function better(best, rank, form, start, end) {
    return !best || rank < best.rank ? { rank: rank, form: form, start: start, end: end } : best;
  }

  /** Best match of the rest of `query` from `position` with one of the place's names, or null. */
  function matchNames(query, place, position, bits, penalty, best) {
    var latin = hasLetter(query), size = query.length, first = query[position], letter = isLetter(first);
    place.forms.forEach(function (form) {
      for (var start = 0; start < form.length; start++) {
        if (first !== form.characters[start] && !(letter && startsWith(form.readings[start], first))) continue;
        if (latin && start > 0 && (penalty || size < 2)) break;
        walk(query, form, start, position, bits, function (i, at, seen) {
          if (at !== size || i === start) return;
          best = better(best, rankOf(form, start, i, seen) + penalty, form, start, i);
        });
      }
    });
    return best;
  }

  function startsWith(readings, letter) {
    for (var k = 0; k < readings.length; k++) if (readings[k][0][0] === letter) return true;
    return false;
  }

  /** 前郭县 in 前郭尔罗斯蒙古族自治县: first character and the others in their order. */
  function matchAbbreviation(query, place, best) {
    place.forms.forEach(function (form) {
      if (query.length < 2 || query[0] !== form.characters[0]) return;
      var i = 0;
      for (var k = 0; k < query.length; k++) {
        i = form.characters.indexOf(query[k], i) + 1;
        if (i === 0) return;
      }
      best = better(best, (i === form.length && query.length > 2 ? 68 : 85) + form.rank + form.length * 0.01, form, 0, 0);
    });
    return best;
  }

  function matchCode(query, place, best) {
    place.codes.forEach(function (code) {
      if (code[0] === query) best = better(best, code[1], place.forms[0], 0, 0);
      else if (code[0].startsWith(query)) best = better(best, 30 + code[1], place.forms[0], 0, 0);
    });
    return best;
  }

  /** Words in any order: one is the place's, the others are its parents'. */
  function matchTokens(tokens, masks, place, best) {
    var all = (1 << tokens.length) - 1, above = 0;
    place.parents.forEach(function (parent) { above |= masks.get(parent) || 0; });
    if (!above) return best;
    tokens.forEach(function (token, k) {
      if ((above | (1 << k)) !== all) return;
      var own = matchNames(token, place, 0, 0, 0, null);
      if (own) best = better(best, own.rank + 2, own.form, own.start, own.end);
    });
    return best;
  }

  /** For every parent: which of the words name it, as bits. */
  function masksOf(tokens, places) {
    var masks = new Map();
    tokens.forEach(function (token, k) {
      var reached = reachAll(token, places);
      places.forEach(function (place) {
        if (place.level === "county") return;
        var ends = reached.get(place);
        var named = ends && ends.has(token.length) || token.length > 1 && isPrefix(token, place.forms[0].text);
        if (named) masks.set(place, masks.get(place) | (1 << k));
      });
    });
    return masks;
  }

  function isPrefix(token, text) {
    return text.startsWith(token);
  }

  /* ---- Forgiving one mistake ---- */

  /** How alike two unequal words are: 0 not at all, else a rank from 88 (most alike) up. */
  function nearness(typed, form, text, alike, sheltered) {
    var more = typed.length - text.length;
    if (Math.abs(more) > 1) return 0;
    var left = 0, right = 0, shorter = Math.min(typed.length, text.length);
    while (left < shorter && typed[left] === text[left]) left++;
    while (right < shorter - left && typed[typed.length - 1 - right] === text[text.length - 1 - right]) right++;
    var wrong = text.length - left - right;
    if (more !== 0) return left + right === shorter && shorter >= (sheltered ? 2 : 3) ? 93 : 0;
    if (wrong === 2 && typed[left] === text[left + 1] && typed[left + 1] === text[left]) return text.length > 2 ? 91 : 0;
    if (wrong !== 1) return 0;
    var likeness = alike(typed[left], text[left]);
    if (likeness) return likeness;
    if (left === form.stem && left >= 2 && left === text.length - 1 && !isLetter(text[left])) return 89.5;
    return text.length >= (sheltered ? 2 : 3) ? 92 : 0;
  }

  function nearestName(typed, place, alike, sheltered, best) {
    var latin = hasLetter(typed);
    if (typed.length < (latin ? 5 : 2)) return best;
    place.forms.forEach(function (form) {
      var texts = latin ? [form.spelled, form.stemSpelled] : [form.text, form.stemText];
      texts.forEach(function (text, k) {
        var rank = nearness(typed, form, text, alike, sheltered || latin);
        if (!rank) return;
        rank += (form.rank + k) * 0.05 + (latin ? 0 : alike.commonness(typed, text));
        best = better(best, rank, form, 0, k ? form.stem : form.length);
      });
    });
    return best;
  }

  /** A mistake in the parents' part: the place's own name ends the query and the rest is nearly its parents. */
  function nearestParents(query, place, alike, best) {
    var latin = hasLetter(query);
    place.forms.forEach(function (form) {
      var texts = latin ? [form.spelled, form.stemSpelled] : [form.text, form.stemText];
      texts.forEach(function (text, k) {
        if (text.length < 2 || !query.endsWith(text)) return;
        var head = query.slice(0, query.length - text.length);
        place.parents.forEach(function (parent) {
          var found = head && nearestName(head, parent, alike, true, null);
          if (found) best = better(best, found.rank + 1, form, 0, k ? form.stem : form.length);
        });
      });
    });
    return best;
  }

  /** Judge of wrong characters: those of the same sound are the commonest mistake. */
  function makeAlike(dictionary, frequencies) {
    var order = null;
    try {
      var collator = new Intl.Collator("zh-Hans-u-co-pinyin");
      order = collator.compare("阿", "吧") < 0 && collator.compare("八", "丁") < 0 ? collator : null;
    } catch (error) {
      order = null;
    }
    var sorted = null;
    /* A character that no name has stands, in the browser's own order by pinyin, among those that sound like it. */
    function soundsOf(character) {
      if (dictionary.has(character)) return dictionary.get(character).map(function (one) { return one[0]; });
      if (!order || isLetter(character)) return [];
      sorted = sorted || Array.from(dictionary.keys()).sort(order.compare);
      var low = 0, high = sorted.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (order.compare(sorted[middle], character) < 0) low = middle + 1; else high = middle;
      }
      return sorted.slice(Math.max(0, low - 1), low + 1).map(function (one) { return dictionary.get(one)[0][0]; });
    }
    var known = new Map();
    function sounds(character) {
      if (!known.has(character)) known.set(character, soundsOf(character));
      return known.get(character);
    }
    function blur(syllable) {
      return syllable.replace(/^([zcs])h/, "$1").replace(/ng$/, "n").replace(/^n(?=[^g])/, "l").replace(/^h(?=u)/, "f");
    }
    function alike(typed, right) {
      if (isLetter(typed) || isLetter(right)) return 0;
      var mine = sounds(typed), theirs = sounds(right);
      if (mine.some(function (one) { return theirs.indexOf(one) >= 0; })) return 88;
      var blurred = theirs.map(blur);
      return mine.some(function (one) { return blurred.indexOf(blur(one)) >= 0; }) ? 90 : 0;
    }
    /* A rare character that was typed rightly says more than a common one: 婺原县 is 婺源县, not 五原县. */
    alike.commonness = function (typed, right) {
      var least = 40;
      for (var k = 0; k < right.length; k++) {
        if (typed.indexOf(right[k]) >= 0) least = Math.min(least, frequencies.get(right[k]) || 0);
      }
      return least * 0.01;
    };
    return alike;
  }

  /** How many names have each character. */
  function countCharacters(names) {
    var counts = new Map();
    words(names).forEach(function (name) {
      new Set(name).forEach(function (character) { counts.set(character, (counts.get(character) || 0) + 1); });
    });
    return counts;
  }

  /* ---- Documents ---- */

  function matchDocument(tokens, query, document) {
    var best = 0;
    document.names.forEach(function (name, k) {
      var rank = name === query ? 10 : query.length > 1 && name.startsWith(query) ? 41
        : tokens.every(function (token) { return name.indexOf(token) >= 0; }) ? 72 + (k ? 3 : 0) : 0;
      if (rank && (!best || rank < best)) best = rank;
    });
    if (best) return best;
    var all = document.names.join(" ") + " " + document.text;
    if (tokens.every(function (token) { return all.indexOf(token) >= 0; })) return query.length > 1 ? 84 : 0;
    return query.length >= 4 && !/[0-9a-z]/.test(query) && shareOfPairs(query, all) >= 0.6 ? 87 : 0;
  }

  function shareOfPairs(query, text) {
    var found = 0;
    for (var k = 0; k + 1 < query.length; k++) if (text.indexOf(query.slice(k, k + 2)) >= 0) found++;
    return found / (query.length - 1);
  }

  /* ---- All together ---- */

  function create(index) {
    var spoken = readDictionary(index);
    words(index.misreadings).forEach(function (word) {
      var character = Array.from(word)[0];
      spoken.add(character, word.slice(character.length), FORGIVEN);
    });
    var places = decodePlaces(index, spoken.readings);
    addHistory(index, places, spoken.readings);
    var documents = decodeDocuments(index), alike = makeAlike(spoken.readings, countCharacters(index.names));

    function exactHits(query, tokens) {
      var code = tokens.length === 1 && /^(\d{2,6}|\d{4}z\d?)$/.test(query) ? query : "";
      var reached = reachAll(query, places.list);
      var masks = tokens.length > 1 && tokens.length < 7 ? masksOf(tokens, places.list) : null;
      var hits = [];
      places.list.forEach(function (place) {
        var best = code ? matchCode(code, place, null) : matchNames(query, place, 0, 0, 0, null);
        if (!code) {
          var starts = startsOf(place, reached);
          if (starts) starts.forEach(function (bits, position) {
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
      var reached = reachAll(query, places.list), hits = [];
      places.list.forEach(function (place) {
        if (taken.has(place)) return;
        var best = nearestName(query, place, alike, false, null), starts = startsOf(place, reached);
        if (starts) starts.forEach(function (bits, position) {
          if (position < query.length) best = nearestName(query.slice(position), place, alike, true, best);
        });
        if (place.parents.length) best = nearestParents(query, place, alike, best);
        if (best) hits.push(placeHit(place, best));
      });
      return hits;
    }

    /* 鼓楼南京: the place before its parents, without a space. */
    function reversedHits(query, taken) {
      var hits = [];
      if (query.length > 24 || hasLetter(query)) return hits;
      for (var k = 1; k + 1 < query.length; k++) {
        var own = query.slice(0, k), masks = masksOf([query.slice(k)], places.list);
        if (masks.size) addChildren(own, masks, taken, hits);
      }
      return hits;
    }

    function addChildren(own, masks, taken, hits) {
      places.list.forEach(function (place) {
        if (taken.has(place) || !place.parents.some(function (parent) { return masks.has(parent); })) return;
        var best = matchNames(own, place, 0, 0, 2, null);
        if (best && best.start === 0) hits.push(placeHit(place, best));
      });
    }

    function placeHit(place, best) {
      var rank = best.rank + (place.endedIn ? 3 : 0);
      return { entry: place, rank: rank, via: best.form.note, marked: best.form.note ? null : [best.start, best.end] };
    }

    /** Groups of hits, best first: {total, guessed, groups: [{kind, hits: [{entry, rank, via, marked}]}]}. */
    return function search(text) {
      var tokens = tokensOf(text), query = tokens.join("").replace(/^(\d{6})0{1,6}$/, "$1");
      if (!query) return { total: 0, guessed: false, groups: [] };
      var hits = exactHits(query, tokens);
      documents.forEach(function (document) {
        var rank = matchDocument(tokens, query, document);
        if (rank) hits.push({ entry: document, rank: rank, via: "", marked: null });
      });
      var best = bestRank(hits), near = [];
      if (best < WORST_SURE && hasLetter(query)) hits = hits.filter(function (hit) { return hit.rank < 75; });
      if (best >= WORST_SURE) {
        if (tokens.length === 1) hits = hits.concat(reversedHits(query, entriesOf(hits)));
        if (bestRank(hits) >= WORST_SURE) near = plausible(nearHits(query, entriesOf(hits)));
      }
      var guessed = !hits.length && near.length > 0;
      return { total: hits.length + near.length, guessed: guessed, groups: grouped(hits.concat(near)) };
    };
  }

  function bestRank(hits) {
    return hits.reduce(function (best, hit) { return Math.min(best, hit.rank); }, Infinity);
  }

  function entriesOf(hits) {
    return new Set(hits.map(function (hit) { return hit.entry; }));
  }

  /** Without the far-fetched, when something is close. */
  function plausible(near) {
    var best = bestRank(near);
    return near.filter(function (hit) { return hit.rank < (best < 91 ? 91 : best + 4); });
  }

  function grouped(hits) {
    var groups = new Map();
    hits.forEach(function (hit, number) {
      hit.order = Math.floor(hit.rank) * 1e6 + GROUPS.indexOf(hit.entry.group) * 1e5
        + Math.round((hit.rank % 1) * 100) * 1e3 + number * 0.01;
      if (!groups.has(hit.entry.group)) groups.set(hit.entry.group, []);
      groups.get(hit.entry.group).push(hit);
    });
    return Array.from(groups, function (pair) {
      return { kind: pair[0], hits: pair[1].sort(function (a, b) { return a.order - b.order; }) };
    }).sort(function (a, b) { return a.hits[0].order - b.hits[0].order; });
  }

  global.sitegenSearch = { create: create };
})(typeof window === "undefined" ? globalThis : window);
