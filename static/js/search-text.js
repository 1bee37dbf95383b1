/* Words as they are typed: one form for all widths, cases and marks. */
(function searchText() {
  "use strict";

  window.sitegenSearch = {};

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

  Object.assign(window.sitegenSearch, { normalize, tokensOf, compact, isLetter, hasLetter });
})();
