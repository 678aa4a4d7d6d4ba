/**
 * npm run cards [-- --pictures [PART OF A NAME]]
 *
 * Writes artefacts/cards/index.html: every card and form in both languages, as each chat would draw it, beside
 * its payload. With --pictures also a picture of each, in light and dark, for desktop and phone; this takes
 * minutes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gather } from "./gather.ts";
import { renderGallery } from "./page.ts";
import { closeCharts, openDatabase } from "./product.ts";
import { scenes } from "./scenes/scenes.ts";
import { shotsOf } from "./shots.ts";

const folder = fileURLToPath(new URL("../artefacts/cards", import.meta.url));
const page = `${folder}index.html`;
const [option, only = ""] = process.argv.slice(2);

try {
  const exhibits = await gather(() => openDatabase({ dataDir: "memory://" }), scenes);
  await mkdir(folder, { recursive: true });
  await writeFile(page, await renderGallery(exhibits, shotsOf));
  console.log(`${exhibits.length} cards and forms, on three chats each: ${page}`);
} finally {
  await closeCharts();
}

if (option === "--pictures") {
  // The browser is a development package and does not run on every machine.
  const { takePictures } = await import("./pictures.ts");
  const taken = await takePictures(page, `${folder}pictures/`, only);
  console.log(`${taken} pictures: ${folder}pictures/`);
}
