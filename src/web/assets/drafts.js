// What was typed and not yet sent outlives a page that is loaded again: a reload, another language, a lost session.
(() => {
  const line = document.getElementById("line");
  // In the demo one browser is several people.
  const key = `drafts of ${document.querySelector("details.me summary").getAttribute("aria-label")}`;

  /** @param {Field} field */
  const chosen = (field) => field.matches("[type=radio], [type=checkbox]");
  /** @param {Field} field */
  function changed(field) {
    if (chosen(field)) return field.checked !== field.defaultChecked;
    if (field.matches("select")) return !field.selectedOptions[0]?.defaultSelected;
    return field.value !== field.defaultValue;
  }
  // A form that was answered meanwhile has another revision, and brings its own values.
  /** @param {Field} field */
  const nameOf = (field) => `${field.closest("article").dataset.revision} ${field.id}`;
  /** @returns {Field[]} */
  const fields = () => [
    ...document.querySelectorAll(".fill :is(input:not([type=hidden]), select, textarea)"),
  ];

  function keep() {
    const drafts = fields()
      .filter(changed)
      .map((field) => [nameOf(field), chosen(field) ? field.checked : field.value]);
    const empty = line.value === "" && drafts.length === 0;
    if (empty) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ line: line.value, drafts }));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    const drafts = new Map(kept.drafts);
    for (const field of fields()) {
      const draft = drafts.get(nameOf(field));
      if (draft === undefined) continue;
      if (chosen(field)) field.checked = draft;
      else field.value = draft;
    }
    if (kept.line && line.value === "") window.loudou.setLine(kept.line);
  }

  // Without a storage (a browser may forbid it) everything works as before, only nothing is kept.
  /** @param {() => void} work */
  const quietly = (work) => {
    try {
      work();
    } catch {}
  };
  quietly(restore);
  addEventListener("pagehide", () => quietly(keep));
  document.querySelector("form[action='/logout']").addEventListener("submit", () => {
    line.value = "";
    for (const form of document.querySelectorAll("form.fill")) form.reset();
    quietly(() => sessionStorage.clear());
  });
})();
