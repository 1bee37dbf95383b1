/* Reloads the page when the site is new, and shows what is wrong with the data. Only in `sitegen serve`. */
(function () {
  "use strict";
  let version = null;
  const box = document.createElement("section");
  box.setAttribute("role", "status");
  box.hidden = true;
  Object.assign(box.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: "1000", maxHeight: "60vh", overflow: "auto",
    padding: "1rem", background: "#3b0a0a", color: "#fff", font: "1rem/1.6 system-ui, sans-serif",
  });

  function line(text, parent, tag) {
    const element = document.createElement(tag || "p");
    element.textContent = text;
    parent.append(element);
    return element;
  }

  function show(news) {
    box.replaceChildren();
    box.hidden = !news.building && news.findings.length === 0;
    if (news.building) {
      line("正在重建……", box);
      return;
    }
    if (news.findings.length) {
      line(`数据有${news.findings.length}处问题，显示的是上一次建成的网站。`, box);
      const list = line("", box, "ol");
      for (const finding of news.findings) {
        const item = line(`${finding.place} [${finding.code}] ${finding.message}`, list, "li");
        line(`怎样改：${finding.remedy}`, item);
      }
    }
  }

  function hear(event) {
    const news = JSON.parse(event.data);
    if (version !== null && news.version !== version) {
      window.location.reload();
      return;
    }
    version = news.version;
    show(news);
  }

  document.body.append(box);
  new EventSource("/__serve/news").addEventListener("message", hear);
}());
