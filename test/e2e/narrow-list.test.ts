/** A list of deals on a phone: whatever a stage is called, it stays on its line, and so does the dot behind it. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./open-browser.ts";

const style = ["base", "cards", "lists"]
  .map((name) => readFileSync(new URL(`../../src/web/assets/${name}.css`, import.meta.url), "utf8"))
  .join("\n");

/** As the web chat draws a row, see src/web: number and name, customer, stage, amount, day, owner. */
const row = (stage: string, amount: string) => `
  <tr><th scope="row" class="left short"><span>#48</span> <span class="named">天成纺织有限公司</span></th>
  <td class="left long" data-label="客户"><span>天成纺织有限公司</span></td>
  <td class="left" data-label="阶段"><span>${stage}</span></td>
  <td class="right short" data-label="金额"><span>${amount}</span></td>
  <td class="right short" data-label="签约"><span>12/31</span></td>
  <td class="left short" data-label="负责人"><span>欧阳明月</span></td></tr>`;
const lost = '<span class="phrase">丢单</span><span class="phrase">（潜在客户）</span>';

describe("a list on a phone", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  });
  afterAll(() => browser?.close());

  test.each(["¥21万", "¥1,234.5万", "¥12,345,678.90"])("with %s stands on two lines", async (amount) => {
    const table = `<table class="listed"><tbody>${row(lost, amount)}${row("目标", amount)}</tbody></table>`;
    await page.setContent(
      `<style>${style}</style><body><div style="container-type:inline-size;width:330px">${table}</div></body>`,
    );
    const [long, short] = await page
      .locator("td[data-label='阶段']")
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().height));
    // As high as one that is short.
    expect(long).toBe(short);
  });

  test("a stage of four letters is told whole, however little room there is: the owner gives way first", async () => {
    const table = `<table class="listed"><tbody>${row("潜在客户", "¥37万")}</tbody></table>`;
    const cut: number[] = [];
    for (let width = 220; width <= 340; width += 10) {
      await page.setContent(
        `<style>${style}</style><body><div style="container-type:inline-size;width:${width}px">${table}</div></body>`,
      );
      const isCut = await page
        .locator("td[data-label='阶段'] > span")
        .evaluate((told) => told.scrollWidth > told.clientWidth);
      if (isCut) cut.push(width);
    }
    expect(cut).toEqual([]);
  });
});
