/* Says by itself how old the data are, once they are older than a season. */
(function tellAge() {
  "use strict";
  const LIMIT = 90, DAY = 86400000;
  const end = document.querySelector("time[data-as-of]");
  if (!end) return;
  const days = Math.floor((Date.now() - Date.parse(end.dateTime)) / DAY);
  if (!(days > LIMIT)) return;
  const line = document.createElement("p");
  line.className = "data-note data-age";
  line.textContent = "数据截止到 " + days + " 天以前：那一天以后公布的名单，这里没有。";
  end.closest("p").after(line);
})();
