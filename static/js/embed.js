/* In a frame on pages of others links open beside it; the frame keeps its map. */
(function openBeside() {
  "use strict";
  for (const link of document.querySelectorAll("a:not([download])")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", `${link.getAttribute("rel") ?? ""} noopener`.trim());
  }
})();
