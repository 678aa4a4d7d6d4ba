import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { defineChart } from "../../src/charts/chart.ts";
import { closeCharts } from "../../src/charts/shared-renderer.ts";
import { actions, button, card, chartBlock, commands, facts, text } from "../../src/chat/card.ts";
import { type Form, form, withAnswers } from "../../src/chat/form.ts";
import { notice, openForm, refuse, showCard } from "../../src/chat/reply.ts";
import { eventually } from "../fakes/eventually.ts";
import { forgeries, formRequest, jsonRequest, post, signed } from "../fakes/slack/signed-post.ts";
import { type SlackBot, startSlackBot } from "./slack-bot.ts";

const dealCard = (title = "ACME – Platform") =>
  card(
    "en",
    title,
    [
      facts(["Stage", "Qualified"], ["Amount", "¥1,200,000"]),
      actions(
        button("Advance", "deal.advance", { deal: 42, version: 3 }, { style: "primary" }),
        button("Note", "deal.note", { deal: 42 }),
      ),
    ],
    { summary: `${title}: qualified, ¥1,200,000` },
  );

const dealForm = (hidden: Record<string, string> = {}): Form =>
  form({
    locale: "en",
    action: "deal.create",
    title: "New deal",
    submit: "Save",
    cancel: "Cancel",
    intro: [text("Only what is missing")],
    hidden,
    fields: [
      { type: "line", name: "customer", label: "Customer", required: true },
      { type: "date", name: "date", label: "Close date", required: false },
      { type: "tick", name: "sure", label: "Sure?", required: false },
    ],
  });

const funnel = defineChart({
  type: "funnel",
  title: "Open deals",
  summary: "58 deals, most of them early",
  locale: "en",
  stages: [
    { label: "Target account", value: 58, caption: "58 deals" },
    { label: "Qualified", value: 23, caption: "23 deals" },
  ],
});
const funnelCard = card("en", "Funnel", [chartBlock(funnel)], { summary: "58 open deals" });
/** A card with a picture of its own, which was not uploaded before. */
const drawn = (title: string) =>
  card("en", title, [
    chartBlock(defineChart({ ...funnel, title, stages: [{ label: "A", value: 1, caption: "one deal" }] })),
  ]);

const options = {
  people: [
    { name: "wang.fang", realName: "Wang Fang", locale: "zh-CN", isOwner: true },
    { name: "lee", realName: "Lee", locale: "en-US", tz: "America/New_York", emailConfirmed: false },
  ],
  // Tests talk faster than people; Slack's rate limits have a test of their own.
  rates: { perChannel: { perSecond: 100, burst: 100 } },
};

describe.each(["http", "socket"] as const)("Slack over %s", (transport) => {
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot({ ...options, transport });
  });
  afterAll(async () => {
    await bot.stop();
    await closeCharts();
  });
  afterEach(() => {
    expect(bot.slack.refused.splice(0)).toEqual([]);
    expect(bot.slack.failures.splice(0)).toEqual([]);
    bot.slack.faults.clear();
  });
  const wang = () => bot.slack.user("wang.fang");

  describe("a slash command", () => {
    test("reaches the product as the line that was typed, with the person's profile", async () => {
      bot.product.command = () => showCard(dealCard());
      await wang().says("/deal advance ACME & Söhne 目标客户");
      const inbound = bot.last();
      expect(inbound).toMatchObject({
        kind: "command",
        platform: "slack",
        installation: bot.slack.teamId,
        line: "/deal advance ACME & Söhne 目标客户",
        place: { private: true, channel: wang().person.im },
        actor: { externalId: wang().id },
      });
      expect(await inbound.actor.profile()).toEqual({
        name: "Wang Fang",
        account: "member",
        email: "wang.fang@acme.example",
        locale: "zh-CN",
        zone: "Asia/Shanghai",
        isOwner: true,
      });
      await bot.slack.user("lee").says("/deal");
      expect(await bot.last().actor.profile()).toMatchObject({
        name: "Lee",
        email: undefined,
        isOwner: false,
      });
    });

    test("is answered in the acknowledgement: for all in the bot's chat, for one person in a channel", async () => {
      bot.product.command = () => showCard(dealCard());
      const direct = await wang().says("/deal show ACME");
      expect(direct.body).toMatchObject({
        response_type: "in_channel",
        text: "ACME – Platform: qualified, ¥1,200,000",
      });
      const inChannel = await wang().says("/deal show ACME", { in: "sales" });
      expect(inChannel.body).toMatchObject({ response_type: "ephemeral" });
      expect(bot.last().place).toMatchObject({ private: false });
    });

    test("that opens a form opens a modal; the answer to it replaces nothing and comes to the same place", async () => {
      bot.product.command = () => openForm(dealForm({ line: "new" }));
      bot.product.submit = () => showCard(dealCard("Logged"));
      await wang().says("/deal new");
      const modal = await wang().modal("Only what is missing");
      const outcome = await wang().submits(modal, { customer: "华信", date: "2026-12-31", sure: true });
      expect(outcome).toMatchObject({ did: "clear", problems: [] });
      expect(bot.last()).toMatchObject({
        kind: "submit",
        action: "deal.create",
        values: { line: "new", customer: "华信", date: "2026-12-31", sure: "yes" },
      });
      await wang().sees("Logged");
    });

    test("that mentions somebody reaches the product with the name that the bot knows", async () => {
      bot.product.command = () => notice("Joined");
      await wang().says(`/team join <@${bot.slack.user("lee").id}|lee.handle> East`);
      expect(bot.last()).toMatchObject({ line: "/team join Lee East" });
      await wang().says(`/team manager East <@${wang().id}>`);
      expect(bot.last()).toMatchObject({ line: '/team manager East "Wang Fang"' });
      bot.slack.faults.next("users.info", { kind: "slow", ms: 3000 });
      const answered = await wang().says("/team join <@U0SOMEBODY|some.body> East");
      expect(answered).toMatchObject({ outcome: "answered", body: { text: "Joined" } });
      expect(bot.last()).toMatchObject({ line: "/team join @some.body East" });
    });

    test("whose form Slack does not show gets a sentence, not a button that would fail again", async () => {
      const tooMuch = dealForm();
      const fields = Array.from({ length: 101 }, (_, at) => ({ ...tooMuch.fields[0]!, name: `field-${at}` }));
      bot.product.command = () => openForm({ ...tooMuch, fields });
      const answered = await wang().says("/deal new ACME", { in: "sales" });
      expect(JSON.stringify(answered.body)).toContain("nothing was changed");
      expect(JSON.stringify(answered.body)).not.toContain("button");
    });

    test("whose form comes too late for its trigger gets a button that asks for it again", async () => {
      bot.product.command = () => openForm(dealForm());
      bot.slack.faults.next("views.open", { kind: "refused", status: 503 });
      const answered = await wang().says("/deal new ACME", { in: "sales" });
      expect(answered.body).toMatchObject({ response_type: "ephemeral" });
      const message = await wang().sees("Open form", { in: "sales" });
      bot.product.action = () => openForm(dealForm());
      await wang().clicks(message, "Open form");
      expect(bot.last()).toMatchObject({ action: "chat.say", values: { line: "/deal new ACME" } });
      await wang().modal("Only what is missing");
    });

    test("that takes too long is told so in time, and answered when it is done", async () => {
      bot.product.command = async () => {
        await new Promise((resolve) => setTimeout(resolve, 2800));
        return showCard(dealCard("At last"));
      };
      const answered = await wang().says("/deal list", { in: "sales" });
      expect(answered).toMatchObject({ outcome: "answered", body: { response_type: "ephemeral" } });
      expect(JSON.stringify(answered.body)).toContain("this is taking longer");
      await wang().sees("At last", { in: "sales" });
    });

    test("refused or nothing is one private sentence, or an empty acknowledgement", async () => {
      bot.product.command = () => refuse("<!channel> *no*");
      const refused = await wang().says("/deal lose ACME", { in: "sales" });
      expect(refused.body).toMatchObject({ response_type: "ephemeral", text: "&lt;!channel&gt; *no*" });
      bot.product.command = () => ({ type: "none" });
      expect((await wang().says("/deal")).body).toBeUndefined();
    });

    test("whose post arrived while Slack's word for it was lost is not followed by a sentence that it did not", async () => {
      bot.product.command = () => showCard(dealCard("Arrived"));
      bot.slack.faults.next("chat.postMessage", { kind: "doubtful", how: "reset" });
      await wang().says("deal show ACME");
      await wang().sees("Arrived");
      const before = bot.slack.messages.length;
      bot.product.command = () => showCard(dealCard("The next"));
      await wang().says("deal show ACME");
      await wang().sees("The next");
      expect(bot.slack.messages.length).toBe(before + 1);
      expect(bot.slack.messages.map(({ text }) => text).join()).not.toContain("couldn't be shown");
    });

    test("that fails inside is answered with a sentence", async () => {
      bot.product.command = () => {
        throw new Error("broken");
      };
      const answered = await wang().says("/deal 列表", { in: "sales" });
      expect(JSON.stringify(answered.body)).toContain("没能显示");
    });
  });

  describe("a picture", () => {
    test("that Slack still looks at joins its message; a digest does not end without it", async () => {
      bot.slack.looksAtFiles(2);
      const { ref } = await send("looked-at", drawn("Looked at"));
      const digest = bot.slack.messages.find((one) => ref.endsWith(one.ts))!;
      expect(JSON.stringify(digest.blocks)).toContain("slack_file");
      expect(bot.slack.refused.splice(0)).toHaveLength(2);
      expect(bot.slack.callsTo("files.completeUploadExternal")).toHaveLength(1);

      bot.slack.looksAtFiles(2);
      bot.product.command = () => showCard(drawn("Asked for"));
      const before = bot.slack.messages.length;
      await wang().says("deal funnel");
      const numbers = await wang().sees("one deal");
      expect(numbers.blocks.some(({ type }) => type === "image")).toBe(false);
      await eventually("the picture", () => numbers.blocks.some(({ type }) => type === "image"), 20_000);
      expect(bot.slack.messages.length).toBe(before + 1);
      expect(bot.slack.refused.splice(0)).toHaveLength(2);
    });

    test("follows the numbers of a command's answer", async () => {
      bot.product.command = () => showCard(funnelCard);
      const answered = await wang().says("/funnel");
      expect(JSON.stringify(answered.body)).toContain("58 deals, most of them early");
      const message = await eventually(
        "the picture",
        () => bot.slack.messages.find((one) => one.blocks.some((block) => block.type === "image")),
        20_000,
      );
      expect(message.channel).toBe(wang().person.im);
      const [file] = [...bot.slack.uploads.values()];
      expect(file?.includes(Buffer.from("\x89PNG", "latin1"))).toBe(true);
    });

    test("of a command in a channel comes in the person's own chat: there only the numbers can be private", async () => {
      bot.product.command = () => showCard(funnelCard);
      const before = bot.slack.messages.length;
      await wang().says("/funnel", { in: "sales" });
      const numbers = await wang().sees("58 deals", { in: "sales" });
      expect(numbers.onlyFor).toBe(wang().id);
      const picture = await eventually(
        "the picture",
        () =>
          bot.slack.messages.slice(before).find((one) => JSON.stringify(one.blocks).includes("slack_file")),
        20_000,
      );
      expect(picture).toMatchObject({ channel: wang().person.im, onlyFor: undefined });
      expect((await wang().sees("picture is in our direct messages", { in: "sales" })).onlyFor).toBe(
        wang().id,
      );
      bot.product.action = () => showCard(funnelCard, { replace: true });
      bot.product.command = () => showCard(dealCard());
      await wang().says("/deal show ACME", { in: "sales" });
      const shown = await wang().sees("ACME – Platform", { in: "sales" });
      await wang().clicks(shown, "Note");
      await eventually("the card to change", () => shown.text.includes("58 deals"));
    });

    test("that Slack has lost is uploaded anew", async () => {
      await send("lost-1", funnelCard);
      bot.slack.uploads.clear();
      const { ref } = await send("lost-2", funnelCard);
      expect(bot.slack.refused.splice(0).length).toBeGreaterThan(0);
      const message = bot.slack.messages.find((one) => ref.endsWith(one.ts));
      expect(JSON.stringify(message?.blocks)).toContain("slack_file");
    });

    test("that cannot be uploaded leaves the numbers", async () => {
      const other = drawn("Another");
      bot.slack.faults.next("files.getUploadURLExternal", { kind: "refused", status: 500 });
      const { ref } = await bot.chat.send({
        key: "p1",
        installation: bot.slack.teamId,
        recipient: wang().id,
        card: other,
        doubtful: false,
        stillMine: async () => {},
      });
      const message = bot.slack.messages.find((one) => ref.endsWith(one.ts));
      expect(message?.text).toContain("one");
    });
  });

  describe("a pressed button", () => {
    test("brings back its values, and its answer takes the card's place", async () => {
      bot.product.command = () => showCard(dealCard());
      await wang().says("/deal show ACME");
      const message = await wang().sees("ACME – Platform");
      bot.product.action = () => showCard(dealCard("Advanced"), { replace: true });
      await wang().clicks(message, "Advance");
      expect(bot.last()).toMatchObject({
        kind: "action",
        action: "deal.advance",
        values: { deal: 42, version: 3 },
        place: { channel: wang().person.im, private: true, message: message.ts },
      });
      await eventually("the card to change", () => message.text.includes("Advanced"));
    });

    test("in an ephemeral card replaces it, too", async () => {
      bot.product.command = () => showCard(dealCard());
      await wang().says("/deal show ACME", { in: "sales" });
      const message = await wang().sees("ACME – Platform", { in: "sales" });
      expect(message.onlyFor).toBe(wang().id);
      bot.product.action = () => showCard(dealCard("Advanced"), { replace: true });
      await wang().clicks(message, "Advance");
      await eventually("the card to change", () => message.text.includes("Advanced"));
    });

    test("answered by a new card shows it to nobody else in a channel", async () => {
      bot.product.command = () => showCard(dealCard());
      await wang().says("/deal show ACME", { in: "sales" });
      const message = await wang().sees("ACME – Platform", { in: "sales" });
      bot.product.action = () => showCard(dealCard("Another"));
      await wang().clicks(message, "Note");
      const another = await wang().sees("Another", { in: "sales" });
      expect(another.onlyFor).toBe(wang().id);
      expect(message.text).toContain("ACME – Platform");
    });

    test("opens a form whose result takes the card's place", async () => {
      const { ref } = await send("nudge", dealCard("Nudge"));
      const message = bot.slack.messages.find((one) => ref.endsWith(one.ts))!;
      bot.product.action = () => openForm(dealForm());
      bot.product.submit = () => showCard(dealCard("Answered"), { replace: true });
      await wang().clicks(message, "Note");
      await wang().submits(await wang().modal(), { customer: "ACME" });
      await eventually("the card to change", () => message.text.includes("Answered"));
    });

    test("with a notice is one private sentence", async () => {
      const { ref } = await send("notice", dealCard("N"));
      const message = bot.slack.messages.find((one) => ref.endsWith(one.ts))!;
      bot.product.action = () => notice("Already recorded");
      await wang().clicks(message, "Note");
      await wang().sees("Already recorded");
    });

    test("is answered although the conversation has had its message this second", async () => {
      const { ref } = await send("busy", dealCard("Busy"));
      const message = bot.slack.messages.find((one) => ref.endsWith(one.ts))!;
      bot.slack.faults.next("chat.postMessage", { kind: "rate-limited", seconds: 1 });
      bot.product.action = () => showCard(dealCard("All the same"));
      await wang().clicks(message, "Note");
      await wang().sees("All the same");
      bot.slack.faults.next("chat.postMessage", { kind: "rate-limited", seconds: 1 }, 2);
      bot.product.command = () => showCard(dealCard("A second later"));
      await wang().says("deal show ACME");
      await wang().sees("A second later");
    });

    test("tampered with is handed on as what it is, and never crashes", async () => {
      const { ref } = await send("tampered", dealCard("T"));
      const message = bot.slack.messages.find((one) => ref.endsWith(one.ts))!;
      bot.product.action = () => refuse("Out of date");
      for (const value of ["", "{", "null", "[]", '{"action":1,"values":{}}', '{"action":"x"}']) {
        await wang().acts(message, { type: "button", block_id: "b", action_id: "x", value });
        if (value !== "") expect(bot.last()).toMatchObject({ kind: "action", action: "" });
      }
      await wang().acts(message, {
        type: "button",
        block_id: "b",
        action_id: "x",
        value: '{"action":"deal.advance","values":{"deal":{"$ne":1},"version":2}}',
      });
      expect(bot.last()).toMatchObject({ action: "deal.advance", values: { version: 2 } });
    });
  });

  describe("a submitted form", () => {
    async function opened(shown: Form) {
      bot.product.command = () => openForm(shown);
      await wang().says("/deal new");
      return wang().modal();
    }

    test("with wrong answers stays open with Slack's red text, and what was typed", async () => {
      const shown = dealForm();
      const modal = await opened(shown);
      bot.product.submit = (inbound) => {
        const errors = { customer: "Nobody of that name" };
        return {
          type: "invalid",
          errors,
          form: withAnswers(shown, inbound.values as Record<string, string>, errors),
        };
      };
      const outcome = await wang().submits(modal, { customer: "Acmee" });
      expect(outcome).toMatchObject({
        did: "errors",
        errors: { customer: "Nobody of that name" },
        problems: [],
      });
    });

    test("with a complaint about no field of it is drawn anew with the sentence on top", async () => {
      const shown = dealForm();
      const modal = await opened(shown);
      bot.product.submit = (inbound) => {
        const errors = { amount: "Say how much", customer: "Who?" };
        return {
          type: "invalid",
          errors,
          form: withAnswers(shown, inbound.values as Record<string, string>, errors),
        };
      };
      const outcome = await wang().submits(modal, { customer: "Acmee" });
      expect(outcome).toMatchObject({ did: "update", problems: [] });
      expect(modal.text).toContain("Say how much");
      expect(modal.text).toContain("Who?");
      expect(modal.text).toContain("Acmee");
    });

    test("goes on to its next page in the same modal, with empty fields there", async () => {
      const modal = await opened(dealForm({ page: "1" }));
      bot.product.submit = () => openForm(dealForm({ page: "2" }));
      const outcome = await wang().submits(modal, { customer: "First" });
      expect(outcome).toMatchObject({ did: "update", problems: [] });
      bot.product.submit = () => showCard(dealCard("Both pages"));
      await wang().submits(modal, { customer: "Second" });
      expect(bot.last()).toMatchObject({ values: { page: "2", customer: "Second" } });
      await wang().sees("Both pages");
    });

    test("refused keeps what was typed under a warning", async () => {
      const modal = await opened(dealForm());
      bot.product.submit = () => refuse("Not yours");
      expect(await wang().submits(modal, { customer: "Kept" })).toMatchObject({
        did: "update",
        problems: [],
      });
      expect(modal.text).toContain("Not yours");
      expect(await wang().submits(modal, {})).toMatchObject({ did: "update", problems: [] });
      expect(bot.last()).toMatchObject({ values: { customer: "Kept" } });
      expect(modal.text.match(/Not yours/g)).toHaveLength(1);
    });

    test("that was recorded before closes with a sentence", async () => {
      const modal = await opened(dealForm());
      bot.product.submit = () => notice("Already recorded");
      expect(await wang().submits(modal, { customer: "x" })).toMatchObject({ did: "clear" });
      await wang().sees("Already recorded");
    });

    test("that takes long shows a moment's patience and then the result", async () => {
      const modal = await opened(dealForm());
      bot.product.submit = async () => {
        await new Promise((resolve) => setTimeout(resolve, 2800));
        return showCard(dealCard("Slowly done"));
      };
      expect(await wang().submits(modal, { customer: "x" })).toMatchObject({ did: "update", problems: [] });
      await wang().sees("Slowly done");
      await eventually("the modal to say so", () => modal.text.includes("Done"));
    });

    test("with somebody else's luggage reaches nobody, says so and keeps what was typed", async () => {
      const modal = await opened(dealForm());
      modal.view.private_metadata = '{"i":5}';
      const before = bot.inbound.length;
      expect(await wang().submits(modal, { customer: "Typed" })).toMatchObject({
        did: "update",
        problems: [],
      });
      expect(modal.text).toMatch(/nothing was changed[\s\S]*Typed/);
      expect(bot.inbound.length).toBe(before);
    });
  });

  describe("a message", () => {
    test("to the bot is a line and answered in the same chat", async () => {
      bot.product.command = () => showCard(dealCard("Shown"));
      const delivered = await wang().says("deal show &lt;ACME&gt; &amp; Co <https://x.example|x.example>");
      expect(delivered.status).toBe(200);
      expect(bot.last()).toMatchObject({ line: "deal show <ACME> & Co x.example", place: { private: true } });
      expect((await wang().sees("Shown")).onlyFor).toBeUndefined();
    });

    test("that mentions the bot in a channel is answered to that person only", async () => {
      bot.product.command = () => showCard(dealCard("Only for you"));
      await wang().says("deal show ACME", { in: "sales" });
      expect(bot.last()).toMatchObject({ line: "deal show ACME", place: { private: false } });
      expect((await wang().sees("Only for you", { in: "sales" })).onlyFor).toBe(wang().id);
    });

    test("is acknowledged in time although its answer has to wait for Slack", async () => {
      bot.product.command = () => showCard(dealCard("After a while"));
      bot.slack.faults.next("chat.postMessage", { kind: "slow", ms: 3500 });
      const answered = await wang().says("deal show ACME");
      expect(answered).toMatchObject({ outcome: "answered", status: 200 });
      const before = bot.inbound.length;
      await wang().sees("After a while");
      expect(bot.inbound.length).toBe(before);
    });

    test("may call the bot anywhere in it", async () => {
      bot.product.command = () => notice("Heard");
      const me = `<@${bot.slack.bot.id}>`;
      await wang().says(`${me} deal list`);
      expect(bot.last()).toMatchObject({ line: "deal list" });
      await wang().says("", { in: "sales", more: { text: `deal list ${me}` } });
      expect(bot.last()).toMatchObject({ line: "deal list" });
      await wang().says("", { in: "sales", more: { text: `<@${wang().id}> ${me} team` } });
      expect(bot.last()).toMatchObject({ line: expect.stringContaining("Wang Fang") });
    });

    test.each(["file_share", "me_message", "thread_broadcast"])(
      "with a subtype of people's own words (%s) is answered as well",
      async (subtype) => {
        bot.product.command = () => notice(`Heard ${subtype}`);
        await wang().says("deal list", { more: { subtype } });
        expect(bot.last()).toMatchObject({ line: "deal list" });
        await wang().sees(`Heard ${subtype}`);
      },
    );

    test("too long for a button is told how its form opens", async () => {
      bot.product.command = () => openForm(dealForm());
      await wang().says(`deal new ACME ${"x".repeat(2500)}`);
      await wang().sees("as a slash command");
    });

    test("that needs a form gets a button that says the same line", async () => {
      bot.product.command = () => openForm(dealForm());
      await wang().says("商机 新建 华信");
      const message = await wang().sees("Open form");
      bot.product.action = () => openForm(dealForm());
      await wang().clicks(message, "Open form");
      expect(bot.last()).toMatchObject({ action: "chat.say", values: { line: "商机 新建 华信" } });
      await wang().modal();
    });

    test("of a bot, an edit or a join is nothing said to us", async () => {
      const before = bot.inbound.length;
      await wang().says("hello there", { in: "sales", mention: false });
      for (const subtype of ["message_changed", "message_deleted", "bot_message", "channel_join"])
        await wang().says("hello there", { more: { subtype } });
      await wang().says("hello there", { more: { bot_id: "B1" } });
      await wang().says("hello there", { more: { user: bot.slack.bot.id, subtype: "file_share" } });
      await wang().says("note ACME x", { in: "sales", more: { edited: { user: wang().id, ts: "1.2" } } });
      expect(bot.inbound.length).toBe(before);
    });

    test("comes with the same event id when Slack delivers it again", async () => {
      bot.product.command = () => notice("Heard");
      await wang().says("deal list");
      const delivery = bot.slack.deliveries.all.at(-1)!;
      await wang().sees("Heard");
      // While its answer is being shown, a redelivery is only acknowledged.
      const before = bot.inbound.length;
      while (bot.inbound.length === before) await bot.slack.deliveries.repeat(delivery);
      const [first, second] = bot.inbound.slice(-2);
      expect(second?.eventId).toBe(first?.eventId);
      expect(first?.eventId).toMatch(/^Ev/);
    });

    test("is acknowledged only when its work is done, and its redelivery waits for the same work", async () => {
      let runs = 0;
      const gate = Promise.withResolvers<void>();
      bot.product.command = async () => {
        runs += 1;
        await gate.promise;
        return notice("Now");
      };
      let acknowledged = false;
      const said = wang()
        .says("deal list")
        .then(() => {
          acknowledged = true;
        });
      await eventually("the work to begin", () => runs === 1);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(acknowledged).toBe(false);
      gate.resolve();
      await said;
      expect(runs).toBe(1);
    });
  });

  test("the home tab shows what the product says, with buttons for what is done most", async () => {
    bot.product.home = () =>
      showCard(
        card("en", "What I understand", [
          commands(["Type", "What"], [{ line: "/deal new", meaning: "log" }]),
        ]),
      );
    await wang().opensHome();
    const home = await wang().home("What I understand");
    bot.product.action = () => openForm(dealForm());
    await wang().clicks(home, "New deal");
    expect(bot.last()).toMatchObject({ action: "chat.say", values: { line: "/deal new" } });
    await wang().modal("Only what is missing");
    bot.product.action = () => showCard(dealCard("From home"));
    await wang().clicks(home, "My deals");
    await wang().sees("From home");
  });

  test("the home tab shows a refusal itself, and troubles nobody when it cannot be shown", async () => {
    bot.product.home = () => refuse("You were removed");
    const before = bot.slack.messages.length;
    await wang().opensHome();
    await wang().home("You were removed");
    bot.slack.faults.next("views.publish", { kind: "refused", status: 500 });
    expect(await wang().opensHome()).toMatchObject({ status: 200 });
    expect(bot.slack.messages.length).toBe(before);
  });

  const send = (key: string, shown = dealCard()) =>
    bot.chat.send({
      key,
      installation: bot.slack.teamId,
      recipient: wang().id,
      card: shown,
      doubtful: false,
      stillMine: async () => {},
    });
});

describe("requests that are not Slack's", () => {
  let bot: SlackBot;
  beforeAll(async () => {
    bot = await startSlackBot(options);
  });
  afterAll(() => bot.stop());

  test("the address is verified", async () => {
    expect(await bot.slack.verifyUrl()).toMatchObject({ status: 200, echoed: true });
  });

  test.each(forgeries.filter((kind) => kind !== "replay"))(
    "%s reaches nobody and is answered",
    async (kind) => {
      const before = bot.inbound.length;
      const answered = await bot.slack.forges(kind, "wang.fang", "/deal lose ACME");
      expect(answered.status).toBeGreaterThanOrEqual(400);
      expect(answered.status).toBeLessThan(500);
      expect(bot.inbound.length).toBe(before);
    },
  );

  test("a replay carries the same event id, so that it is recognised", async () => {
    await bot.slack.forges("replay", "wang.fang", "/deal lose ACME");
    const [first, second] = bot.inbound.slice(-2);
    expect(second?.eventId).toBe(first?.eventId);
  });

  test("the chat of two people is not the bot's: there an answer is for one of them", async () => {
    bot.product.command = () => showCard(dealCard());
    const [wang, lee] = bot.slack.people;
    const fields = {
      team_id: bot.slack.teamId,
      channel_id: lee!.im,
      channel_name: "directmessage",
      user_id: wang!.id,
      command: "/deal",
      text: "show ACME",
      trigger_id: "1.2.3",
    };
    const answered = await post(bot.url, signed(formRequest(fields), bot.slack.signingSecret));
    expect(answered.body).toMatchObject({ response_type: "ephemeral" });
    expect(bot.last().place.private).toBe(false);
  });

  test("an event from a channel shared with another company is of the team that the token belongs to", async () => {
    const [wang] = bot.slack.people;
    const event = {
      type: "app_mention",
      user: wang!.id,
      user_team: bot.slack.teamId,
      text: `<@${bot.slack.bot.id}> deal list`,
      ts: "5.6",
      channel: bot.slack.channels[0]!.id,
    };
    const payload = {
      type: "event_callback",
      team_id: "T0PARTNER1",
      authorizations: [{ enterprise_id: null, team_id: bot.slack.teamId, user_id: bot.slack.bot.id }],
      api_app_id: "A1",
      event_id: "Ev0SHARED1",
      is_ext_shared_channel: true,
      event,
    };
    const answered = await post(bot.url, signed(jsonRequest(payload), bot.slack.signingSecret));
    expect(answered.status).toBe(200);
    expect(bot.last()).toMatchObject({ line: "deal list", installation: bot.slack.teamId });
  });

  test("somebody of another workspace is told so and reaches nobody", async () => {
    const before = bot.inbound.length;
    const fields = {
      team_id: "T0FOREIGN1",
      channel_id: "C1",
      user_id: "U1",
      command: "/deal",
      text: "list",
      trigger_id: "1.2.3",
    };
    const answered = await post(bot.url, signed(formRequest(fields), bot.slack.signingSecret));
    expect(JSON.stringify(answered.body)).toContain("another Slack workspace");
    expect(bot.inbound.length).toBe(before);
  });

  test.each([
    ["a command without a person", { command: "/deal" }],
    ["an unknown kind", { payload: JSON.stringify({ type: "something_new" }) }],
    [
      "an action of nobody's",
      {
        payload: JSON.stringify({
          type: "block_actions",
          user: { id: "U1" },
          team: { id: "T1" },
          actions: [],
        }),
      },
    ],
    [
      "a dialog of old",
      { payload: JSON.stringify({ type: "dialog_submission", user: { id: "U1" }, team: { id: "T1" } }) },
    ],
    [
      "a shortcut",
      {
        payload: JSON.stringify({
          type: "shortcut",
          callback_id: "x",
          user: { id: "U1" },
          team: { id: "T1" },
        }),
      },
    ],
    [
      "a suggestion",
      {
        payload: JSON.stringify({
          type: "block_suggestion",
          action_id: "x",
          block_id: "y",
          user: { id: "U1" },
          team: { id: "T1" },
        }),
      },
    ],
  ])("%s is answered at once", async (_, fields) => {
    const answered = await post(bot.url, signed(formRequest(fields), bot.slack.signingSecret));
    expect(answered.outcome).toBe("answered");
    expect(answered.ms).toBeLessThan(2000);
    expect(answered.status).toBeLessThan(500);
  });

  test("after stop new requests are turned away", async () => {
    const other = await startSlackBot(options);
    await other.chat.stop();
    const answered = await other.slack.user("lee").says("/deal");
    expect(answered.status).toBe(503);
    expect(other.chat.state().state).toBe("stopped");
    await other.stop();
  });
});
