/* Shows what is found: links in one element, walked by arrow keys, with their number spoken. */
(function searchView() {
  "use strict";

  const TITLES = {
    province: "省级行政区", prefecture: "地级行政区", county: "县级行政区", zone: "功能区", batch: "认定批次",
    plan: "规划", indicator: "评估指标", page: "页面", source: "来源",
  };
  const SHORT = { all: 10, group: 6 };
  const LONG = 50;

  function attach(forms, search, root, isSearchPage) {
    const boxes = forms.map((form) => ({ form, input: form.elements.namedItem("q") })).filter((box) => box.input);
    if (!boxes.length) return;
    const found = document.querySelector("[data-search-results]");
    const results = found || document.createElement("div");
    const home = isSearchPage ? found : null;
    const speaker = makeSpeaker();
    let current = home ? nearest(boxes, home) : boxes[0];
    results.setAttribute("data-search-results", "");
    results.removeAttribute("aria-live");
    results.classList.add("search-results");
    results.classList.toggle("search-dropdown", !home);
    if (!results.id) results.id = "search-results";
    if (!home) place(results, current.form);

    function show(box) {
      current = box;
      if (!home) place(results, box.form);
      const text = box.input.value;
      const answer = search(text);
      const target = `${box.form.action.split("?")[0]}?q=${encodeURIComponent(text.trim())}`;
      results.replaceChildren(...render(answer, text, root, home ? null : target));
      results.hidden = !text.trim();
      speaker.say(text.trim() ? summary(answer) : "");
      if (home) remember(text.trim());
    }

    function close() {
      results.hidden = true;
      speaker.say("");
    }

    for (const box of boxes) {
      box.input.setAttribute("aria-controls", results.id);
      box.input.addEventListener("input", () => {
        if (home) boxes.forEach((other) => other !== box && (other.input.value = box.input.value));
        show(box);
      });
      box.input.addEventListener("focus", () => {
        if (!home && box.input.value.trim() && (results.hidden || current !== box)) show(box);
      });
      box.form.addEventListener("submit", (event) => {
        if (!home) return;
        event.preventDefault();
        show(box);
        const first = results.querySelector("a");
        if (first) first.focus();
      });
      box.input.addEventListener("keydown", (event) => typingKey(event, results, Boolean(home), close));
    }
    results.addEventListener("keydown", (event) => walkingKey(event, results, () => current.input, Boolean(home), close));
    if (!home) closeOutside(results, () => current.form, close);
    begin(boxes, home, current, show);
    document.documentElement.setAttribute("data-search", "ready");
  }

  /** What stands in the address or was typed while the index was loading is looked up at once. */
  function begin(boxes, home, current, show) {
    if (home) {
      const asked = new URLSearchParams(location.search).get("q");
      if (asked && !boxes.some((box) => box.input.value)) boxes.forEach((box) => (box.input.value = asked));
      if (current.input.value) show(current);
      return;
    }
    const typed = boxes.find((box) => box.form.contains(document.activeElement) && box.input.value.trim());
    if (typed) show(typed);
  }

  function nearest(boxes, results) {
    return boxes.find((box) => box.form.parentElement === results.parentElement) || boxes[boxes.length - 1];
  }

  function place(results, form) {
    if (results.parentElement === form) return;
    form.classList.add("search-host");
    form.append(results);
    results.hidden = true;
  }

  function makeSpeaker() {
    const region = document.createElement("p");
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    (document.querySelector("main") || document.body).append(region);
    let timer = 0;
    return {
      say(text) {
        clearTimeout(timer);
        timer = setTimeout(() => (region.textContent = text), 400);
      },
    };
  }

  function summary(answer) {
    if (!answer.total) return "没有找到。";
    const best = answer.groups[0].hits[0].entry;
    const first = path(best) + (best.status && showsStatus(best) ? `，${best.status[1]}` : "");
    return answer.guessed
      ? `没有完全相符的，有 ${answer.total} 条相近，第一条：${first}`
      : `找到 ${answer.total} 条，第一条：${first}。按向下键进入结果。`;
  }

  let pending = 0;
  function remember(text) {
    clearTimeout(pending);
    pending = setTimeout(() => {
      const url = new URL(location.href);
      if (text) url.searchParams.set("q", text);
      else url.searchParams.delete("q");
      try {
        if (url.href !== location.href) history.replaceState(history.state, "", url.href);
      } catch {
        /* Some browsers keep the address of a file as it is. */
      }
    }, 250);
  }

  /* ---- Elements ---- */

  function element(name, className, ...children) {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  }

  /** All that stands in the results: groups with their number, and where there is more. `more` is null on the search page. */
  function render(answer, text, root, more) {
    if (!text.trim()) return [];
    if (!answer.total) {
      return [element("p", "search-none", `没有找到“${text.trim()}”。可以换全称、拼音或代码再试，或者只打名字中的一两个字。`)];
    }
    const parts = [];
    if (answer.guessed) parts.push(element("p", "search-guess", "没有完全相符的，相近的有："));
    let left = more ? SHORT.all : Infinity;
    let shown = 0;
    answer.groups.forEach((group, number) => {
      const size = Math.min(group.hits.length, left, more ? SHORT.group : LONG);
      if (!size) return;
      left -= size;
      shown += size;
      parts.push(renderGroup(group, size, root, more, number === 0));
    });
    if (more && shown < answer.total) {
      const all = element("a", "search-all", `看全部 ${answer.total} 条`);
      all.href = more;
      parts.push(all);
    }
    return parts;
  }

  function renderGroup(group, size, root, short, best) {
    const title = element(short ? "p" : "h2", "search-kind", TITLES[group.kind]);
    title.id = `search-${group.kind}`;
    title.append(element("span", "search-count", ` ${group.hits.length}`));
    const list = element("ul", "search-list", ...group.hits.slice(0, size).map((hit, number) => renderHit(hit, root, best && number === 0)));
    list.setAttribute("aria-labelledby", title.id);
    const section = element("div", "search-group", title, list);
    if (!short && size < group.hits.length) section.append(renderRest(group.hits.slice(size), list, root));
    return section;
  }

  function renderRest(hits, list, root) {
    const button = element("button", "search-rest", `再列出其余 ${hits.length} 条`);
    button.type = "button";
    button.addEventListener("click", () => {
      const items = hits.map((hit) => renderHit(hit, root, false));
      list.append(...items);
      button.remove();
      items[0].querySelector("a").focus();
    });
    return button;
  }

  function renderHit(hit, root, best) {
    const entry = hit.entry;
    const link = element("a", "search-hit");
    link.href = address(entry.url, root);
    const name = element("span", "search-name");
    entry.parents.forEach((parent) => name.append(element("span", "search-path", `${parent.title} › `)));
    name.append(marked(entry.title, hit.marked));
    link.append(name);
    const notes = notesOf(hit) || (best && hit.entry.about) || "";
    if (notes) link.append(" ", element("span", "search-note", notes));
    if (entry.status && showsStatus(entry)) link.append(" ", badge(entry.status));
    return element("li", "", link);
  }

  /** A unit that has ended and was never certified has no status worth a badge. */
  function showsStatus(entry) {
    return !entry.endedIn || entry.status[0].startsWith("certified");
  }

  function notesOf(hit) {
    const entry = hit.entry;
    const words = [];
    if (hit.via && !entry.note.startsWith(hit.via)) words.push(hit.via);
    if (entry.endedIn) {
      const now = entry.successors.map((place) => place.title + (place.title === entry.title ? `（${place.code}）` : ""));
      words.push(`代码${entry.code}，${entry.endedIn + 1}年起不再使用${now.length ? `，今属${now.join("、")}` : ""}`);
    }
    if (entry.note) words.push(entry.note);
    return words.join("；");
  }

  function badge(status) {
    const swatch = element("span", `swatch ${status[0]}`);
    swatch.setAttribute("aria-hidden", "true");
    return element("span", "badge", swatch, status[1]);
  }

  function marked(text, range) {
    const characters = Array.from(text);
    if (!range || range[1] <= range[0]) return element("strong", "", text);
    const [start, end] = range;
    const node = element("strong", "");
    node.append(characters.slice(0, start).join(""), element("mark", "", characters.slice(start, end).join("")));
    node.append(characters.slice(end).join(""));
    return node;
  }

  function path(entry) {
    return [...entry.parents.map((parent) => parent.title), entry.title].join(" › ");
  }

  /** Link to a URL of the site that also works from a disk. */
  function address(url, root) {
    const [page, fragment] = url.split("#");
    const file = page.slice(1) + (page.endsWith("/") ? "index.html" : "");
    return root + file + (fragment ? `#${fragment}` : "");
  }

  /* ---- Keys ---- */

  function typingKey(event, results, stays, close) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" && !results.hidden) {
      const first = results.querySelector("a");
      if (!first) return;
      event.preventDefault();
      first.focus();
    } else if (event.key === "Escape" && !stays && !results.hidden) {
      event.preventDefault();
      close();
    }
  }

  function walkingKey(event, results, input, stays, close) {
    const links = Array.from(results.querySelectorAll("a"));
    const here = links.indexOf(document.activeElement);
    if (here < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const targets = { ArrowDown: links[here + 1] || links[here], ArrowUp: links[here - 1] || input(), Home: links[0], End: links[links.length - 1] };
    const target = event.key === "Escape" ? input() : targets[event.key];
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (event.key === "Escape" && !stays) close();
  }

  function closeOutside(results, form, close) {
    document.addEventListener("pointerdown", (event) => {
      if (!results.hidden && !form().contains(event.target)) close();
    });
    document.addEventListener("focusin", (event) => {
      if (!results.hidden && !form().contains(event.target)) close();
    });
  }

  window.sitegenSearchView = { attach };
})();
