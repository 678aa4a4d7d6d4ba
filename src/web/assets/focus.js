// Where the eye and the keyboard go when a bubble has come or has changed.
(() => {
  const line = document.getElementById("line");
  const touch = () => matchMedia("(pointer: coarse)").matches;
  const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
  /** @param {HTMLElement} bubble @returns {HTMLButtonElement[]} */
  const buttonsIn = (bubble) => [...bubble.querySelectorAll("form.front:not(.fill) button[name=button]")];
  /** @param {HTMLElement} bubble */
  const titleOf = (bubble) => bubble.querySelector(".title")?.textContent;
  // A chosen answer has a mark before its words.
  /** @param {HTMLButtonElement} button */
  const labelOf = (button) => button.textContent.replace(/^✓ /, "");

  // The last button of a card that was pressed, and for each form the button that opened it.
  /** @type {Pressed} */
  let pressed;
  /** @type {Pressed} */
  let pressedInCard;
  /** @type {Map<string, Pressed>} */
  const openers = new Map();

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.("article button[type=submit]");
      if (!button) return;
      const bubble = button.closest("article");
      pressed = {
        bubble: bubble.id,
        title: titleOf(bubble),
        place: buttonsIn(bubble).indexOf(button),
        label: labelOf(button),
        // A key that presses a button makes a click without a count.
        byKey: event.detail === 0,
        button,
      };
      if (pressed.place >= 0) pressedInCard = pressed;
    },
    true,
  );

  // The same button again, or the nearest of that name: whoever walks through a long card goes on where he was.
  /** @param {HTMLElement} bubble @param {Pressed} pressed */
  function sameButton(bubble, { place, label }) {
    const named = buttonsIn(bubble)
      .map((button, at) => ({ button, far: Math.abs(at - place) }))
      .filter(({ button }) => labelOf(button) === label);
    return named.sort((one, other) => one.far - other.far)[0]?.button;
  }

  // Keys go back to where they came from: to the card whose button was pressed, there or in its new place.
  /** @param {HTMLElement} bubble */
  function wayBack(bubble) {
    const opener = openers.get(bubble.id) ?? (pressed?.bubble === bubble.id ? pressed : undefined);
    if (!opener?.byKey) return undefined;
    if (buttonsIn(bubble).length > 0) {
      const goesOn = opener.bubble === bubble.id || opener.title === titleOf(bubble);
      return goesOn ? sameButton(bubble, opener) : undefined;
    }
    const card = document.getElementById(opener.bubble);
    return card ? sameButton(card, opener) : undefined;
  }

  // First what is wrong, then the first question; after a plain card the next line can be typed.
  /** @param {HTMLElement} bubble */
  function focusInto(bubble) {
    const wrong = bubble.querySelector("[aria-invalid]");
    const first = bubble.querySelector(".fields :is(input, select, textarea)");
    const question = (wrong?.matches("fieldset") ? wrong.querySelector("input") : wrong) ?? first;
    if (question && pressed && pressed.bubble !== bubble.id && !openers.has(bubble.id)) {
      openers.set(bubble.id, pressed);
    }
    const back = question ? undefined : wayBack(bubble);
    // On a phone a focused field brings up the keyboard, which covers what has just come.
    const target = back ?? (touch() ? bubble : (question ?? line));
    target.focus({ preventScroll: true });
    const shown = back ?? wrong?.closest(".field") ?? bubble;
    shown.scrollIntoView({ block: "nearest", behavior: motion() });
  }

  // --- A card that changes under the finger --------------------------------------------------------------------

  // Before it changes. Its elements stay where they can, so what was pressed is found again, or else its question.
  /** @param {HTMLElement} bubble @returns {Held | undefined} */
  function hold(bubble) {
    if (pressed?.bubble !== bubble.id) return undefined;
    const { button } = pressed;
    const form = button.closest(".inside");
    const question = form ? form.previousElementSibling : button.closest("[data-key]");
    const asked = question?.matches("[data-key]") ? /** @type {HTMLElement} */ (question) : undefined;
    const anchors = asked ? [button, asked] : [button];
    return {
      anchors,
      tops: anchors.map((one) => one.getBoundingClientRect().top),
      question: asked,
      isEnd: !asked && button.name !== "cancel",
    };
  }

  // An answer never moves the page; a page that is turned, or a card that has folded up, is read from its beginning.
  /** @param {HTMLElement} bubble @param {Held} held */
  function settle(bubble, { anchors, tops, question, isEnd }) {
    const form = bubble.querySelector(".inside");
    const opened = form && (isEnd || form.previousElementSibling === question) ? form : undefined;
    if (isEnd && !opened) bubble.scrollIntoView({ block: "start", behavior: "instant" });
    const at = anchors.findIndex((one) => one.isConnected);
    if (!isEnd && at >= 0)
      scrollBy({ top: anchors[at].getBoundingClientRect().top - tops[at], behavior: "instant" });
    if (opened) return enter(opened, isEnd);
    const back = pressed.byKey && pressedInCard?.bubble === bubble.id && sameButton(bubble, pressedInCard);
    if (back) back.focus({ preventScroll: true });
  }

  // Only what would stay out of sight moves the page: the first question of the form, or what is wrong with it. The form
  // that ends a card takes the place of what was pressed, so all of it is shown.
  /** @param {HTMLElement} form @param {boolean} whole */
  function enter(form, whole) {
    const wrong = form.querySelector("[aria-invalid]");
    const first = form.querySelector(".fields :is(input:checked, input, select, textarea)");
    const question = (wrong?.matches("fieldset") ? wrong.querySelector("input") : wrong) ?? first;
    if (!touch()) question?.focus({ preventScroll: true });
    const shown = whole ? form : (wrong ?? first)?.closest(".field");
    shown?.scrollIntoView({ block: "nearest", behavior: motion() });
  }

  window.loudou = { ...window.loudou, focusInto, hold, settle, motion, typed: () => (pressed = undefined) };
})();
