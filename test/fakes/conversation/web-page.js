// Runs in the page of the web chat, injected by web-conversation.ts: what a person sees, and what only a test
// does.
globalThis.loudouTest = (() => {
  /** Not read as the text of a card. */
  const unread = "button, select, textarea, svg, time, .turn, .back, .unseen";
  const post = (path, body) =>
    fetch(path, {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", "hx-request": "true" },
    }).then((response) => response.status);

  function partsOf(front) {
    const parts = [];
    const buttons = [...front.querySelectorAll("button")];
    const walker = document.createTreeWalker(front, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Text) {
        if (node.data.trim() !== "" && !node.parentElement.closest(unread))
          parts.push({ text: node.data.trim() });
      } else if (node instanceof HTMLButtonElement) {
        parts.push({ button: node.innerText.trim(), at: buttons.indexOf(node) });
      } else if (node.matches("input[type=text], textarea") && node.value !== "") {
        parts.push({ text: node.value });
      } else if (node instanceof SVGSVGElement && node.getAttribute("aria-label")) {
        parts.push({ text: node.getAttribute("aria-label") });
      }
    }
    return parts;
  }

  function standing(field) {
    const control = field.querySelector("input, select, textarea");
    if (control instanceof HTMLSelectElement) return control.selectedOptions[0]?.label ?? "";
    if (control?.type === "checkbox") return control.checked ? "yes" : "";
    if (control?.type === "radio")
      return field.querySelector("input:checked")?.closest("label").innerText.trim() ?? "";
    return control?.value ?? "";
  }

  const frontOf = (article) => article.querySelector(".front") ?? article.querySelector(".body") ?? article;

  return {
    revisions: () =>
      [...document.querySelectorAll("article.bubble")].map((one) => [one.id, Number(one.dataset.revision)]),

    bubbles: () =>
      [...document.querySelectorAll("article.bubble.bot")].map((article) => {
        const front = frontOf(article);
        const fields = [...front.querySelectorAll(".field")].map((field) => ({
          label: field.querySelector(":is(label, legend) > span[dir]")?.innerText.trim() ?? "",
          value: standing(field),
        }));
        const kind = ["form", "card"].find((one) => article.classList.contains(one)) ?? "notice";
        return {
          id: article.id,
          revision: Number(article.dataset.revision),
          kind,
          parts: partsOf(front),
          fields,
          pictures: front.querySelectorAll(".picture.on-light svg").length,
        };
      }),

    saysAgain: (body) => post("/say", body),

    /** The page itself drops a second click, so both are sent around it, each as an event of its own. */
    submitsTwice(id) {
      const once = () => {
        const body = new URLSearchParams(new FormData(document.querySelector(`#${id} form.front`)));
        body.set("event", crypto.randomUUID());
        return post("/submit", body);
      };
      return Promise.all([once(), once()]);
    },
  };
})();
