import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { actions, button, card, commands, facts, quiet, text } from "../../src/chat/card.ts";
import { form, withAnswers } from "../../src/chat/form.ts";
import type { InboundAction, InboundSubmit } from "../../src/chat/inbound.ts";
import { nothing, notice, openForm, refuse, showCard } from "../../src/chat/reply.ts";
import { type LarkPeer, larkPeer, type Transport } from "./lark-peer.ts";

const dealCard = (title: string) =>
  card(
    "en",
    title,
    [
      text("ACME <at id=all></at>"),
      facts(["Amount", "¥1.2M"]),
      actions(
        button("Advance", "deal.advance", { deal: 42, version: 3 }),
        button("Lose", "deal.lose", { deal: 42 }),
      ),
    ],
    { tone: "good" },
  );

const newDeal = form({
  locale: "en",
  id: "form-1",
  action: "deal.new",
  title: "New deal",
  submit: "Save",
  cancel: "Cancel",
  intro: [quiet("Only what is missing is asked.")],
  hidden: { from: "line" },
  fields: [
    { type: "line", name: "customer", label: "Customer", required: true, value: "ACME" },
    { type: "date", name: "close", label: "Close date", required: false },
    {
      type: "choice",
      name: "category",
      label: "Category",
      required: false,
      options: [{ value: "commit", label: "Commit" }],
    },
    { type: "tick", name: "key", label: "Key customer", required: false },
    { type: "paragraph", name: "note", label: "Note", required: false },
  ],
});

describe.each<Transport>(["websocket", "webhook"])("a conversation on Lark over %s", (transport) => {
  let peer: LarkPeer;
  beforeAll(async () => {
    peer = await larkPeer(transport, { perChat: { perSecond: 1_000, burst: 1_000 } });
  });
  afterEach(() => {
    expect(peer.lark.refusedCards).toEqual([]);
    peer.inbounds.length = 0;
    peer.replies(() => nothing);
  });
  afterAll(() => peer.close());

  test("a typed line becomes a command, and the card comes back in the private chat", async () => {
    const lee = peer.lark.user("Lee");
    peer.replies(() => showCard(dealCard("ACME")));
    const delivery = await lee.says("/deal show ACME");
    expect(delivery.accepted).toBe(true);
    const message = await lee.sees("¥1.2M");
    expect(message.text).toContain("Advance");
    expect(peer.inbounds).toMatchObject([
      {
        platform: "lark",
        installation: "fake-tenant",
        kind: "command",
        line: "/deal show ACME",
        actor: { externalId: lee.person.openId },
        place: { channel: lee.person.chatId, private: true },
      },
    ]);
    expect(peer.inbounds[0]?.eventId).toMatch(/^om_/);
  });

  test("a redelivered message is answered once", async () => {
    const lee = peer.lark.user("Redelivered");
    peer.replies(() => showCard(dealCard("Once")));
    const delivery = await lee.says("/deal list");
    await lee.sees("¥1.2M");
    await peer.lark.deliveries.repeat(delivery);
    expect(peer.inbounds.map((inbound) => inbound.eventId)).toHaveLength(2);
    expect(new Set(peer.inbounds.map((inbound) => inbound.eventId)).size).toBe(1);
    const inChat = peer.lark.messages.filter((message) => message.chatId === lee.person.chatId);
    expect(inChat).toHaveLength(1);
  });

  test("the profile is fetched when asked for", async () => {
    const wang = peer.lark.user("王总", {
      isTenantManager: true,
      timeZone: "Europe/Berlin",
      email: "wang@example.com",
    });
    peer.replies(() => notice("好"));
    await wang.says("/团队");
    const profile = await peer.inbounds[0]?.actor.profile();
    // The address book's own e-mail may have been typed by anyone, so it links nobody.
    // Lark does not report a language, but a person who types Chinese commands reads Chinese.
    const told = { name: "王总", account: "member", isOwner: true, zone: "Europe/Berlin", localeTyped: "zh" };
    expect(profile).toEqual({ ...told, email: undefined });
    await wang.says("/deal new 华信");
    expect((await peer.inbounds[1]?.actor.profile())?.localeTyped).toBeUndefined();
  });

  test("in a group only what is said to the bot counts, and the answer is private", async () => {
    const lee = peer.lark.user("Lee in a group");
    const group = peer.lark.group("Sales", ["Lee in a group"]);
    peer.replies(() => showCard(dealCard("Secret")));
    await lee.says("good morning", { in: group, mention: false });
    expect(peer.inbounds).toEqual([]);
    await lee.says("/deal list", { in: group });
    await lee.sees("¥1.2M");
    expect(peer.inbounds).toMatchObject([
      { line: "/deal list", place: { channel: group.chatId, private: false } },
    ]);
    const pointer = await lee.sees("private", { in: group });
    expect(pointer.text).not.toContain("¥1.2M");
  });

  test("the group hears it in the language of the answer, and the truth when the answer could not be brought", async () => {
    const lee = peer.lark.user("Lee about 华信");
    const group = peer.lark.group("Sales 2", ["Lee about 华信"]);
    peer.replies(() => showCard(dealCard("#1 华信")));
    await lee.says("/deal show 华信", { in: group });
    await lee.sees("I've replied in our private chat", { in: group });
    peer.lark.user("Lee about 华信", { available: false });
    await lee.says("/deal show 华信", { in: group });
    const pointer = await lee.sees("couldn't message you privately", { in: group });
    expect(pointer.text).not.toContain("answered");
  });

  test("a pressed button brings its values, and the new card takes the place of the old", async () => {
    const lee = peer.lark.user("Presser");
    peer.replies(() => showCard(dealCard("Before")));
    await lee.says("/deal show 42");
    const shown = await lee.sees("Advance");
    peer.replies(() => showCard(dealCard("After"), { replace: true }));
    const outcome = await lee.clicks(shown, "deal.advance");
    expect(outcome).toMatchObject({ late: false, cardProblems: [] });
    expect(shown.text).toContain("After");
    const pressed = peer.inbounds[1] as InboundAction;
    expect(pressed).toMatchObject({
      kind: "action",
      action: "deal.advance",
      values: { deal: 42, version: 3 },
      // Cards with buttons only appear there, and sign-in links may be given.
      place: { channel: lee.person.chatId, private: true, message: shown.messageId },
    });
    expect(pressed.eventId).not.toBe(peer.inbounds[0]?.eventId);
  });

  test("a card that replaces nothing is a message of its own", async () => {
    const lee = peer.lark.user("Reader");
    peer.replies(() => showCard(dealCard("List")));
    await lee.says("/deal list");
    const shown = await lee.sees("List");
    peer.replies(() => showCard(dealCard("Details")));
    const outcome = await lee.clicks(shown, "deal.advance");
    expect(outcome.card).toBeUndefined();
    expect((await lee.sees("Details")).messageId).not.toBe(shown.messageId);
    expect(shown.text).toContain("List");
  });

  test("notices are toasts: good, plain, bad", async () => {
    const lee = peer.lark.user("Toasted");
    peer.replies(() => showCard(dealCard("Toasts")));
    await lee.says("/deal show 42");
    const shown = await lee.sees("Toasts");
    peer.replies(() => notice("Saved.", "good"));
    expect((await lee.clicks(shown, "deal.lose")).toast).toMatchObject({
      type: "success",
      content: "Saved.",
    });
    peer.replies(() => refuse("Somebody was faster."));
    expect((await lee.clicks(shown, "deal.lose")).toast).toMatchObject({ type: "error" });
    peer.replies(() => nothing);
    expect((await lee.clicks(shown, "deal.lose")).answer).toEqual({});
    expect(shown.text).toContain("Toasts");
  });

  test("a form travels with its id, hidden values and types; errors keep what was typed; the result replaces it", async () => {
    const lee = peer.lark.user("Filler");
    peer.replies(() => openForm(newDeal));
    await lee.says("/deal new ACME");
    const shown = await lee.sees("Close date");
    peer.replies((inbound) => {
      const { values } = inbound as InboundSubmit;
      const errors = { close: "This date has passed. Pick a later one." };
      return {
        type: "invalid",
        errors,
        form: withAnswers(newDeal, values as Record<string, string>, errors),
      };
    });
    const refused = await lee.submits(shown, {
      customer: "华信",
      close: "2020-01-01",
      category: "Commit",
      key: true,
    });
    expect(peer.inbounds[1]).toMatchObject({
      kind: "submit",
      action: "deal.new",
      formId: "form-1",
      values: {
        from: "line",
        customer: "华信",
        close: "2020-01-01",
        category: "commit",
        key: "yes",
        note: "",
      },
    });
    expect(refused.toast).toMatchObject({
      type: "error",
      content: "This date has passed. Pick a later one.",
    });
    expect(shown.text).toContain("华信");
    expect(shown.text).toContain("This date has passed");
    peer.replies(() => showCard(dealCard("Logged")));
    await lee.submits(shown, { close: "2030-01-01" });
    expect((peer.inbounds[2] as InboundSubmit).values).toMatchObject({
      customer: "华信",
      close: "2030-01-01",
      key: "yes",
    });
    expect(shown.text).toContain("Logged");
    expect(shown.text).not.toContain("Close date");
  });

  test("a button opens a form as a message of its own; cancelling changes nothing", async () => {
    const lee = peer.lark.user("Canceller");
    peer.replies(() => showCard(dealCard("Deal")));
    await lee.says("/deal show 42");
    const shown = await lee.sees("Deal");
    peer.replies(() => openForm(newDeal));
    await lee.clicks(shown, "deal.lose");
    const opened = await lee.sees("Close date");
    expect(opened.messageId).not.toBe(shown.messageId);
    const calls = peer.inbounds.length;
    await lee.clicks(opened, "Cancel");
    expect(opened.text).toContain("Nothing was changed");
    expect(peer.inbounds).toHaveLength(calls);
    peer.replies(() => openForm({ ...newDeal, title: "Advance 华信医疗" }));
    await lee.clicks(shown, "deal.lose");
    const about = await lee.sees("华信医疗");
    await lee.clicks(about, "Cancel");
    expect(about.text).toContain("Nothing was changed");
  });

  test("a form too big for one card is filled in page by page and submitted whole", async () => {
    const lee = peer.lark.user("Reporter");
    const options = Array.from({ length: 12 }, (_, index) => ({
      value: `o${index}`,
      label: `Option ${index}`,
    }));
    const fields = Array.from({ length: 24 }, (_, index) => ({
      type: "choice" as const,
      name: `deal${index}`,
      label: `Deal ${index}`,
      required: true,
      options,
    }));
    const big = form({
      locale: "en",
      id: "week",
      action: "forecast.submit",
      title: "Week",
      submit: "Send",
      cancel: "Cancel",
      fields,
    });
    peer.replies(() => openForm(big));
    await lee.says("/forecast");
    const shown = await lee.sees("Deal 0");
    const answers = Object.fromEntries(fields.map(({ name }, index) => [name, `o${index % 12}`]));
    for (let page = 0; page < 5 && peer.inbounds.length === 1; page++) {
      const here = Object.entries(answers).filter(([name]) =>
        JSON.stringify(shown.content).includes(`"name":"${name}","required"`),
      );
      const more = JSON.stringify(shown.content).includes('"later"');
      if (!more) peer.replies(() => notice("Thank you.", "good"));
      await lee.submits(shown, Object.fromEntries(here));
    }
    expect(peer.inbounds[1]).toMatchObject({
      kind: "submit",
      action: "forecast.submit",
      formId: "week",
      values: answers,
    });
    expect(shown.text).toContain("Thank you.");
  });

  test("what takes longer than 2.5 s is promised at once and shown when it is done", async () => {
    const lee = peer.lark.user("Patient");
    peer.replies(() => showCard(dealCard("Slow")));
    await lee.says("/deal show 42");
    const shown = await lee.sees("Slow");
    peer.replies(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_800));
      return showCard(dealCard("Finished"), { replace: true });
    });
    const outcome = await lee.clicks(shown, "deal.advance");
    expect(outcome.late).toBe(false);
    expect(outcome.toast).toMatchObject({ type: "info" });
    await lee.sees("Finished");
    expect(shown.state.by).toBe("delayed update");
  }, 10_000);

  test("a slow press that fails after all is told in the person's language", async () => {
    const wang = peer.lark.user("慢慢");
    const deal = card("zh", "#42 ACME", [actions(button("推进", "deal.advance"))]);
    peer.replies(() => ({ ...showCard(deal), locale: deal.locale }));
    await wang.says("/商机 查看 42");
    const shown = await wang.sees("推进");
    peer.replies(async () => {
      await new Promise((resolve) => setTimeout(resolve, 2_700));
      throw new Error("the database is away");
    });
    expect((await wang.clicks(shown, "deal.advance")).late).toBe(false);
    await wang.sees("我们这边出了点问题");
  }, 10_000);

  test("a line that comes late is not run until the person taps it, and then under its own id", async () => {
    const lee = peer.lark.user("Traveller");
    peer.replies(() => showCard(dealCard("Late")));
    const naming = { name: "Ann Lee", openId: "ou_ann" };
    const delivery = await lee.says("/deal assign ACME @_user_2", { at: Date.now() - 20 * 60_000, naming });
    expect(delivery.accepted).toBe(true);
    // Nobody has been answered yet, and a command in Latin letters says nothing about the language: the
    // tenant's applies.
    const asked = await lee.sees("我没及时收到", { ever: true });
    expect(peer.inbounds).toEqual([]);
    await lee.clicks(asked, "现在执行");
    const { message_id } = (delivery.event.event as { message: { message_id: string } }).message;
    expect(peer.inbounds).toMatchObject([
      {
        ...{ kind: "command", line: '/deal assign ACME "Ann Lee"', eventId: message_id },
        mentioned: [{ name: "Ann Lee", externalId: "ou_ann" }],
      },
    ]);
    await lee.sees("¥1.2M");
    expect(asked.text).not.toContain("现在执行");
  });

  test("what is said before anything is read is in the language of the last answer", async () => {
    const lee = peer.lark.user("Bilingual");
    peer.replies(() => notice("Here are your deals."));
    const spoken = await lee.says("/deal list");
    await lee.sees("Here are your deals.");
    const sticker = structuredClone(spoken.event) as {
      event: { message: { message_id: string; message_type: string; content: string } };
    };
    const content = JSON.stringify({ file_key: "f" });
    Object.assign(sticker.event.message, { message_id: "om_sticker", message_type: "sticker", content });
    await peer.lark.deliveries.deliver(sticker as never, true);
    await lee.sees("I can read text, photos and files here");
    await lee.says("/deal show 上海华信医疗", { at: Date.now() - 20 * 60_000 });
    const asked = await lee.sees("Sent while I was away");
    await lee.clicks(asked, "Run now");
    await lee.sees("Just ran");
  });

  test("a line that ran but whose acknowledgement was lost is not asked about again", async () => {
    const lee = peer.lark.user("Acknowledged");
    peer.replies(() => showCard(dealCard("Ran")));
    const delivery = await lee.says("/deal list");
    const message = (delivery.event.event as { message: { create_time: string } }).message;
    message.create_time = String(Date.now() - 20 * 60_000);
    expect((await peer.lark.deliveries.repeat(delivery)).status).toBe(200);
    expect(peer.lark.messages.filter(({ chatId }) => chatId === lee.person.chatId)).toHaveLength(1);
  });

  test("the menu and the first visit", async () => {
    const lee = peer.lark.user("Newcomer");
    peer.replies(() =>
      showCard(card("en", "Welcome", [commands(["Type", "What"], [{ line: "/deal", meaning: "deals" }])])),
    );
    await lee.opensChat();
    await lee.sees("Welcome");
    await lee.picksMenu("deal_list");
    await lee.picksMenu("home");
    expect(peer.inbounds).toMatchObject([
      { kind: "home" },
      { kind: "command", line: "deal list" },
      { kind: "home" },
    ]);
  });

  test("tampered values are answered, not believed", async () => {
    const lee = peer.lark.user("Tamperer");
    peer.replies(() => showCard(dealCard("Target")));
    await lee.says("/deal show 42");
    const shown = await lee.sees("Target");
    const values = [
      "a string",
      7,
      null,
      { kind: "press" },
      { kind: "press", action: "x", values: { a: { b: 1 } } },
      { kind: "submit", formId: 1 },
    ];
    for (const value of values) {
      const outcome = await lee.acts(shown, { tag: "button", value });
      expect(outcome.toast).toMatchObject({ type: "error" });
    }
    expect(peer.inbounds).toHaveLength(1);
  });
});
