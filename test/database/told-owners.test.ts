import type { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Card } from "../../src/chat/card.ts";
import { renderCard as renderForLark } from "../../src/chat/lark/render-card.ts";
import { renderCard as renderForSlack } from "../../src/chat/slack/render-card.ts";
import { renderCard as renderForWeb } from "../../src/chat/web/render-card.ts";
import { tellOwners } from "../../src/deals/tell-owners.ts";
import { recordEvents } from "../../src/history/record-events.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged } from "../fakes/office/deals.ts";
import { dealOf, doAs, edits, logLike } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, wordsOfCard } from "../fakes/office/reading.ts";
import { judgeLark } from "../judges/judge-lark.ts";
import { judgeSlack } from "../judges/judge-slack.ts";

describe.each(oneDatabase)("owners are told on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let boss: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    boss = await office.joins("Boss", { role: "admin" });
    await logs("ACME 10万 12/20 OA");
  });

  async function logs(line: string, person: Person = fang) {
    await logged(person, line);
  }
  const looks = async (now: Temporal.Instant = office.now()) =>
    tellOwners(office.database, await office.workspace(), now);

  /** The messages collected so far, oldest first. */
  async function told(): Promise<(Card & { to: string })[]> {
    const rows = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "told:" } },
      orderBy: { createdAt: "asc" },
    });
    return rows.map(({ content, recipient }) => ({
      ...(content as unknown as { card: Card }).card,
      to: recipient,
    }));
  }

  test("of all that others did within minutes, by one message that opens each deal", async () => {
    await logs("Globex 20万 12/25");
    const { words: writer } = await boss.says("/deal update #1 12万");
    expect(writer).toContain("¥100K → ¥120K. Fang will be told.");
    expect((await boss.says("/deal note #1 spoke to their CFO")).words).toContain("#1. Fang will be told.");
    await boss.says("/deal update #2 60%");
    await looks();
    expect(await told()).toEqual([]);
    office.later({ minutes: 4 });
    await looks();
    const [message, ...more] = await told();
    expect(more).toEqual([]);
    expect(message!.to).toBe("at-Fang");
    const words = wordsOfCard(message!);
    for (const part of ["2 of your deals", "Boss: ¥100K → ¥120K", "spoke to their CFO", "20% → 60%"])
      expect(words).toContain(part);
    expect(buttonsOf(message!).map(({ action }) => action)).toEqual(["deal.show", "deal.show"]);
    for (const opens of buttonsOf(message!))
      expect((await fang.presses(opens)).card.title).toMatch(/^#[12] /);
    await looks();
    office.later({ minutes: 10 });
    await looks();
    expect(await told()).toHaveLength(1);
  });

  test("of a move back as one", async () => {
    const wang = await office.joins("王芳", { locale: "zh" });
    await logs("华信医疗 10万 12/20", wang);
    for (const number of [1, 2]) {
      await boss.says(`/deal advance #${number} qualified`);
      await boss.fills({ intent: "yes", "ability-to-pay": "yes" });
      await boss.says(`/deal back #${number}`);
      await boss.fills({ reason: "no budget" });
    }
    office.later({ minutes: 4 });
    await looks();
    const words = (await told()).map(wordsOfCard).join("\n");
    expect(words).toContain("Boss moved it back to Prospect: no budget");
    expect(words).toContain("Boss 退回到潜在客户：no budget");
  });

  test("once, of what came while the message was on its way too", async () => {
    await boss.says("/deal update #1 12万");
    office.later({ minutes: 4 });
    await boss.says("/deal note #1 just now");
    await looks();
    office.later({ minutes: 4 });
    await looks();
    const words = (await told()).map(wordsOfCard).join("\n");
    expect(words.split("just now")).toHaveLength(2);
    expect(words.split("¥120K")).toHaveLength(2);
  });

  test("of nothing that they did themselves, and of nothing that was taken back", async () => {
    await fang.says("/deal update #1 12万");
    await boss.says("/deal update #1 15万");
    await boss.says("/deal undo");
    office.later({ minutes: 4 });
    await looks();
    expect(await told()).toEqual([]);
    await boss.says("/deal update #1 16万");
    await boss.says("/deal update #1 17万");
    await boss.says("/deal undo");
    office.later({ minutes: 4 });
    await looks();
    const [message] = await told();
    expect(wordsOfCard(message!)).toContain("¥160K");
    expect(wordsOfCard(message!)).not.toContain("¥170K");
  });

  test("once, however many replicas look at the same moment", async () => {
    await boss.says("/deal update #1 12万");
    office.later({ minutes: 4 });
    const now = office.now();
    await Promise.all([looks(now), looks(now), looks(now)]);
    expect(await told()).toHaveLength(1);
  });

  test("in their language and of their own deals only; who has left is told nothing", async () => {
    const li = await office.joins("李", { locale: "zh" });
    const gone = await office.joins("Gone");
    await logs("华信 20万 12/25", li);
    await logs("Initech 20万 12/25", gone);
    await boss.says("/deal update #1 12万");
    await boss.says("/deal update #2 30万");
    await boss.says("/deal update #3 40万");
    await office.database.prisma.member.update({ where: { id: gone.id }, data: { active: false } });
    office.later({ minutes: 4 });
    await looks();
    const messages = await told();
    expect(messages.map(({ to }) => to).sort()).toEqual(["at-Fang", "at-李"]);
    const hers = messages.find(({ to }) => to === "at-李")!;
    expect(wordsOfCard(hers)).toContain("您的一个商机有变动");
    expect(wordsOfCard(hers)).toContain("¥20万 → ¥30万");
    expect(wordsOfCard(hers)).not.toContain("ACME");
  });

  test("of what they did not write since, among all that they did", async () => {
    await boss.says("/deal update #1 12万");
    const { id: subjectId } = await dealOf(office, 1);
    await doAs(office, fang.id, (deed) =>
      recordEvents(
        deed,
        Array.from({ length: 60 }, (_, nth) => ({
          subject: "deal",
          subjectId,
          kind: "note",
          remark: `${nth}`,
        })),
      ),
    );
    office.later({ minutes: 4 });
    await looks();
    expect((await told()).map(wordsOfCard).join()).toContain("¥120K");
  });

  test.each(["en", "zh"] as const)(
    "by a message that fits every chat, however much was written, in %s",
    async (locale) => {
      const li = await office.joins("Li", { locale });
      await logs("Umbrella 20万 12/25", li);
      const title = "客".repeat(120);
      await edits(office, 2, { title });
      await logLike(
        office,
        2,
        Array.from({ length: 12 }, () => ({ title })),
      );
      const long = "The customer wants <!channel> *a pilot* first 👩‍👩‍👧‍👦, 再签框架合同。"
        .repeat(90)
        .slice(0, 4000);
      const deals = await office.database.prisma.deal.findMany({
        where: { workspaceId: office.workspaceId, ownerId: li.id },
      });
      await doAs(office, boss.id, (deed) =>
        recordEvents(
          deed,
          deals.flatMap(({ id: subjectId }) =>
            Array.from({ length: 5 }, () => ({ subject: "deal", subjectId, kind: "note", remark: long })),
          ),
        ),
      );
      office.later({ minutes: 4 });
      await looks();
      const messages = await told();
      expect(messages).toHaveLength(1);
      const [{ to, ...message }] = messages as [Card & { to: string }];
      expect(to).toBe("at-Li");
      expect(judgeSlack("message", renderForSlack(message))).toEqual([]);
      expect(judgeLark(renderForLark(message))).toEqual([]);
      expect(String(renderForWeb(message, locale))).not.toContain("<!channel>");
      expect(wordsOfCard(message).length).toBeLessThan(8 * 4 * 320);
    },
  );
});
