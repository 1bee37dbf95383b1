/* Two to four places side by side. Which ones stands in the address, so that a comparison can be sent and comes back.
   Starts when the files of data have been read: all of them are loaded in order, and before the page is ready. */
(function compare() {
  "use strict";

  const { levels, levelOf, find, view } = window.sitegenCompare;
  const place = (id) => document.getElementById(`compare-${id}`);
  const MOST = 4;
  const SHOWN = 40;

  let chosen = [];
  let level = null;

  function read() {
    const asked = new URLSearchParams(location.search);
    const codes = (asked.get("units") ?? "").split(",").filter(Boolean);
    level = levelOf(codes, asked.get("level"));
    chosen = Array.from(new Set(codes)).flatMap((code) => level.places.get(code) ?? []).slice(0, MOST);
    if (!chosen.length) level = null;
    draw();
  }

  function write() {
    const codes = chosen.map(({ code }) => code);
    const plain = codes.length && levelOf(codes) !== level ? `&level=${level.id}` : "";
    history.replaceState(history.state, "", location.pathname + (codes.length ? `?units=${codes.join(",")}${plain}` : ""));
    draw();
  }

  function add(one) {
    level = one.level;
    chosen = [...chosen, one];
    place("find").value = "";
    write();
    place("find").focus({ preventScroll: true });
  }

  function remove(one) {
    chosen = chosen.filter((each) => each !== one);
    if (!chosen.length) level = null;
    write();
    place("find").focus({ preventScroll: true });
  }

  /* What is offered: what was asked for, else the neighbours of the first, else all provinces. */
  function offered() {
    const words = place("find").value.trim();
    if (words) return find(words, level ? [level] : levels);
    const all = Array.from((level ?? levels[0]).places.values());
    return chosen.length ? all.filter(({ within }) => within === chosen[0].within) : all;
  }

  function hint(open) {
    if (chosen.length === MOST) return `最多比${MOST}个；先移去一个，才能再加。`;
    if (!open.length) return place("find").value.trim() ? `没有找到这样的${level ? level.caption : "地方"}。` : "";
    const more = open.length > SHOWN ? `找到${open.length}个，这里是前${SHOWN}个，请写得再细一些。` : "";
    const next = ["点一个名字开始；也可以找市和县区。", "再点一个，就并排。"][chosen.length] ?? "还可以再加。";
    return more || next;
  }

  function drawPicks() {
    const open = chosen.length === MOST ? [] : offered().filter((one) => !chosen.includes(one));
    place("hint").textContent = hint(open);
    const words = place("find").value.trim();
    place("picks").replaceChildren(
      ...open.slice(0, SHOWN).map((one) => {
        const button = view.element("button", { type: "button" }, words ? one.within + one.name : one.name);
        button.addEventListener("click", () => add(one));
        return view.element("li", {}, button);
      })
    );
  }

  function draw() {
    drawPicks();
    place("result").hidden = !chosen.length;
    view.cite(chosen);
    if (!chosen.length) return;
    place("table").replaceChildren(view.table(level, chosen, remove));
    view.chart(place("chart"), level, chosen);
  }

  document.addEventListener("DOMContentLoaded", () => {
    place("choose").hidden = false;
    place("find").addEventListener("input", drawPicks);
    place("csv").addEventListener("click", () => view.download(level, chosen));
    window.addEventListener("popstate", read);
    read();
    document.documentElement.dataset.compare = "ready";
  });
})();
