// Language, colours and width of the gallery, kept in the address; and the web chat's bubbles in frames of their own.
(() => {
  const root = document.documentElement;
  const style = document.getElementById("web-style").innerHTML;

  /** "#new-deal-logged?lang=zh&theme=dark" */
  const wanted = () => new URLSearchParams(location.hash.split("?")[1]);

  function show() {
    for (const [name, value] of wanted()) root.dataset[name] = value;
    for (const button of document.querySelectorAll("button[data-set]"))
      button.ariaPressed = String(root.dataset[button.dataset.set] === button.value);
    for (const frame of document.querySelectorAll("iframe")) {
      const page = frame.contentDocument?.documentElement;
      if (page) page.dataset.theme = root.dataset.theme;
    }
    seen.disconnect();
    for (const exhibit of document.querySelectorAll("article")) seen.observe(exhibit);
    document.getElementById(location.hash.slice(1).split("?")[0])?.scrollIntoView();
  }

  /** Filled when it scrolls near: a hundred frames at once are slow. */
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting))
        for (const frame of target.querySelectorAll("iframe")) if (frame.offsetParent) fill(frame);
    },
    { rootMargin: "1200px" },
  );

  function fill(frame) {
    if (frame.srcdoc) return;
    frame.addEventListener("load", () => {
      const { body } = frame.contentDocument;
      const grow = () => {
        frame.style.height = `${body.scrollHeight}px`;
      };
      grow();
      new ResizeObserver(grow).observe(body);
    });
    frame.srcdoc = `<!doctype html><html lang="${frame.lang}" data-theme="${root.dataset.theme}"><head><meta name="color-scheme" content="light dark">${style}<style>body { min-height: 0; overflow: hidden; } main { padding: 2px 12px 16px; flex: none; } .bubble { padding-top: 8px; } .secret { margin-top: 12px; } .in-sight { position: static !important; }</style></head><body><main>${frame.nextElementSibling.innerHTML}</main></body></html>`;
  }

  document.addEventListener("click", ({ target }) => {
    if (!target.matches?.("button[data-set]")) return;
    const [place] = location.hash.slice(1).split("?");
    const choice = wanted();
    choice.set(target.dataset.set, target.value);
    history.replaceState(null, "", `#${place}?${choice}`);
    show();
  });
  addEventListener("hashchange", show);
  show();
})();
