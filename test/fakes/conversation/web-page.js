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

  /** Without what only keeps a line from breaking. */
  const legible = (text) => text.replaceAll("\u2060", "").replaceAll("\u00a0", " ").trim();

  /** @param within what of the bubble's front is read @param without what of that is not */
  function partsOf(front, within, without) {
    const parts = [];
    const buttons = [...front.querySelectorAll("button")];
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (without?.contains(node)) continue;
      if (node instanceof Text) {
        const phrase = node.parentElement.closest(".phrase");
        if (phrase) {
          // One line of words for a person, however it may break.
          const line = phrase.parentElement;
          if (line.firstElementChild === phrase && !line.closest(unread))
            parts.push({ text: legible(line.textContent) });
        } else if (node.data.trim() !== "" && !node.parentElement.closest(unread))
          parts.push({ text: legible(node.data) });
      } else if (node instanceof HTMLButtonElement) {
        parts.push({ button: node.innerText.trim(), at: buttons.indexOf(node) });
      } else if (node.matches("input[type=text], textarea") && node.value !== "") {
        parts.push({ text: node.value });
      } else if (node instanceof SVGSVGElement && node.getAttribute("aria-label")) {
        parts.push({ text: legible(node.getAttribute("aria-label")) });
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
      [...document.querySelectorAll("article.bubble.bot")].flatMap((article) => {
        const front = frontOf(article);
        // A form that stands open within its card.
        const inside = front.querySelector(".inside");
        const kind = ["form", "card"].find((one) => article.classList.contains(one)) ?? "notice";
        const seen = (what, within, without) => ({
          id: article.id,
          revision: Number(article.dataset.revision),
          kind: what,
          parts: partsOf(front, within, without),
          fields: [...within.querySelectorAll(".field")].map((field) => ({
            label: field.querySelector(":is(label, legend) > span[dir]")?.innerText.trim() ?? "",
            value: standing(field),
          })),
          pictures: within.querySelectorAll(".picture.on-light svg").length,
        });
        return inside ? [seen(kind, front, inside), seen("form", inside)] : [seen(kind, front)];
      }),

    saysAgain: (body) => post("/say", body),

    /** The page itself drops a second click, so both are sent around it, each as an event of its own. */
    submitsTwice(id) {
      const once = () => {
        const body = new URLSearchParams(new FormData(document.querySelector(`#${id} form.fill`)));
        body.set("event", crypto.randomUUID());
        return post("/submit", body);
      };
      return Promise.all([once(), once()]);
    },
  };
})();
