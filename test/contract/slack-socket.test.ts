import { afterEach, describe, expect, test } from "vitest";
import { card } from "../../src/chat/card.ts";
import { notice, showCard } from "../../src/chat/reply.ts";
import { eventually } from "../fakes/eventually.ts";
import { type SlackBot, startSlackBot } from "./slack-bot.ts";

describe("Socket Mode", () => {
  let bot: SlackBot;
  afterEach(() => bot.stop());
  const start = async () => {
    bot = await startSlackBot({ transport: "socket", people: [{ name: "lee" }] });
    bot.product.command = () => showCard(card("en", "Answered", []));
    return bot.slack;
  };

  test.each(["refresh", "drop"] as const)("after a %s it is back within a second", async (how) => {
    const slack = await start();
    const before = slack.callsTo("apps.connections.open").length;
    slack.socketMode[how]();
    await eventually("a new connection", () => slack.callsTo("apps.connections.open").length > before, 1000);
    await eventually(
      "to be connected",
      () => slack.socketMode.connected === 1 && bot.chat.state().state === "ready",
    );
    expect(await slack.user("lee").says("/deal")).toMatchObject({ outcome: "answered" });
  });

  test("goes on trying while Slack refuses, says so, and the process lives", async () => {
    const slack = await start();
    slack.faults.next("apps.connections.open", { kind: "reset" }, 2);
    slack.socketMode.drop();
    await eventually("the failure to show", () => bot.chat.state().state === "failed");
    await eventually("to be back", () => bot.chat.state().state === "ready", 15_000);
    expect(await slack.user("lee").says("/deal")).toMatchObject({ outcome: "answered" });
  });

  test("an answer that falls between two connections is shown all the same", async () => {
    const slack = await start();
    const gate = Promise.withResolvers<void>();
    bot.product.command = async () => {
      await gate.promise;
      return showCard(card("en", "Answered late", []));
    };
    const said = slack.user("lee").says("/deal");
    await eventually("the work to begin", () => bot.inbound.length === 1);
    slack.faults.next("apps.connections.open", { kind: "reset" }, 2);
    slack.socketMode.drop();
    await eventually("the failure to show", () => bot.chat.state().state === "failed");
    gate.resolve();
    expect(await said).toMatchObject({ outcome: "unreachable" });
    await slack.user("lee").sees("Answered late");
  });

  test("what comes in while it leaves is left to another replica", async () => {
    const slack = await start();
    const gate = Promise.withResolvers<void>();
    bot.product.command = async () => {
      await gate.promise;
      return notice("Finished");
    };
    const said = slack.user("lee").says("/deal");
    await eventually("the work to begin", () => bot.inbound.length === 1);
    const stopped = bot.chat.stop();
    const late = slack.user("lee").says("/deal list");
    await new Promise((resolve) => setTimeout(resolve, 100));
    gate.resolve();
    await stopped;
    expect(await said).toMatchObject({ outcome: "answered" });
    expect(await late).not.toMatchObject({ outcome: "answered" });
    expect(bot.inbound).toHaveLength(1);
  });

  test("stop finishes what is under way, then hangs up for good", async () => {
    const slack = await start();
    const gate = Promise.withResolvers<void>();
    bot.product.command = async () => {
      await gate.promise;
      return notice("Finished");
    };
    const said = slack.user("lee").says("/deal");
    await eventually("the work to begin", () => bot.inbound.length === 1);
    const stopped = bot.chat.stop();
    gate.resolve();
    await stopped;
    expect(JSON.stringify((await said).body)).toContain("Finished");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(slack.socketMode.connected).toBe(0);
  });
});
