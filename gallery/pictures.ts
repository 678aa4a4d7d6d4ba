/** Pictures of the page for people to look at, taken by the browser that the tests use. */
import { mkdir, rm } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { openBrowser } from "../test/e2e/open-browser.ts";
import { locales } from "./product.ts";

/** At a desk, and on a phone at night. */
const looks = [
  { theme: "light", width: "desktop", window: 1280 },
  { theme: "dark", width: "phone", window: 390 },
] as const;

/**
 * One per exhibit, language and look: "007-new-deal-logged.zh.dark.390.png".
 * @param only exhibits whose id contains this
 * @returns how many
 */
export async function takePictures(page: string, folder: string, only: string): Promise<number> {
  // So that no picture of a renamed exhibit is left behind.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const browser = await openBrowser();
  let taken = 0;
  try {
    for (const { theme, width, window } of looks)
      for (const lang of locales) {
        const tab = await browser.newPage({ viewport: { width: window, height: 1000 } });
        await tab.goto(
          `${pathToFileURL(page)}#?${new URLSearchParams({ lang, theme, width, picture: "yes" })}`,
        );
        const ids = await tab.evaluate<string[]>(
          "[...document.querySelectorAll('article')].map(({ id }) => id)",
        );
        for (const [at, id] of ids.entries()) {
          if (!id.includes(only)) continue;
          const exhibit = tab.locator(`#${id}`);
          await exhibit.scrollIntoViewIfNeeded();
          await exhibit.locator(`[lang=${lang}] iframe[style]`).waitFor();
          const name = `${String(at + 1).padStart(3, "0")}-${id}.${lang}.${theme}.${window}.png`;
          await exhibit.screenshot({ path: `${folder}${name}` });
          taken += 1;
        }
        await tab.close();
      }
  } finally {
    await browser.close();
  }
  return taken;
}
