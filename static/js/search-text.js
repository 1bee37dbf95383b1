/* Words as they are typed: one form for all widths, cases, marks and tones. */
(function searchText() {
  "use strict";

  window.sitegenSearch = {};

  /** Without tones, but that of Shǎnxī, which only its spelling as Shaanxi keeps apart from Shānxī. */
  function normalize(text) {
    const toneless = String(text).normalize("NFD").replace(/sha\u030cnx/gi, "shaanx").replace(/u\u0308/gi, "v").replace(/[\u0300-\u036f]/g, "");
    return toneless.normalize("NFKC").toLowerCase().replace(/['’‘`·•・]/g, "");
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

  Object.assign(window.sitegenSearch, { normalize, tokensOf, compact, isLetter, hasLetter });
})();
