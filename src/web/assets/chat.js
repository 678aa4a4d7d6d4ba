// Sending and receiving: ids that make a resend harmless, the stream of bubbles, scrolling, the theme.
(() => {
  const log = document.getElementById("log");
  const line = document.getElementById("line");
  const status = document.getElementById("status");
  const typing = document.getElementById("typing");
  const newer = document.getElementById("newer");
  const { focusInto, hold, settle, motion } = window.loudou;

  // --- Sending -------------------------------------------------------------------------------------------------

  // A press that failed keeps its id: pressed again with the same content it is a resend, and counts once.
  const failed = new Map();
  let lastPress = 0;
  const isMine = () => Date.now() - lastPress < 15_000;

  // crypto.randomUUID exists on https and localhost only.
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
    const { body, method, action, headers } = ctx.request;
    headers["X-Shown-To"] = log.dataset.shownTo;
    if (method !== "POST" || !body?.has("event")) return;
    body.delete("event");
    const signature = `${action}?${new URLSearchParams(body)}`;
    ctx.press = { signature, id: failed.get(signature) ?? newId() };
    body.set("event", ctx.press.id);
    lastPress = Date.now();
    if (!ctx.sourceElement.closest("article")) window.loudou.typed();
    if (ctx.sourceElement.id === "composer") {
      ctx.press.line = line.value;
      window.loudou.setLine("");
    }
  });

  let pending = 0;
  /** @type {number} */
  let typingTimer;
  document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
    if (!ctx.press) return;
    pending += 1;
    if (pending === 1) typingTimer = setTimeout(showTyping, 1000);
    ctx.sourceElement.setAttribute("aria-busy", "true");
    say("");
  });
  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    if (!ctx.press) return;
    pending -= 1;
    ctx.sourceElement.removeAttribute("aria-busy");
    if (pending > 0) return;
    clearTimeout(typingTimer);
    typing.hidden = true;
  });
  document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
    if (!ctx.press || ctx.response.status >= 400) return;
    failed.delete(ctx.press.signature);
  });
  document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
    if (ctx.sourceElement === log) return listenAgain();
    if (ctx.press) notSent(ctx, ctx.response.status < 500 && ctx.text);
  });
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (!ctx) return;
    if (ctx.sourceElement === log) return listenAgain();
    if (ctx.press) notSent(ctx);
  });

  /** @param {Context} ctx @param {string | false} [reason] */
  function notSent({ press }, reason) {
    failed.set(press.signature, press.id);
    if (press.line && line.value === "") window.loudou.setLine(press.line);
    say(reason || status.dataset.notSent);
  }

  /** @param {string} sentence */
  function say(sentence) {
    status.textContent = sentence;
  }

  function showTyping() {
    const follow = nearEnd();
    typing.hidden = false;
    if (follow) scrollToEnd();
  }

  // --- Receiving -----------------------------------------------------------------------------------------------

  // A bubble the page has is dropped, or put in the older one's place; all others are added at the end.
  /** @type {Arriving} */
  let arriving;
  log.addEventListener("htmx:sse:before:message", (event) => {
    const { message } = event.detail;
    const found = /^<article id="(m\d+)" data-revision="(\d+)"/.exec(message.data);
    arriving = undefined;
    if (!found) return;
    const present = document.getElementById(found[1]);
    if (present && Number(present.dataset.revision) >= Number(found[2])) return event.preventDefault();
    arriving = {
      id: found[1],
      isNew: !present,
      follow: nearEnd(),
      focus: present?.contains(document.activeElement),
      // A card that stays a card keeps its elements: what is focused, half typed in, or under the finger.
      morphs: Boolean(present?.matches(".card")) && /^<article [^>]* card"/.test(message.data),
    };
    if (arriving.morphs && isMine()) arriving.held = hold(present);
    const swap = arriving.morphs ? "outerMorph" : "true";
    if (present) message.data = message.data.replace("<article ", `<article hx-swap-oob="${swap}" `);
  });
  log.addEventListener("htmx:sse:after:message", () => {
    const bubble = arriving && document.getElementById(arriving.id);
    if (!bubble) return;
    if (arriving.held) settle(bubble, arriving.held);
    if (arriving.morphs) return;
    bubble.classList.add("arrived");
    const mine = isMine();
    if (arriving.focus || (mine && bubble.matches(".form"))) focusInto(bubble);
    if (!arriving.isNew) return;
    if (arriving.follow || bubble.matches(".me") || mine)
      bubble.scrollIntoView({ block: "nearest", behavior: motion() });
    else newer.hidden = false;
  });
  log.addEventListener("reload", () => location.reload());
  // Signing out, or going on as somebody else, ends the stream; what leaves the page need not call for it again.
  let leaving = false;
  document.addEventListener("submit", ({ target }) => {
    if (!target.hasAttribute("hx-post") && target.method === "post") leaving = true;
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (leaving && persisted) location.reload();
  });
  log.addEventListener("htmx:sse:before:connection", (event) => {
    if (leaving) event.preventDefault();
  });
  log.addEventListener("htmx:sse:error", ({ detail }) => {
    if (detail.status === 401) return location.reload();
    sayLost();
  });
  log.addEventListener("htmx:sse:after:connection", ({ detail: { connection } }) => {
    if (connection.status === 401) location.reload();
    if (status.textContent === status.dataset.lost) say("");
  });

  // The extension comes back after a stream that broke, but not after a first one that never was.
  function listenAgain() {
    sayLost();
    setTimeout(() => htmx.process(log, true), 2000);
  }

  // That something did not go out matters more: only the person can send it again.
  function sayLost() {
    if (status.textContent === "") say(status.dataset.lost);
  }

  // --- Scrolling -----------------------------------------------------------------------------------------------

  const page = document.scrollingElement;
  const nearEnd = () => page.scrollHeight - page.scrollTop - page.clientHeight < 160;
  const scrollToEnd = (behavior = motion()) => page.scrollTo({ top: page.scrollHeight, behavior });

  const hasBegun = () => log.querySelector("article") !== null;

  newer.addEventListener("click", () => scrollToEnd());
  addEventListener(
    "scroll",
    () => {
      if (nearEnd()) newer.hidden = true;
    },
    { passive: true },
  );
  // The bars cover the page's ends; a bubble scrolled into view must stand between them.
  const bars = { "--top": document.querySelector(".top"), "--composer": document.querySelector(".composer") };
  function measure() {
    const follow = nearEnd() && hasBegun();
    for (const [name, bar] of Object.entries(bars)) {
      document.documentElement.style.setProperty(name, `${bar.offsetHeight}px`);
    }
    if (follow) scrollToEnd("auto");
  }
  // What came earlier is put above; what was being read stays where it is, and the keyboard beside it.
  /** @type {Reading} */
  let reading;
  document.addEventListener("htmx:before:swap", ({ detail: { ctx } }) => {
    const bubble = ctx?.sourceElement?.matches(".earlier") && log.querySelector("article");
    const byKey = document.activeElement === ctx?.sourceElement;
    if (bubble) reading = { bubble, byKey, top: bubble.getBoundingClientRect().top };
  });
  // The button is gone by now, so nothing of the swap tells that it was this one.
  document.addEventListener("htmx:after:swap", () => {
    if (!reading) return;
    const { bubble, byKey, top } = reading;
    reading = undefined;
    page.scrollBy({ top: bubble.getBoundingClientRect().top - top, behavior: "instant" });
    const above = /** @type {HTMLElement | null} */ (bubble.previousElementSibling);
    if (byKey) above?.focus({ preventScroll: true });
  });
  // A page opens at its end; a long message that waits there, and what greets who has said nothing yet, is read from its
  // beginning.
  measure();
  const last = log.lastElementChild;
  const room = innerHeight - bars["--top"].offsetHeight - bars["--composer"].offsetHeight;
  if (last?.matches("article") && last.offsetHeight > room) last.scrollIntoView({ block: "start" });
  else if (hasBegun()) scrollToEnd("auto");
  const watcher = new ResizeObserver(measure);
  for (const bar of Object.values(bars)) watcher.observe(bar);

  // --- Theme ---------------------------------------------------------------------------------------------------

  const theme = document.getElementById("theme");
  const names = ["auto", "light", "dark"];
  theme.addEventListener("click", () => {
    const next = (names.indexOf(document.documentElement.dataset.theme) + 1) % names.length;
    document.documentElement.dataset.theme = names[next];
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser; the server reads it for the first paint
    document.cookie = `theme=${names[next]};path=/;max-age=31536000;samesite=lax`;
    theme.title = `${theme.dataset.label}: ${theme.dataset.names.split("|")[next]}`;
    theme.setAttribute("aria-label", theme.title);
  });
})();
