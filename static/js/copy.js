// Copying: a button with data-copy copies the text of the element that it names.
(function copyTexts() {
  "use strict";

  const WAIT = 4000;

  function select(source) {
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  // From a disk or over plain HTTP the clipboard may be closed to pages; the old command still works there.
  function copySelected(source) {
    select(source);
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("refused"));
  }

  function copy(source) {
    if (!navigator.clipboard) {
      return copySelected(source);
    }
    return navigator.clipboard.writeText(source.textContent).catch(function tryOldWay() {
      return copySelected(source);
    });
  }

  function prepare(button) {
    const source = document.getElementById(button.dataset.copy);
    if (!source) {
      return;
    }
    const label = button.textContent;
    const said = document.createElement("span");
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    button.after(said);
    button.hidden = false;

    function say(words) {
      button.textContent = words;
      said.textContent = words;
      window.setTimeout(function restore() {
        button.textContent = label;
        said.textContent = "";
      }, WAIT);
    }

    button.addEventListener("click", function onClick() {
      copy(source).then(
        function done() { say("已复制"); },
        function failed() { select(source); say("已选中，请按 Ctrl+C"); }
      );
    });
  }

  document.querySelectorAll("button[data-copy]").forEach(prepare);
})();
