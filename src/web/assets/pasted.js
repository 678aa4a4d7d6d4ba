// Cells pasted from a spreadsheet: they stay in the box as text, and are offered to be read as a table.
(() => {
  const line = document.getElementById("line");
  const form = document.getElementById("composer");
  const offer = document.getElementById("pasted");
  const status = document.getElementById("status");
  const { shownTo } = document.getElementById("log").dataset;
  const { says, file, command, notSent } = offer.dataset;

  /** The rows, and what stood in the box before. @type {{ rows: string[][], before: string } | undefined} */
  let pasted;

  document.addEventListener(
    "paste",
    (event) => {
      const rows = rowsIn(event.clipboardData);
      const isField = event.target.matches?.("input, textarea, select, [contenteditable]");
      if (!rows) return;
      // A spreadsheet brings a picture of its cells along, which nobody means.
      event.stopImmediatePropagation();
      if (isField && event.target.id !== line.id) return;
      pasted = { rows, before: line.value };
      offer.querySelector("span").textContent = says
        .replace("{rows}", String(rows.length))
        .replace("{columns}", String(Math.max(...rows.map((row) => row.length))));
      offer.hidden = false;
    },
    true,
  );

  /** Two columns and two rows at least. @param {DataTransfer} data */
  function rowsIn(data) {
    const text = data.getData("text/plain");
    const rows = text.includes("\t") ? ofText(text) : ofPage(data.getData("text/html"));
    const isTable = rows.length > 1 && rows.filter((row) => row.length > 1).length * 2 > rows.length;
    return isTable ? rows : undefined;
  }

  /** Cells with a line break or a tab stand in quotes. @param {string} text */
  function ofText(text) {
    const rows = [[""]];
    let quoted = false;
    for (const letter of text.replace(/\r\n?/g, "\n").replace(/\n$/, "")) {
      const row = rows.at(-1);
      if (letter === '"' && (quoted || row.at(-1) === "")) quoted = !quoted;
      else if (letter === "\t" && !quoted) row.push("");
      else if (letter === "\n" && !quoted) rows.push([""]);
      else row[row.length - 1] += letter;
    }
    return rows;
  }

  /** @param {string} html of a page that is only read */
  function ofPage(html) {
    if (!/<table/i.test(html)) return [];
    const page = new DOMParser().parseFromString(html, "text/html");
    return [...page.querySelectorAll("tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
  }

  /** @param {string} cell */
  const written = (cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  /** @param {string} path @param {string} type @param {BodyInit} body */
  const post = (path, type, body) =>
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": type, "HX-Request": "true", "X-Shown-To": shownTo },
      body,
    });

  async function send() {
    if (!pasted) return;
    const { rows, before } = pasted;
    close();
    const text = rows.map((row) => row.map(written).join("\t")).join("\r\n");
    try {
      const kept = await post(`/files?name=${encodeURIComponent(file)}`, "application/octet-stream", text);
      if (kept.status === 422) return say(await kept.text());
      if (!kept.ok) return say(notSent);
      const { id } = await kept.json();
      const said = await post(
        "/say",
        "application/x-www-form-urlencoded",
        new URLSearchParams({ line: command, files: id }),
      );
      if (!said.ok) return say(notSent);
      window.loudou.setLine(before);
      line.focus();
    } catch {
      say(notSent);
    }
  }

  /** @param {string} sentence */
  function say(sentence) {
    status.textContent = sentence;
  }

  function close() {
    pasted = undefined;
    offer.hidden = true;
  }

  const [read, leave] = offer.querySelectorAll("button");
  read.addEventListener("click", send);
  leave.addEventListener("click", () => {
    close();
    line.focus();
  });
  // Sent, or taken out again: then it was meant as text.
  document.addEventListener("submit", (event) => event.target === form && close());
  line.addEventListener("input", () => line.value === "" && close());
})();
