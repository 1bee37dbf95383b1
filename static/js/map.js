/* Maps drawn at build time, made walkable: one tab stop, arrow keys to the neighbour, a card that says where one is,
   the row of the table that belongs to a place, earlier years, and the picture as PNG. Without this script every
   area is a link with a title, and the map shows the latest year. */
(function maps() {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

  function element(name, attributes, text) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  }

  /* The places of one map: what they say, how they look, and which row of the table is theirs. */
  function readPlaces(nodes, table) {
    const rows = new Map();
    for (const row of table ? table.tBodies[0].rows : []) {
      const link = row.querySelector("a");
      if (link) rows.set(link.href, row);
    }
    return Array.from(nodes, (node) => {
      const shape = node.querySelector("path, circle");
      const title = node.querySelector("title");
      return {
        node,
        shape,
        title,
        code: node.dataset.code,
        kind: shape?.classList[0],
        now: { klass: shape?.classList[1], text: title?.textContent },
        row: rows.get(new URL(node.getAttribute("href") ?? "", document.baseURI).href),
      };
    });
  }

  /* Rings around the place that has the focus: drawn last, so that no neighbour covers them. */
  function makeRing(svg) {
    const ring = document.createElementNS(SVG, "g");
    ring.setAttribute("class", "map-ring");
    ring.setAttribute("aria-hidden", "true");
    svg.append(ring);
    return function around(place) {
      ring.replaceChildren();
      if (!place) return;
      for (const name of ["outer", "inner", `top ${place.shape.getAttribute("class")}`]) {
        const copy = place.shape.cloneNode();
        copy.setAttribute("class", name);
        ring.append(copy);
      }
    };
  }

  /* What a place says, above the pointer or, without one, above the place; below where there is no room above. */
  function makeCard(box, card) {
    return function say(place, pointer) {
      card.textContent = place ? place.title.textContent : "";
      if (!place) return;
      const frame = box.getBoundingClientRect();
      const spot = place.shape.getBoundingClientRect();
      const x = pointer ? pointer.clientX : spot.left + spot.width / 2;
      const [top, bottom] = pointer ? [pointer.clientY - 16, pointer.clientY + 24] : [spot.top - 6, spot.bottom + 6];
      const above = top - frame.top - card.offsetHeight;
      const isAbove = above + frame.top >= 0 && above > -frame.height / 4;
      card.style.left = `${Math.max(0, Math.min(x - frame.left - card.offsetWidth / 2, frame.width - card.offsetWidth))}px`;
      card.style.top = `${isAbove ? above : bottom - frame.top}px`;
    };
  }

  function makeWalkable(figure, svg, places, readout, hint) {
    const byCode = new Map(places.map((place) => [place.code, place]));
    const byNode = new Map(places.map((place) => [place.node, place]));
    const around = makeRing(svg);
    const say = makeCard(svg.parentElement, readout);
    let marked = null;
    let asked = null;
    let isTouch = false;

    function placeOf(target) {
      return byNode.get(target.closest("[data-code]"));
    }

    function mark(place) {
      if (marked && marked.row) marked.row.classList.remove("is-marked");
      marked = place;
      if (place && place.row) place.row.classList.add("is-marked");
    }

    function stopAt(place) {
      for (const other of places) other.node.setAttribute("tabindex", other === place ? "0" : "-1");
    }

    for (const place of places) {
      /* The title says everything; a screen reader hears it from the line below and needs only the name here. */
      place.node.setAttribute("aria-label", place.now.text.split("：")[0]);
      if (place.node.localName === "g") place.node.setAttribute("role", "img");
    }
    stopAt(places[0]);
    hint.textContent = matchMedia("(hover: hover)").matches
      ? "把鼠标移到地图上，或按Tab进入，用方向键走到相邻的地方，回车打开，Esc离开。"
      : "点一下看一个地方，再点一下打开它。";
    hint.hidden = false;

    svg.addEventListener("keydown", (event) => {
      const place = placeOf(event.target);
      if (!place || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        const side = figure.querySelector(".map-text");
        side.setAttribute("tabindex", "-1");
        side.focus();
        return;
      }
      const direction = KEYS.indexOf(event.key);
      if (direction < 0 || !place.node.dataset.go) return;
      event.preventDefault();
      const next = byCode.get(place.node.dataset.go.split(",")[direction]);
      if (next) {
        stopAt(next);
        next.node.focus();
      }
    });
    /* Not on the drawing itself: a listener for the focus makes an SVG a tab stop of its own. */
    const box = svg.parentElement;
    box.addEventListener("focusin", (event) => {
      const place = placeOf(event.target);
      if (!place) return;
      stopAt(place);
      around(place.node.matches(":focus-visible") ? place : null);
      mark(place);
      say(place);
    });
    box.addEventListener("focusout", (event) => {
      if (svg.contains(event.relatedTarget)) return;
      around(null);
      mark(null);
      say(null);
    });
    svg.addEventListener("pointermove", (event) => {
      const place = placeOf(event.target);
      if (!place) return;
      mark(place);
      say(place, event);
    });
    svg.addEventListener("pointerdown", (event) => (isTouch = event.pointerType === "touch"));
    /* A thumb sees first what it would open: only the second touch does. */
    svg.addEventListener("click", (event) => {
      const place = placeOf(event.target);
      if (isTouch && place && place !== asked) {
        event.preventDefault();
        mark(place);
        say(place, event);
      }
      asked = place;
      isTouch = false;
    });
    svg.addEventListener("pointerleave", () => {
      const focused = byNode.get(document.activeElement);
      mark(focused);
      say(focused);
    });
  }

  function rewrite(cell, klass, text) {
    const swatch = cell.querySelector(".swatch")?.cloneNode();
    if (swatch) swatch.className = `swatch ${klass}`;
    delete cell.dataset.sort;
    cell.classList.toggle("blank", text === "—");
    cell.replaceChildren(...(swatch ? [swatch, text] : [text]));
  }

  /* What a year changes in the table, kept so that it can be put back. */
  function keep(nodes) {
    const kept = Array.from(nodes, (node) => [node, Array.from(node.childNodes), node.className, node.dataset.sort]);
    return function restore() {
      for (const [node, children, name, sort] of kept) {
        node.replaceChildren(...children);
        node.className = name;
        if (sort !== undefined) node.dataset.sort = sort;
      }
    };
  }

  /* Shows the table as of a year; its changing columns are found by their titles. */
  function tableByYear(table, places, columns, latest) {
    if (!table) return () => {};
    const cellsOf = (row) => columns.map((column) => Array.from(row.cells).find((cell) => cell.dataset.label === column));
    const known = places.filter((place) => place.row).map((place) => [place, cellsOf(place.row)]);
    const hints = Array.from(table.tHead.querySelectorAll("small"));
    const restore = keep([table.caption, ...hints, ...known.flatMap(([, cells]) => cells.filter(Boolean))]);

    return function show(year) {
      restore();
      if (year === latest) return;
      table.caption.append(`（截至${year}年）`);
      for (const hint of hints) hint.textContent = hint.textContent.replace(`${latest}年末`, `${year}年末`);
      for (const [place, cells] of known) {
        const then = stateIn(place, year);
        then.cells?.forEach((text, index) => cells[index] && rewrite(cells[index], then.klass, text));
      }
    };
  }

  /* A place in a year: packed as class|sentence|cells where it differs from the latest. */
  function stateIn(place, year) {
    const packed = place.node.getAttribute(`data-y${year}`);
    if (!packed) return place.now;
    const [klass, text, ...cells] = packed.split("|");
    return { klass, text, cells };
  }

  function makeYears(figure, svg, table, places, others, hint) {
    const bar = figure.querySelector(".map-years");
    if (!bar) return;
    const words = Array.from(figure.querySelectorAll(".map-description"));
    const latest = words[words.length - 1].dataset.year;
    const showTable = tableByYear(table, [...places, ...others], figure.dataset.columns.split("|"), latest);

    function show(year) {
      for (const button of bar.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === year));
      for (const part of figure.querySelectorAll("[data-year]")) part.hidden = part.dataset.year !== year;
      for (const part of words) part.id = `${figure.id}-description${part.hidden ? `-${part.dataset.year}` : ""}`;
      const { title, picture } = words.find((part) => !part.hidden).dataset;
      figure.querySelector(".map-title").textContent = title;
      svg.querySelector("title").textContent = title;
      figure.querySelector("[data-picture-link]").href = picture;
      for (const place of places) {
        const then = stateIn(place, year);
        place.shape.setAttribute("class", `${place.kind} ${then.klass}`);
        place.title.textContent = then.text;
      }
      showTable(year);
    }

    function remember(year) {
      const address = new URL(location.href);
      if (year === latest) address.searchParams.delete("year");
      else address.searchParams.set("year", year);
      try {
        history.replaceState(history.state, "", address);
      } catch {
        /* Some browsers refuse this for pages from a disk; the map changes all the same. */
      }
    }

    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      show(button.value);
      remember(button.value);
      hint.textContent = figure.querySelector(".map-title").textContent;
    });
    const asked = new URL(location.href).searchParams.get("year");
    if (asked !== latest && words.some((part) => part.dataset.year === asked)) show(asked);
  }

  /* The PNG is the SVG file of the year that is shown, painted by the browser: it carries the same attribution. */
  function makePicture(figure, hint) {
    const link = figure.querySelector("[data-picture-link]");
    const button = element("button", { type: "button", class: "link-button" }, "下载PNG图");
    const item = document.createElement("li");
    item.append(button);
    link.parentElement.after(item);
    function fail() {
      hint.textContent = "这里不能生成PNG图：从磁盘打开的网页不许读取图像。请下载SVG图，或在网站上再试。";
    }

    button.addEventListener("click", () => {
      const image = new Image();
      image.addEventListener("error", fail);
      image.addEventListener("load", () => {
        const canvas = document.createElement("canvas");
        const scale = 2;
        canvas.width = image.naturalWidth * scale;
        canvas.height = image.naturalHeight * scale;
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        try {
          canvas.toBlob((blob) => {
            const address = URL.createObjectURL(blob);
            const save = element("a", { href: address, download: link.href.split("/").pop().replace(/svg$/, "png") }, "");
            save.click();
            setTimeout(() => URL.revokeObjectURL(address), 60000);
          }, "image/png");
        } catch {
          fail();
        }
      });
      image.src = link.href;
    });
  }

  for (const figure of document.querySelectorAll("figure[data-map]")) {
    const svg = figure.querySelector("svg");
    const table = document.getElementById(figure.dataset.table);
    const readout = figure.querySelector(".map-readout");
    const hint = figure.querySelector(".map-hint");
    const places = readPlaces(svg.querySelectorAll("[data-code]"), table);
    const others = readPlaces(figure.querySelectorAll(".map-text [data-code]"), table);
    if (places.length === 0) continue;
    makeWalkable(figure, svg, places, readout, hint);
    makeYears(figure, svg, table, places, others, hint);
    makePicture(figure, hint);
  }
})();
