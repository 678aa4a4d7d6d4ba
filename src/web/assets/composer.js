// The message box: grows, sends on Enter, offers commands, remembers what was said.
(() => {
  const line = document.getElementById("line");
  const list = document.getElementById("commands");
  const options = [...list.children];
  const form = document.getElementById("composer");
  let active = -1;

  // --- The box -------------------------------------------------------------------------------------------------

  function fit() {
    line.style.height = "auto";
    line.style.height = `${line.scrollHeight}px`;
    form.classList.toggle("filled", line.value.trim() !== "");
  }

  /** @param {string} value */
  function setLine(value) {
    line.value = value;
    line.setSelectionRange(value.length, value.length);
    close();
    fit();
  }
  window.loudou = { ...window.loudou, setLine };

  // --- Commands ------------------------------------------------------------------------------------------------

  const shown = () => options.filter((option) => !option.hidden);

  // What is typed may still become one of these; or it has become one, whose example then helps to go on.
  function offer() {
    const typed = line.value.replace(/^[／、]/, "/").replace(/[\s\u3000]+/g, " ");
    const asked = typed.startsWith("/") && !typed.includes("\n");
    /** @param {HTMLElement} option */
    const fits = (option) => option.dataset.insert.toLowerCase().startsWith(typed.toLowerCase());
    const open = asked
      ? options.filter((option) => fits(option) && (typed !== "/" || option.dataset.own))
      : [];
    const begun =
      asked && open.length === 0
        ? options.find((option) => typed.startsWith(option.dataset.insert))
        : undefined;
    for (const option of options) {
      option.hidden = !open.includes(option) && option !== begun;
      option.classList.toggle("hint", option === begun);
    }
    activate(-1);
    show(open.length > 0 || begun !== undefined);
  }

  /** @param {boolean} open */
  function show(open) {
    list.hidden = !open;
    line.setAttribute("aria-expanded", String(open));
  }

  function close() {
    for (const option of options) option.hidden = true;
    activate(-1);
    show(false);
  }

  /** @param {number} index */
  function activate(index) {
    const visible = shown();
    active = index;
    for (const option of options) option.setAttribute("aria-selected", String(option === visible[index]));
    if (visible[index]) {
      line.setAttribute("aria-activedescendant", visible[index].id);
      visible[index].scrollIntoView({ block: "nearest" });
    } else line.removeAttribute("aria-activedescendant");
  }

  /** @param {HTMLElement} option */
  function take(option) {
    setLine(option.dataset.insert);
    line.focus();
    offer();
    if (line.value.trimEnd() === option.dataset.insert) close();
  }

  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
  document.getElementById("slash").addEventListener("click", () => {
    if (!list.hidden) close();
    else if (line.value === "") {
      setLine("/");
      offer();
    } else offer();
    line.focus();
  });

  // --- What was said before ------------------------------------------------------------------------------------

  let back = 0;
  let draft = "";
  function said() {
    const lines = [...document.querySelectorAll(".bubble.me .said")].map((bubble) => bubble.textContent);
    return lines.filter((text, at) => text !== lines[at + 1]);
  }
  /** @param {number} step */
  function recall(step) {
    const lines = said();
    const next = Math.min(lines.length, Math.max(0, back + step));
    if (next === back) return;
    if (back === 0) draft = line.value;
    back = next;
    setLine(back === 0 ? draft : lines[lines.length - back]);
  }

  // --- Keys ----------------------------------------------------------------------------------------------------

  line.addEventListener("input", () => {
    back = 0;
    fit();
    offer();
  });
  line.addEventListener("blur", () => setTimeout(() => document.activeElement !== line && close(), 150));
  line.addEventListener("keydown", (event) => {
    // Enter and arrows belong to the input method while it composes Chinese.
    if (event.isComposing || event.keyCode === 229) return;
    const choices = list.hidden ? [] : shown().filter((option) => !option.classList.contains("hint"));
    const handled = choices.length > 0 ? keyInList(event, choices) : keyInBox(event);
    if (handled) event.preventDefault();
  });

  /** @param {KeyboardEvent} event @param {HTMLElement[]} choices */
  function keyInList(event, choices) {
    switch (event.key) {
      case "ArrowDown":
        activate((active + 1) % choices.length);
        return true;
      case "ArrowUp":
        activate(active <= 0 ? choices.length - 1 : active - 1);
        return true;
      case "Tab":
        if (event.shiftKey) return false;
        take(choices[Math.max(active, 0)]);
        return true;
      case "Escape":
        close();
        return true;
      case "Enter":
        if (active < 0) return keyInBox(event);
        take(choices[active]);
        return true;
      default:
        return false;
    }
  }

  /** @param {KeyboardEvent} event */
  function keyInBox(event) {
    const walking = back > 0 || line.value === "";
    switch (event.key) {
      case "Enter":
        if (event.shiftKey) return false;
        if (line.value.trim() !== "" || window.loudou.hasFiles?.()) {
          back = 0;
          form.requestSubmit();
        }
        return true;
      case "ArrowUp":
        if (!walking) return false;
        recall(1);
        return true;
      case "ArrowDown":
        if (back === 0) return false;
        recall(-1);
        return true;
      case "Escape":
        close();
        return false;
      default:
        return false;
    }
  }

  // A key pressed anywhere else begins a line, as chats do.
  document.addEventListener("keydown", (event) => {
    const elsewhere = document.activeElement === document.body || document.activeElement?.matches("article");
    if (elsewhere && event.key === "/" && !event.ctrlKey && !event.metaKey) line.focus();
  });
  fit();
})();
