import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChatSetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats, ShownForm } from "../fakes/conversation/conversation.ts";
import { has, Person, standsIn } from "../fakes/conversation/person.ts";
import { databases } from "../fakes/database.ts";
import { en, type Words, zh } from "./main-job-words.ts";
import { type RunningLoudou, startOn } from "./start-on.ts";

/** Declares the main job in both languages on one chat, on each kind of database available. */
export function tellMainJob(name: string, prepare: () => Promise<ChatSetup>): void {
  describe.each(databases)(`the main job on ${name} and the %s database`, (kind) => {
    let chats: Chats;
    let running: RunningLoudou;
    beforeAll(async () => {
      const setup = await prepare();
      running = await startOn(kind, setup.env);
      chats = await setup.meets(running.url);
    });
    afterAll(async () => {
      await running?.ends();
      await chats?.close();
    });

    describe.each([zh, en])("in $locale", (words) => {
      const { lines, fields, buttons, said, texts, amounts, dates } = words;
      let rep: Person;
      let boss: Person;
      beforeAll(async () => {
        boss = new Person(await chats.boss(words.locale));
        rep = new Person(await chats.rep(words.locale));
        if (words === en) await chats.newWeek();
        // The platform may not report which language they speak.
        for (const person of [boss, rep]) {
          await person.says(`/team language ${words.locale}`);
          await person.sees.notice(/I'll use English|以后用中文/);
        }
      });

      test("log: bad input keeps what was typed, a double click counts once", async () => {
        await rep.says(`${lines.new(words.first, amounts.first, dates.near)} ?`);
        const form = await rep.sees.form();
        expect(standsIn(form, fields.customer)).toBe(words.first);
        expect(standsIn(form, fields.amount)).toBe(amounts.first);
        await rep.fills(form, { [fields.amount]: amounts.bad, [fields.product]: "OA" }).submits();
        const again = await rep.sees.form(amounts.badSaid);
        expect(standsIn(again, fields.amount)).toBe(amounts.bad);
        expect(standsIn(again, fields.product)).toBe("OA");
        expect(standsIn(again, fields.customer)).toBe(words.first);
        await rep.fills(again, { [fields.amount]: amounts.first }).submitsTwice();
        await rep.sees.card(said.logged);
        await rep.says(lines.list(words.first));
        await rep.sees.card(said.oneDeal);
      });

      test("advance: the gate asks for what is missing only; undo takes the answers back, too", async () => {
        await rep.clicks(buttons.advance, { on: await shows(rep, words, words.first) });
        const gate = await rep.sees.form(said.missing);
        expect(gate.text).toMatch(said.held);
        expect(gate.fields.map(({ label }) => label)).toEqual([fields.intent, fields.able, fields.evidence]);
        const evidence = {
          [fields.intent]: true,
          [fields.able]: true,
          [fields.evidence]: texts.evidence,
        } as const;
        await rep.fills(gate, evidence).submits();
        const moved = await rep.sees.card(said.moved);
        expect(moved.text).toContain(texts.evidence);
        await rep.clicks(buttons.undo, { on: moved });
        await rep.sees.card(said.undone);
        await rep.says(lines.advanceTo(words.first, words.stages.qualified));
        await rep.fills(await rep.sees.form(said.missing), evidence).submits();
        await rep.sees.card(said.moved);
      });

      test("back wants a reason; when nothing is missing any more, advance moves at once", async () => {
        const goesBack = async () => {
          await rep.says(lines.back(words.first));
          await rep.fills(await rep.sees.form(), { [fields.reason]: texts.reason }).submits();
          expect((await rep.sees.card(said.back)).text).toContain(texts.reason);
        };
        await goesBack();
        await rep.says(lines.advanceTo(words.first, words.stages.qualified));
        await rep.sees.card(said.moved);
        await goesBack();
      });

      test("note, update", async () => {
        await rep.says(lines.note(words.first, texts.note));
        await rep.sees.card(texts.note);
        await rep.says(lines.update(words.first, amounts.later));
        const updated = await rep.sees.card(amounts.laterShown);
        await rep.clicks(buttons.update, { on: updated });
        await rep.fills(await rep.sees.form(), { [fields.nextStep]: texts.nextStep }).submits();
        await rep.sees.card(texts.nextStep);
      });

      test("a line that is delivered again changes nothing", async () => {
        await rep.says(lines.noteSaid(words.first, texts.once));
        await rep.sees.card(texts.once);
        await rep.client.deliversAgain();
        const { text } = await shows(rep, words, words.first);
        expect(text.split(texts.once)).toHaveLength(2);
      });

      test("lose with a reason, reopen", async () => {
        await rep.clicks(buttons.lose, { on: await shows(rep, words, words.first) });
        const form = await rep.sees.form();
        await rep
          .fills(form, { [fields.lostReason]: texts.lostReason, [fields.whatHappened]: texts.whatHappened })
          .submits();
        const lost = await rep.sees.card(said.lost);
        expect(lost.text).toContain(texts.whatHappened);
        await rep.clicks(buttons.reopen, { on: lost });
        expect(has(await rep.sees.card(said.reopened), buttons.advance)).toBe(true);
      });

      test("understands: several matches, slips of the finger, unknown words", async () => {
        await logs(rep, words, words.second);
        await rep.says(lines.show(words.both));
        const choice = await rep.sees.card(said.several);
        await rep.clicks(new RegExp(words.second), { on: choice });
        await rep.sees.card(new RegExp(`^#\\d+ ${words.second}`));
        await rep.says(lines.show(words.mistyped));
        await rep.sees.card(said.near);
        await rep.says(lines.advanceMistyped(words.second));
        const meant = await rep.sees.card(said.didYouMean);
        await rep.clicks(buttons.didYouMean(words.second), { on: meant });
        await (await rep.sees.form(said.missing)).cancel();
        await rep.says(lines.unknown);
        await rep.sees.said(said.notUnderstood);
      });

      test("two people advancing the same deal at once: one wins, the other is told", async () => {
        const forms: ShownForm[] = [];
        for (const person of [rep, boss]) {
          await person.says(lines.advance(words.second));
          forms.push(await person.sees.form(said.missing));
        }
        const answers = { [fields.intent]: true, [fields.able]: true } as const;
        await Promise.all([rep, boss].map((person, at) => person.fills(forms[at]!, answers).submits()));
        const seen = await Promise.all(
          [rep, boss].map((person) =>
            person.sees.anything(new RegExp(`${said.moved.source}|${said.movedByOther.source}`)),
          ),
        );
        expect(seen.filter(({ text }) => said.moved.test(text))).toHaveLength(1);
        expect(seen.filter(({ text }) => said.movedByOther.test(text))).toHaveLength(1);
      });

      test("list, show by number, funnel with its picture", async () => {
        await rep.says(lines.list(""));
        await rep.sees.card(said.list);
        const number = /#\d+/.exec((await shows(rep, words, words.first)).text)?.[0] ?? "";
        expect((await shows(rep, words, number)).text).toContain(words.first);
        await rep.says(lines.funnel);
        await rep.sees.card(said.funnel);
        await rep.sees.picture();
      });

      test("Thursday: each deal answered in its own way, the rest unchanged, the quarter promised", async () => {
        for (const customer of words.thursday) await logs(rep, words, customer, dates.today);
        await boss.says(lines.runNudge);
        await boss.clicks(buttons.sendNow, { on: await boss.sees.card(said.preview) });
        await boss.sees.notice(said.sent);
        await rep.sees.card(said.thursday);
        await answersOverdue(rep, words);
        const [same, changed, later, lost] = words.thursday.map((customer) => new RegExp(`^\\W*${customer}`));
        await rep.clicks(buttons.same, { after: same });
        await rep.sees.card(said.answered.same);
        await rep.clicks(buttons.change, { after: changed });
        await rep.fills(await rep.sees.form(), { [fields.amount]: amounts.later }).submits();
        await rep.sees.card(said.answered.change);
        await rep.clicks(buttons.later, { after: later });
        await rep.fills(await rep.sees.form(), { [fields.newDate]: dates.today }).submits();
        await rep.fills(await rep.sees.form(), { [fields.newDate]: "2031-12-31" }).submits();
        await rep.sees.card(said.answered.later);
        await rep.clicks(buttons.lost, { after: lost });
        await rep.fills(await rep.sees.form(), { [fields.lostReason]: texts.lostReason }).submits();
        await rep.sees.card(said.answered.lost);
        await rep.clicks(buttons.submitRest);
        const form = await rep.sees.form();
        const promise = form.fields[0]?.label ?? "";
        await rep.fills(form, { [promise]: amounts.later }).submits();
        const done = await rep.sees.card(said.thanks);
        expect(done.text).toMatch(amounts.laterShown);
      });

      test("Friday: the digest with its picture, and the deals behind a number", async () => {
        await boss.says(lines.runDigest);
        await boss.clicks(buttons.sendNow, { on: await boss.sees.card(said.preview) });
        await boss.sees.notice(said.sent);
        const digest = await boss.sees.card(
          (text) => said.friday.test(text) && text.includes(buttons.stages),
        );
        await boss.sees.picture();
        await boss.clicks(buttons.stages, { on: digest });
        await boss.clicks(buttons.drill, { on: await boss.sees.card(buttons.drill) });
        await boss.sees.card(said.list);
      });

      test("the platform had nothing to complain about, and nothing failed", () => {
        expect(chats.complaints()).toEqual([]);
        expect(running.loudou.errors()).toEqual([]);
      });
    });
  });
}

async function shows(person: Person, { lines }: Words, deal: string) {
  await person.says(lines.show(deal));
  return person.sees.card(/^#\d+ /);
}

async function logs(person: Person, words: Words, customer: string, date = words.dates.near): Promise<void> {
  await person.says(words.lines.new(customer, words.amounts.first, date));
  const shown = await person.sees.anything(new RegExp(`${words.said.logged.source}|“${customer}”`));
  // It resembles an existing customer; confirmed as a new one.
  if (!("submit" in shown)) return;
  const form = await person.sees.form();
  const label = form.fields[0]?.label ?? "";
  const option = { zh: `新客户：${customer}`, en: `New customer: ${customer}` }[words.locale];
  await person.fills(form, { [label]: option }).submits();
  await person.sees.card(words.said.logged);
}

/** The sample company's deals whose close date has passed cannot stay as they are. */
async function answersOverdue(rep: Person, words: Words): Promise<void> {
  for (;;) {
    await rep.says(words.lines.forecast);
    const card = await rep.sees.card(words.said.thursday);
    if (!words.said.overdue.test(card.text)) return;
    await rep.clicks(words.buttons.later, { on: card, after: words.said.overdue });
    await rep.fills(await rep.sees.form(), { [words.fields.newDate]: words.dates.near }).submits();
    await rep.sees.card(words.said.answered.later);
  }
}
