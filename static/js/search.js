/* Makes every search form answer while one types. The index and the code that reads it are loaded
   when a search box is first used, and at once on the search page itself. */
(function startSearch() {
  "use strict";
  if (window.sitegenSearchForms) return;
  const source = document.currentScript.src;
  const forms = Array.from(document.querySelectorAll("form[role=search]"));
  window.sitegenSearchForms = forms;
  const parts = ["text", "entries", "asked", "match", "near", "core", "view"].map((part) => `search-${part}.js`);
  const files = [...parts, "../search-index.js"];
  const waitingForSearch = [];
  let loading = false, ready = null;

  function load() {
    if (loading) return;
    loading = true;
    let waiting = files.length + 1;
    const done = () => {
      waiting -= 1;
      if (waiting === 0) start();
    };
    const style = document.createElement("link");
    style.rel = "stylesheet";
    add(style, "href", "../search/search.css", done);
    for (const file of files) {
      const script = document.createElement("script");
      script.async = false;
      add(script, "src", file, done);
    }
  }

  function add(node, attribute, file, done) {
    node.addEventListener("load", done);
    node[attribute] = new URL(file, source).href;
    document.head.append(node);
  }

  /** Calls `use` with the search once it is loaded. */
  window.sitegenWithSearch = (use) => {
    if (ready) use(ready);
    else waitingForSearch.push(use);
    load();
  };

  function start() {
    const search = window.sitegenSearch.create(window.sitegenSearchIndex);
    ready = search;
    waitingForSearch.forEach((use) => use(search));
    window.sitegenSearchView.attach(forms, search, new URL("../../", source).href, isSearchPage());
    warmUp(search, ["海淀区", "haidian", "hdq", "石淋县", "南京 鼓楼", "淀区", "hiadian", "h", "海d", "njgl", "hai", "区", "浙江有多少个", "批次是什么", "我家住瑞安，这里"]);
  }

  /** The first queries are slow until the browser has translated the code; nobody should wait for that. */
  function warmUp(search, queries) {
    if (!queries.length) return;
    setTimeout(() => {
      search(queries[0]);
      warmUp(search, queries.slice(1));
    });
  }

  function isSearchPage() {
    const place = (url) => new URL(url, location.href).pathname.replace(/index\.html$/, "");
    return forms.some((form) => place(form.getAttribute("action")) === place(location.href));
  }

  for (const form of forms) {
    form.addEventListener("focusin", load);
    form.addEventListener("input", load);
  }
  if (isSearchPage() || forms.some((form) => form.contains(document.activeElement))) load();
})();
