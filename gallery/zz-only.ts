import { mkdir, writeFile } from "node:fs/promises";
import { gather } from "/work/wt/tiers/gallery/gather.ts";
import { renderGallery } from "/work/wt/tiers/gallery/page.ts";
import { closeCharts, openDatabase } from "/work/wt/tiers/gallery/product.ts";
import { tierScenes } from "/work/wt/tiers/gallery/scenes/tiers.ts";
const folder = "/tmp/cards/";
try {
  const exhibits = await gather(() => openDatabase({ dataDir: "memory://" }), tierScenes);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}index.html`, await renderGallery(exhibits));
  console.log(exhibits.map((e: any) => `${e.caption} ${e.useCase} ${e.reply.type}`).join("\n"));
} finally { await closeCharts(); }
const { takePictures } = await import("/work/wt/tiers/gallery/pictures.ts");
console.log(await takePictures(`${folder}index.html`, `${folder}pictures/`, process.argv[2] ?? ""));
