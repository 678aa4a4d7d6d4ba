/** Strangers at Slack: nothing they send reaches the product, even when Slack has signed it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Asking } from "../../src/chat/inbound.ts";
import { openForm, showCard } from "../../src/chat/reply.ts";
import { eventually } from "../fakes/eventually.ts";
import type { SlackUser } from "../fakes/slack/slack-user.ts";
import { dealCard, noteForm } from "./shown-before.ts";
import { type SlackBot, startSlackBot } from "./slack-bot.ts";

const options = {
  people: [
    { name: "wang.fang", realName: "Wang Fang", isOwner: true },
    { name: "partner", realName: "Partner", isOwner: true, foreignTeam: "T0PARTNER1" },
    { name: "guest", realName: "Guest", isGuest: true },
    { name: "untold", realName: "Untold", emailConfirmed: null },
    { name: "gone", realName: "Gone", isOwner: true, isDeleted: true },
  ],
  rates: { perChannel: { perSecond: 100, burst: 100 } },
};

describe.each(["http", "socket"] as const)("strangers over %s", (transport) => {
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot({ ...options, transport });
    bot.product.command = () => openForm(noteForm);
    bot.product.action = () => showCard(dealCard);
    bot.product.home = () => showCard(dealCard);
  });
  afterAll(() => bot.stop());
  afterEach(() => {
    bot.slack.claimsTeam(bot.slack.teamId);
    bot.refusals.counted.length = 0;
    bot.inbound.length = 0;
    expect(bot.slack.failures.splice(0)).toEqual([]);
  });

  /** Everything a person can do, with a card and a form shown before. */
  async function everything(user: SlackUser): Promise<Record<string, () => Promise<unknown>>> {
    bot.product.command = () => showCard(dealCard);
    await user.says("/deal show ACME");
    const shown = await user.sees("ACME");
    bot.product.command = () => openForm(noteForm);
    await user.says("/deal note ACME");
    const modal = await user.modal("Text");
    // Another form would take this one's place.
    bot.product.command = () => showCard(dealCard);
    return {
      command: () => user.says("/deal list"),
      button: () => user.clicks(shown, "Advance"),
      form: () => user.submits(modal, { text: "x" }),
      home: () => user.opensHome(),
      message: () => user.says("deal list"),
      mention: () => user.says("deal list", { in: "sales" }),
      "account event": () => user.accountChanges(),
    };
  }

  test.each([
    ["another team", "T0FOREIGN1", "foreign-tenant"],
    ["no team", undefined, "no-tenant"],
  ])("an event of %s reaches nobody, whatever it is", async (_, team, why) => {
    const ways = await everything(bot.slack.user("wang.fang"));
    bot.inbound.length = 0;
    bot.slack.claimsTeam(team);
    for (const [way, send] of Object.entries(ways)) {
      await send();
      expect(bot.inbound, way).toEqual([]);
      expect(bot.refusals.counted.splice(0), way).toEqual([`slack ${why}`]);
    }
  });

  test("a stranger's command, button, form and line are answered by one short sentence", async () => {
    // A person who has not been answered within the minute.
    const wang = bot.slack.user("untold");
    const ways = await everything(wang);
    bot.slack.claimsTeam("T0FOREIGN1");
    const sentence = "I work for another Slack workspace";
    expect(JSON.stringify(await ways.command?.())).toContain(sentence);
    await ways.form?.();
    expect((await wang.modal(sentence)).text).toContain(sentence);
    await ways.message?.();
    // A stranger reads nothing about the company.
    expect((await wang.sees(sentence)).text).not.toMatch(/ACME|Wang/);
    // Once a minute: a persistent stranger does not cost a call each time.
    const posts = () => bot.slack.callsTo("chat.postMessage").length + bot.slack.responsePosts.length;
    const before = posts();
    for (let times = 0; times < 5; times++) await ways.message?.();
    await ways.button?.();
    expect(posts()).toBe(before);
  });

  test("somebody of another company in a shared channel is told apart from ours in every way there is", async () => {
    const partner = bot.slack.user("partner");
    const ways = await everything(partner);
    for (const [way, send] of Object.entries(ways)) {
      bot.inbound.length = 0;
      await send();
      const inbound = bot.inbound.at(-1);
      expect(inbound, way).toBeDefined();
      // A command names the team it is for, an opened home tab none: there the account itself says whose the
      // person is.
      const home = { command: "", home: "", "account event": "" }[way] ?? "T0PARTNER1";
      expect(inbound?.actor.home, way).toBe(home);
      expect((await inbound?.actor.profile())?.account, way).toBe("external");
    }
  });

  test("what an account is comes from Slack; what Slack does not say counts as no", async () => {
    const profileOf = async (name: string) => {
      await bot.slack.user(name).says("/deal list");
      return (bot.last() as Asking).actor.profile();
    };
    expect(await profileOf("wang.fang")).toMatchObject({ account: "member", isOwner: true });
    expect(await profileOf("guest")).toMatchObject({ account: "guest", isOwner: false, email: undefined });
    expect(await profileOf("untold")).toMatchObject({ account: "member", email: undefined });
    expect(await profileOf("gone")).toMatchObject({ account: "deleted", isOwner: false, email: undefined });
    // Also unasked: before Thursday's card.
    const account = { installation: bot.slack.teamId, externalId: bot.slack.user("gone").id, home: null };
    expect(await bot.chat.profileOf?.(account)).toMatchObject({ account: "deleted" });
    await expect(bot.chat.profileOf?.({ ...account, installation: "T0ELSEWHERE" })).rejects.toThrow(
      "not the one",
    );
    expect(await profileOf("partner")).toMatchObject({
      account: "external",
      isOwner: false,
      email: undefined,
    });
  });

  test("a change of an account is handed on", async () => {
    await bot.slack.user("guest").accountChanges();
    expect(bot.inbound).toMatchObject([
      { kind: "account", installation: bot.slack.teamId, actor: { externalId: bot.slack.user("guest").id } },
    ]);
  });
});

test.each(["http", "socket"] as const)(
  "a token that is taken away later is noticed, with Slack's word, and so is a good one, over %s",
  async (transport) => {
    const bot = await startSlackBot({ ...options, transport, askMs: 50 });
    try {
      expect(bot.chat.state()).toMatchObject({ state: "ready" });
      bot.slack.revokes("token_revoked");
      await eventually("the refusal", () => bot.refusedWith.length > 0);
      expect(bot.refusedWith[0]).toBe("token_revoked");
      expect(bot.chat.state()).toEqual({ state: "failed", detail: "token_revoked" });
      bot.slack.revokes(undefined);
      await eventually("to be back", () => bot.chat.state().state === "ready");
      // Out of reach is no refusal: nobody has to do anything.
      const refused = bot.refusedWith.length;
      bot.slack.faults.next("auth.test", { kind: "refused", status: 503 }, 1);
      await eventually("the failure", () => bot.slack.faults.happened.length > 0);
      expect(bot.refusedWith.length).toBe(refused);
    } finally {
      await bot.stop();
    }
  },
);

describe.each(["http", "socket"] as const)("before Slack has told who we are, over %s", (transport) => {
  test("nobody comes in; what can wait comes again, and who types is told", async () => {
    const bot = await startSlackBot({
      ...options,
      transport,
      ready: false,
      retryAfterMs: [20],
      before: (slack) => slack.faults.next("auth.test", { kind: "refused", status: 503 }, Infinity),
    });
    try {
      bot.product.command = () => showCard(dealCard);
      await eventually("the refusal", () => bot.chat.state().state === "failed");
      const wang = bot.slack.user("wang.fang");
      if (transport === "socket") {
        await eventually("the connection", () => bot.slack.socketMode.connected > 0);
      }
      expect(JSON.stringify(await wang.says("/deal list"))).toContain("still starting up");
      const spoken = await wang.says("deal list");
      expect(spoken.status).not.toBe(200);
      expect(bot.inbound).toEqual([]);
      expect(new Set(bot.refusals.counted)).toEqual(new Set(["slack early"]));
    } finally {
      await bot.stop();
    }
  });
});
