/** The checklist on every chat: it comes to the first admin by itself, its buttons open forms, and it ticks itself. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { stepsWords } from "../../src/first-steps/words.ts";
import { type Running, start } from "../../src/start.ts";
import { teamWords } from "../../src/teams/words.ts";
import { onLark, onSlack, onTheWeb } from "../fakes/conversation/first-admins.ts";
import { Person } from "../fakes/conversation/person.ts";
import { eventually } from "../fakes/eventually.ts";

const ways = [
  ["Slack", "en", onSlack],
  ["Lark", "zh", onLark],
  ["the web chat", "zh", onTheWeb],
] as const;

/** The schedule looks once a minute. */
const aMinute = 90_000;

describe.each(ways)("the checklist on %s", { timeout: 4 * aMinute }, (name, locale, prepare) => {
  const words = stepsWords(locale);
  let running: Running;
  /** A minute of the bot is half a second here. */
  let minutes: NodeJS.Timeout;
  let chat: Awaited<ReturnType<typeof prepare>>;
  let complaints = (): readonly string[] => [];
  let admin: Person;
  beforeAll(async () => {
    chat = await prepare();
    const config = readConfig({ ...chat.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    minutes = setInterval(() => void running.tickNow(), 500);
    complaints = (await chat.meets(running.url))?.complaints ?? complaints;
    admin = new Person(await chat.admin(running));
    if (name !== "the web chat") await admin.says(locale === "zh" ? "/团队 语言 中文" : "/team");
  });
  afterAll(async () => {
    clearInterval(minutes);
    await running?.stop(5_000);
    await chat?.close();
  });

  test("comes by itself, opens a form, and ticks itself", async () => {
    const { teams } = words.steps;
    const asked = await admin.sees.card(words.left(5), { ever: true, within: aMinute });
    await admin.clicks(teams.open, { on: asked });
    const team = teamWords(locale);
    const form = await admin.sees.form(team.newTeamTitle);
    const [, manager] = form.fields;
    expect(manager?.value).toBe(team.noManagerYet);
    await admin.fills(form, { [team.teamName]: "East", [team.manager]: admin.name }).submits();
    await admin.sees.card(team.teamMade("East"), { ever: true, within: aMinute });
    const ticked = await admin.sees.card(words.left(4), { ever: true, within: aMinute });
    expect(ticked.text).toContain(`✓ ${teams.name}`);
    await eventually("the former card to be gone", async () =>
      (await admin.client.screen("all")).every(({ text }) => !text.includes(words.left(5))),
    );
  });

  test("asks whether the process is right, and takes a yes", async () => {
    await admin.clicks(words.steps.process.open, {
      on: await admin.sees.card(words.left(4), { ever: true, within: aMinute }),
      after: new RegExp(words.steps.process.name),
    });
    await admin.clicks(words.thatsOurs, { on: await admin.sees.card(words.thatsOurs) });
    expect((await admin.sees.card(words.left(3))).text).toContain(`✓ ${words.steps.process.name}`);
  });

  test("nothing of it was refused by the platform", () => expect(complaints()).toEqual([]));
});
