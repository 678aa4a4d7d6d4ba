// Inside the bubbles: "are you sure", turning a card over, copying.
(() => {
  // --- Are you sure --------------------------------------------------------------------------------------------

  const ask = document.getElementById("ask");
  const [yes, no] = ask.querySelectorAll("button");
  /** @type {HTMLButtonElement} */
  let asking;

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.("button[data-ask]");
      if (!button || button.dataset.sure) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      asking = button;
      ask.querySelector("h2").textContent = button.dataset.ask;
      ask.querySelector("p").textContent = button.dataset.askText;
      yes.textContent = button.dataset.askYes;
      yes.classList.toggle("danger", button.classList.contains("is-danger"));
      no.textContent = button.dataset.askNo;
      ask.returnValue = "no";
      ask.showModal();
      no.focus();
    },
    true,
  );
  ask.addEventListener("close", () => {
    const button = asking;
    asking = undefined;
    if (!button?.isConnected) return;
    button.focus();
    if (ask.returnValue === "yes") button.form.requestSubmit(button);
  });

  // --- The other side ------------------------------------------------------------------------------------------

  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    if (!ctx.sourceElement?.matches(".turn")) return;
    const body = ctx.sourceElement.closest(".body");
    // A drawing keeps to its own styles, and the page to its.
    for (const drawing of body.querySelectorAll(".drawing"))
      drawing.attachShadow({ mode: "open" }).append(drawing.querySelector("template").content);
    turn(body, true);
  });

  /** @param {HTMLElement} body @param {boolean} over */
  function turn(body, over) {
    body.querySelector(".front").hidden = over;
    body.querySelector(".back").hidden = !over;
    body.classList.toggle("turned", over);
    const opener = body.querySelector(".turn");
    opener.setAttribute("aria-expanded", String(over));
    if (over) body.querySelector(".unturn").focus({ preventScroll: true });
    else opener.focus({ preventScroll: true });
    body.closest("article").scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", async (event) => {
    const unturn = event.target.closest?.(".unturn");
    if (unturn) return turn(unturn.closest(".body"), false);
    const done = event.target.closest?.(".secret .done");
    if (done) {
      done.closest(".secret").remove();
      return document.getElementById("line").focus();
    }
    const copy = event.target.closest?.(".copy");
    if (!copy) return;
    const code = copy.closest("section").querySelector("code");
    const label = copy.querySelector("span");
    const former = label.textContent;
    try {
      await navigator.clipboard.writeText(code.textContent);
      label.textContent = copy.dataset.copied;
      setTimeout(() => {
        label.textContent = former;
      }, 1500);
    } catch {
      // Where the page may not write to the clipboard, the text is at least marked.
      getSelection().selectAllChildren(code);
    }
  });

  // The menu closes like a menu.
  const menu = document.querySelector("details.me");
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
