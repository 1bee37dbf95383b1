/* Links name `index.html` so that they work from a disk; on the web the address bar does without it. */
(function tidyAddress() {
  "use strict";
  if (!location.protocol.startsWith("http") || !location.pathname.endsWith("/index.html")) return;
  const path = location.pathname.slice(0, -"index.html".length);
  history.replaceState(history.state, "", path + location.search + location.hash);
})();
