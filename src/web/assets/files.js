// Files: picked, dropped or pasted; on their way while the line is still being typed, sent with it.
(() => {
  const form = document.getElementById("composer");
  const list = document.getElementById("files");
  const pick = document.getElementById("pick");
  const ids = form.elements.files;
  const status = document.getElementById("status");
  const log = document.getElementById("log");
  const { limit, most, tooLarge, tooMany, notSent, remove } = list.dataset;

  /** Each with its chip, and its id once it is there. @type {Picked[]} */
  let files = [];
  let sendWhenThere = false;

  function shown() {
    list.hidden = files.length === 0;
    ids.value = files.map((file) => file.id ?? "").join(",");
    form.classList.toggle("with-files", files.length > 0);
  }

  /** @param {File[]} chosen */
  function add(chosen) {
    for (const file of chosen) {
      if (files.length >= Number(most)) return say(tooMany);
      if (file.size > Number(limit)) say(tooLarge.replace("{}", file.name));
      else upload(file);
    }
  }

  /** @param {File} file */
  function upload(file) {
    const chip = document.createElement("li");
    const name = document.createElement("span");
    const progress = document.createElement("progress");
    const drop = document.createElement("button");
    name.textContent = file.name;
    name.dir = "auto";
    progress.max = 1;
    progress.value = 0;
    drop.type = "button";
    drop.textContent = "×";
    drop.setAttribute("aria-label", `${remove}: ${file.name}`);
    chip.append(name, progress, drop);
    list.append(chip);
    /** @type {Picked} */
    const entry = { chip, id: undefined };
    files.push(entry);
    shown();

    const request = new XMLHttpRequest();
    drop.addEventListener("click", () => {
      request.abort();
      forget(entry);
    });
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      progress.value = total > 0 ? loaded / total : 0;
    });
    request.addEventListener("load", () => {
      if (request.status === 401) return location.reload();
      if (request.status !== 200) return fail(entry, request.status === 422 && request.responseText);
      entry.id = JSON.parse(request.responseText).id;
      progress.remove();
      shown();
      sendIfThere();
    });
    request.addEventListener("error", () => fail(entry));
    request.open("POST", `/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("HX-Request", "true");
    request.setRequestHeader("X-Shown-To", log.dataset.shownTo);
    request.send(file);
  }

  /** @param {Picked} entry @param {string | false} [reason] */
  function fail(entry, reason) {
    sendWhenThere = false;
    forget(entry);
    say(reason || notSent);
  }

  /** @param {Picked} entry */
  function forget(entry) {
    files = files.filter((one) => one !== entry);
    entry.chip.remove();
    shown();
    sendIfThere();
  }

  /** @param {string} sentence */
  function say(sentence) {
    status.textContent = sentence;
  }

  const underWay = () => files.some((file) => file.id === undefined);

  // A line that is sent too early waits for its files.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form || !underWay()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      sendWhenThere = true;
    },
    true,
  );
  function sendIfThere() {
    if (!sendWhenThere || underWay()) return;
    sendWhenThere = false;
    if (files.length > 0 || form.elements.line.value.trim() !== "") form.requestSubmit();
  }
  document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
    if (ctx.sourceElement !== form || ctx.response.status >= 400) return;
    for (const { chip } of files) chip.remove();
    files = [];
    shown();
  });
  window.loudou = { ...window.loudou, hasFiles: () => files.length > 0 };

  document.getElementById("attach").addEventListener("click", () => pick.click());
  pick.addEventListener("change", () => {
    add([...pick.files]);
    pick.value = "";
  });
  document.addEventListener("paste", (event) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    add(pasted);
  });
  /** @param {DragEvent} event */
  const brings = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    form.classList.remove("dropping");
    if (!brings(event)) return;
    event.preventDefault();
    add([...event.dataTransfer.files]);
  });
})();
