/**
 * What one should have in mind before a meeting is read on the stairs: all of it stands on one screen of a phone, between the
 * page's bars, of a deal about which there is as much to say as there can be. Pictures are kept.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { partyWords } from "../../src/deal-parties/words.ts";
import { moveWords } from "../../src/deals/moves/words.ts";
import { prepareWords } from "../../src/deals/preparing/words.ts";
import { stageOf } from "../../src/pipelines/pipeline.ts";
import { sevenSteps } from "../../src/pipelines/shipped/seven-steps.ts";
import { processWords } from "../../src/sales-process/words.ts";
import { type Running, start } from "../../src/start.ts";
import { Person } from "../fakes/conversation/person.ts";
import { WebClient } from "../fakes/conversation/web-conversation.ts";
import { openBrowser } from "./open-browser.ts";

const pictures = fileURLToPath(new URL("../../artefacts/before-a-visit/", import.meta.url));
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const shortlist = stageOf(sevenSteps, "shortlist");
const questions = shortlist.leave.filter(({ as }) => as === "question");

const said = {
  en: {
    ...{ process: "/deal pipeline seven steps", deal: "Northern Harbour Logistics Holding" },
    ...{ log: "/deal new", advance: "/deal advance", to: "shortlisted", amount: "1.2m 2031-12-31" },
    ...{ prepare: "/deal prepare", note: "/deal note", update: "/deal update", rival: "/deal competitor" },
    ...{ contact: "/customer contact", step: "next: Friday show the three-year cost to their finance team" },
    people: [
      "Jane Roe CFO decision maker met",
      "Bo Lindqvist head of warehousing user met",
      "Charlotte Featherstone approver met",
      "Maximilian Brown purchasing contact met",
    ],
    strong: "They know the site, have two people there and deliver within a day, whatever it is",
    weak: "Old software, no interfaces, and nobody who answers the phone after six in the evening",
    longNote:
      "Long talk with their head of warehousing: he wants the counting done by scanner before the peak season, and fears a second system beside the one from 2009. He will ask finance for the figures of last year and call back on Monday.",
  },
  zh: {
    ...{ process: "/商机 销售流程 顾问式七步法", deal: "锦程国际物流（华东）供应链管理有限公司" },
    ...{ log: "/商机 新建", advance: "/商机 推进", to: "确保入围", amount: "120万 2031-12-31" },
    ...{ prepare: "/商机 备访", note: "/商机 备注", update: "/商机 修改", rival: "/商机 竞争对手" },
    ...{ contact: "/客户 联系人", step: "下一步：周五给他们财务讲三年总成本" },
    people: ["李建国 决策者 见过", "王晓芳 使用者 见过", "陈立 采购审批者 见过", "赵敏 采购执行者 见过"],
    strong: "熟悉现场，有两个人常驻，不管什么问题一天之内都能到，价格也比我们低一成左右",
    weak: "软件老旧，没有接口，下午六点以后电话没人接，去年还漏发过两批货",
    longNote:
      "和仓储负责人聊了很久：他希望旺季之前用扫码枪盘点，担心在 2009 年那套系统旁边再加一套。他会找财务要去年的数字，周一回电话；另外提到他们老板最看重的是发货准时率，去年被两个大客户投诉过。",
  },
} as const;

describe("what one should know before a meeting", () => {
  let browser: Browser;
  let running: Running;
  let client: WebClient;
  let rep: Person;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await openBrowser();
    const config = readConfig({ DATA_DIR: "memory://", PORT: "0", DEMO: "0", LOCALE_DEFAULT: "en" });
    running = await start(config, pino({ level: "silent" }));
    const [link] = /http\S+\/login\/\S+/.exec(running.welcome.join("\n"))!;
    client = await WebClient.signIn(await browser.newContext({ ...phone, reducedMotion: "reduce" }), link);
    rep = new Person(client);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await running?.stop(5_000);
  });

  const shown = (): Locator => client.page.locator("article.bot.card").last();

  /** By how much the card is higher than what is seen between the bars, and what of it is hidden behind them. */
  async function fits(): Promise<void> {
    await shown()
      .locator(".front")
      .evaluate((front) => front.scrollIntoView({ block: "end" }));
    const { y, height } = (await shown().locator(".front").boundingBox())!;
    const top = await client.page
      .locator("header")
      .first()
      .evaluate((bar) => bar.getBoundingClientRect().bottom);
    const bottom = (await client.page.locator("#composer").boundingBox())!.y;
    console.info(`${Math.round(height)} px of ${Math.round(bottom - top)}`);
    expect(height).toBeLessThanOrEqual(bottom - top);
    expect(y).toBeGreaterThanOrEqual(top);
    expect(y + height).toBeLessThanOrEqual(bottom);
  }

  test.each(["en", "zh"] as const)(
    "is one screen of a phone, and all of it a press away: %s",
    async (locale) => {
      const words = prepareWords(locale);
      const line = said[locale];
      await client.speaks(locale);
      const { makeStandard, isStandard } = processWords(locale);
      await rep.says(line.process);
      const process = await rep.sees.card(sevenSteps.name[locale]);
      if (process.text.includes(makeStandard)) {
        await rep.clicks(makeStandard, { on: process });
        await rep.sees.card(isStandard(sevenSteps.name[locale]));
      }
      await rep.says(`${line.log} ${line.deal} ${line.amount}`);
      await rep.fills(await rep.sees.form(), {}).submits();
      const logged = await rep.sees.card(line.deal);
      const deal = /#\d+/.exec(logged.text)![0];
      await rep.says(`${line.advance} ${deal} ${line.to}`);
      const approved = stageOf(sevenSteps, "approval").leave.find(({ must }) => must)!;
      await rep
        .fills(await rep.sees.form(approved.name[locale]), { [approved.name[locale]]: true })
        .submits();
      await rep.sees.card(moveWords(locale).movedTo(shortlist.name[locale]));
      for (const person of line.people) {
        await rep.says(`${line.contact} ${line.deal} ${person}`);
        await rep.sees.card(person.split(" ")[0]!);
      }
      for (const rival of ["Orakel", "Sapiens", "Microbe"]) {
        await rep.says(`${line.rival} ${deal} ${rival}`);
        const { strengths, weaknesses, saved } = partyWords(locale);
        await rep
          .fills(await rep.sees.form(rival), { [strengths]: line.strong, [weaknesses]: line.weak })
          .submits();
        await rep.sees.card(saved.competitor(rival));
      }
      for (const nth of ["1", "2", "3"]) {
        await rep.says(`${line.note} ${deal} ${nth} ${line.longNote}`);
        await rep.sees.card(nth);
      }
      await rep.says(`${line.update} ${deal} ${line.step}`);
      await rep.sees.card(line.deal);

      await rep.says(`${line.prepare} ${deal}`);
      const short = await rep.sees.card(words.questions);
      await client.page.waitForFunction("document.fonts.ready.then(() => true)");
      await shown()
        .locator(".front")
        .screenshot({ path: `${pictures}phone-${locale}.png` });
      await fits();
      const open = questions.map(({ name }) => name[locale]);
      for (const part of [words.met, words.notMet, words.talkingPoints, words.notes, words.nextStep])
        expect(short.text).toContain(part);
      // Each is known by its beginning; the first are asked first.
      const asked = open.filter((one) => short.text.includes(`• ${one.slice(0, 12)}`));
      expect([2, 3]).toContain(asked.length);
      expect(asked).toEqual(open.slice(0, asked.length));

      await rep.clicks(words.moreQuestions(open.length - asked.length), { on: short });
      const long = await rep.sees.card(words.lessAgain);
      for (const one of [...open, line.longNote.slice(0, 100), line.weak]) expect(long.text).toContain(one);
      await client.page.screenshot({ path: `${pictures}phone-${locale}-all.png`, fullPage: true });
      await rep.clicks(words.lessAgain, { on: long });
      await rep.sees.card(words.moreQuestions(open.length - asked.length));
      await fits();
    },
    180_000,
  );
});
