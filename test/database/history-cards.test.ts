/**
 * A deal's card and its history on every chat, however much was written: within the platforms' limits, page by
 * page.
 */
import { beforeEach, describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { renderCard as renderForLark } from "../../src/chat/lark/render-card.ts";
import { renderCard as renderForSlack } from "../../src/chat/slack/render-card.ts";
import { renderCard as renderForWeb } from "../../src/chat/web/render-card.ts";
import { recordEvents } from "../../src/history/record-events.ts";
import { oneDatabase } from "../fakes/database.ts";
import { dealOf, doAs } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { buttonsOf, wordsOfCard } from "../fakes/office/reading.ts";
import { judgeLark } from "../judges/judge-lark.ts";
import { judgeSlack } from "../judges/judge-slack.ts";

const languages = {
  en: { older: "Older", newest: "Newest", history: "History", moved: "Target account" },
  zh: { older: "看更早的", newest: "看最新的", history: "历史", moved: "目标市场" },
} as const;

const longName = "Sehr lange & <b>Söhne</b> *GmbH* 华信医疗器械".repeat(4).slice(0, 120);
const longNote = "The customer wants <!channel> *a pilot* first 👩‍👩‍👧‍👦, 再签框架合同。\n"
  .repeat(90)
  .slice(0, 4000);

describe.each(oneDatabase)("cards of a long life on %s", (kind) => {
  let office: Office;

  inOffices(kind, async (opened) => {
    office = opened;
  });

  function fitsEveryChat(card: Card, locale: "en" | "zh") {
    expect(judgeSlack("message", renderForSlack(card))).toEqual([]);
    expect(judgeLark(renderForLark(card))).toEqual([]);
    const page = String(renderForWeb(card, locale));
    expect(page).not.toMatch(/<b>Söhne/);
    for (const shown of [JSON.stringify(renderForSlack(card).blocks), page])
      for (const { label } of buttonsOf(card)) expect(shown).toContain(label);
  }

  /** Many notes of maximum length, all at the same moment. */
  const writes = async (person: Colleague, count: number) =>
    doAs(office, person.id, async (deed) => {
      const { id: subjectId } = await dealOf(office, 1, deed.db);
      await recordEvents(
        deed,
        Array.from({ length: count }, (_, nth) => ({
          ...{ subject: "deal" as const, subjectId, kind: "note" },
          remark: `${count - nth} ${longNote}`.slice(0, 4000),
        })),
      );
    });

  describe.each(["en", "zh"] as const)("in %s", (locale) => {
    const words = languages[locale];
    let fang: Colleague;
    let boss: Colleague;
    beforeEach(async () => {
      fang = await office.joins("Fang".padEnd(60, "g"), { locale });
      boss = await office.joins("Boss".padEnd(60, "s"), { role: "admin", locale });
      await fang.says("/deal new");
      await fang.fills({ customer: longName, amount: "10万", closeDate: "12/20", product: longName });
    });

    test("the card after each kind of change, with the longest texts", async () => {
      await writes(fang, 8);
      const cards = [(await fang.says("/deal show #1")).card];
      cards.push((await boss.says("/deal update #1 12万 12/31 60%")).card);
      await boss.says("/deal update #1");
      cards.push((await boss.fills({ nextStep: longNote.replaceAll("\n", " ").slice(0, 200) })).card);
      await fang.says("/deal back #1");
      cards.push((await fang.fills({ reason: longNote.slice(0, 1000) })).card);
      await fang.says("/deal note #1");
      cards.push((await fang.fills({ note: longNote.slice(0, 3900) })).card);
      cards.push((await fang.says("/deal undo")).card, (await fang.says("/deal undo")).card);
      await boss.says("/deal lose #1");
      cards.push((await boss.fills({ lostReason: "price", reason: longNote.slice(0, 1000) })).card);
      for (const card of cards) {
        fitsEveryChat(card, locale);
        expect(buttonsOf(card).map(({ label }) => label)).toContain(words.history);
      }
      fitsEveryChat((await boss.says("/deal history #1")).card, locale);
    });

    test("the history is paged to its end and back; no page is missed, none is shown twice", async () => {
      await writes(fang, 34);
      await fang.says("/deal history #1");
      const seen: string[] = [];
      const first = wordsOfCard(fang.card!);
      for (let pages = 1; ; pages++) {
        fitsEveryChat(fang.card!, locale);
        seen.push(...(wordsOfCard(fang.card!).match(/[:：]\s?\d+ The customer/g) ?? []));
        const labels = buttonsOf(fang.card!).map(({ label }) => label as string);
        expect(labels.includes(words.newest)).toBe(pages > 1);
        if (!labels.includes(words.older)) {
          expect(pages).toBe(4);
          break;
        }
        const { reply } = await fang.clicks(words.older);
        expect(reply).toMatchObject({ type: "card", replace: true });
      }
      // The logging is the last line of the last page.
      expect(seen.map((one) => Number(/\d+/.exec(one)))).toEqual(
        Array.from({ length: 34 }, (_, nth) => nth + 1),
      );
      await fang.clicks(words.newest);
      expect(wordsOfCard(fang.card!)).toBe(first);
    });

    test("a page just full has no older one, and before the first event there is a sentence", async () => {
      await writes(fang, 9);
      const { card } = await fang.says("/deal history #1");
      expect(buttonsOf(card).map(({ label }) => label)).not.toContain(words.older);
      const { id } = await dealOf(office, 1);
      const { card: beyond } = await fang.presses({ action: "deal.history", values: { id, before: "0" } });
      expect(wordsOfCard(beyond)).toMatch(/full history|没有更早/);
      fitsEveryChat(beyond, locale);
    });
  });
});
