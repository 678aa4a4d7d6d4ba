/**
 * npm run cards [-- --pictures [PART OF A NAME]]
 *
 * Writes artefacts/cards/index.html: every card and form in both languages, as each chat would draw it, beside what
 * would be sent. With --pictures also a picture of each in light and dark, at a desk and on a phone; takes minutes.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gather } from "./gather.ts";
import { renderGallery } from "./page.ts";
import { closeCharts, openDatabase } from "./product.ts";
import { scenes } from "./scenes/scenes.ts";

const folder = fileURLToPath(new URL("../artefacts/cards/", import.meta.url));
const page = `${folder}index.html`;
const [option, only = ""] = process.argv.slice(2);

const database = await openDatabase({ dataDir: "memory://" });
try {
  const exhibits = await gather(database, scenes);
  await mkdir(folder, { recursive: true });
  await writeFile(page, await renderGallery(exhibits));
  console.log(`${exhibits.length} cards and forms, on three chats each: ${page}`);
} finally {
  await database.close();
  await closeCharts();
}

if (option === "--pictures") {
  // The browser is a development package, which not every machine can run.
  const { takePictures } = await import("./pictures.ts");
  const taken = await takePictures(page, `${folder}pictures/`, only);
  console.log(`${taken} pictures: ${folder}pictures/`);
}
