/** A manager leaves who was asked for an exception: on every chat the asker sees who decides now, who does, and the one who left does not. */
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { cardWords } from "../../src/deals/card/words.ts";
import { exceptionWords } from "../../src/deals/exceptions/words.ts";
import { moveWords } from "../../src/deals/moves/words.ts";
import { joiningWords } from "../../src/joining/words.ts";
import { peopleWords } from "../../src/people/words.ts";
import { customerFunnel } from "../../src/pipelines/shipped/customer-funnel.ts";
import { type Running, start } from "../../src/start.ts";
import { teamWords } from "../../src/teams/words.ts";
import { openBrowser } from "../e2e/open-browser.ts";
import { larkSetup, slackSetup, webCompanySetup } from "../fakes/conversation/chat-setups.ts";
import type { Chats } from "../fakes/conversation/conversation.ts";
import { Person } from "../fakes/conversation/person.ts";
import type { WebClient } from "../fakes/conversation/web-conversation.ts";

const ways = [
  ["Slack", "en", () => slackSetup()],
  ["Lark", "zh", () => larkSetup()],
  ["the web chat", "zh", async () => webCompanySetup(await openBrowser())],
] as const;

const lines = {
  en: {
    ...{ team: "/team", north: "Northern Region", east: "East Team", made: "/team new", joins: "/team join" },
    ...{ leads: "/team manager", removes: "/team remove", log: "/deal new Zephyr 120k 2031-12-31" },
    ...{ name: "Zephyr", ask: "/deal exception Zephyr", list: "/deal exceptions", why: "They buy in autumn" },
  },
  zh: {
    ...{ team: "/团队", north: "北方大区", east: "华东组", made: "/团队 新建", joins: "/团队 加入" },
    ...{ leads: "/团队 经理", removes: "/团队 移除", log: "/商机 新建 锦程物流 12万 2031-12-31" },
    ...{ name: "锦程物流", ask: "/商机 特批 锦程物流", list: "/商机 特批列表", why: "夏天以后才下单" },
  },
} as const;

describe.each(ways)("a manager who leaves with a request open, on %s", (chat, locale, prepare) => {
  const words = exceptionWords(locale);
  const said = lines[locale];
  let running: Running;
  let chats: Chats;
  let rep: Person;
  let left: Person;
  let above: Person;
  beforeAll(async () => {
    const setup = await prepare();
    const config = readConfig({ ...setup.env, DATA_DIR: "memory://", PORT: "0", LOCALE_DEFAULT: locale });
    running = await start(config, pino({ level: "silent" }));
    chats = await setup.meets(running.url, running.welcome);
    const teams = teamWords(locale);
    above = new Person(await chats.boss(locale));
    left = new Person(await chats.third!(locale));
    rep = new Person(await chats.rep(locale));
    for (const one of [left, rep]) {
      await one.says(said.team);
      await one.sees.card();
    }
    const quoted = (name: string) => `"${name}"`;
    for (const team of [quoted(said.north), `${quoted(said.east)} ${quoted(said.north)}`]) {
      await above.says(`${said.made} ${team}`);
      await above.sees.anything(teams.teamMade(team.split('"')[1]!));
    }
    for (const [team, person] of [
      [said.north, above],
      [said.east, left],
    ] as const) {
      await above.says(`${said.leads} ${quoted(team)} ${quoted(person.name)}`);
      await above.sees.anything(teams.leads(person.name, team));
    }
    await above.says(`${said.joins} ${quoted(rep.name)} ${quoted(said.east)}`);
    await above.sees.anything(teams.joined(rep.name, said.east));
  }, 120_000);
  afterAll(async () => {
    await running?.stop(5_000);
    await chats?.close();
  });

  test("the next above is asked, decides, and the deal goes on; who left decides nothing", async () => {
    await rep.says(said.log);
    await rep.sees.card(said.name);
    await rep.says(said.ask);
    await rep.fills(await rep.sees.form(words.askTitle(said.name)), { [words.why]: said.why }).submits();
    await rep.sees.card(left.name);
    const asked = (text: string) => text.includes(words.approve) && text.includes(said.why);
    const theirs = await left.sees.card(asked);

    await rep.client.acts();
    await above.says(`${said.removes} "${left.name}"`);
    const { removeTitle, remove, removed } = peopleWords(locale);
    await above.clicks(remove, { on: await above.sees.card(removeTitle(left.name)) });
    await above.sees.anything(removed(left.name).split(/[.。]/)[0]!);
    const mine = await above.sees.card(asked);
    await rep.sees.card(words.askedInstead(left.name, above.name));

    // Their card is still there on Slack and Lark, and moves nothing; their page is shut.
    if (chat === "the web chat")
      await (left.client as WebClient).page.locator("#line").waitFor({ state: "detached" });
    else {
      await left.clicks(words.approve, { on: theirs });
      await left.sees.anything(joiningWords(locale).removed);
    }
    await rep.says(said.list);
    const waiting = await rep.sees.card(words.waiting);
    expect(waiting.text).toContain(said.name);
    expect(waiting.text).not.toContain(words.live);

    await rep.client.acts();
    await above.clicks(words.approve, { on: mine });
    await above.sees.card(words.youApproved("").split(" ")[0]);
    const told = await rep.sees.card((text) => text.includes(above.name) && text.includes(said.name));
    await rep.clicks(cardWords(locale).advance, { on: told });
    await rep.sees.card(
      moveWords(locale).movedTo(
        customerFunnel.stages.find(({ code }) => code === "qualified-customer")!.name[locale],
      ),
    );
    await above.says(said.list);
    const list = await above.sees.card(words.live);
    expect(list.text).toContain(words.perManager(above.name));
    expect(list.text).not.toContain(words.perManager(left.name));
  });

  // A page that is shut says so in its console.
  test("nothing of it was refused by the platform", () =>
    expect(
      chats.complaints().filter((one) => !one.includes("status of 401") && !one.includes("status 401")),
    ).toEqual([]));
});
