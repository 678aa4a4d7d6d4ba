import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

export type Rasterise = (svg: string, pixelWidth: number) => Uint8Array;

/**
 * Loads the WebAssembly and the fonts once (some 23 MB) and returns the function that turns an SVG into a PNG of the
 * given width in pixels. Fonts of the machine are never used, so a picture looks the same everywhere.
 */
export async function loadRasteriser(): Promise<Rasterise> {
  const { resolve } = createRequire(import.meta.url);
  const [wasm, ...fontBuffers] = await Promise.all(
    [
      "@resvg/resvg-wasm/index_bg.wasm",
      "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
      "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    ].map((file) => readFile(resolve(file))),
  );
  await initWasm(wasm!);
  return (svg, pixelWidth) => {
    const resvg = new Resvg(svg, {
      fitTo: { mode: "width", value: pixelWidth },
      font: { fontBuffers, defaultFontFamily: "Noto Sans SC", sansSerifFamily: "Noto Sans SC" },
    });
    try {
      const image = resvg.render();
      try {
        return image.asPng();
      } finally {
        image.free();
      }
    } finally {
      resvg.free();
    }
  };
}
