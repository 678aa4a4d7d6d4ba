/** A platform that takes no card with a button today: the person gets the numbers in words. */
import { expect, onTestFinished, test } from "vitest";
import { actions, button, card, facts, table } from "../../src/chat/card.ts";
import { showCard } from "../../src/chat/reply.ts";
import { eventually } from "../fakes/eventually.ts";
import { larkPeer } from "./lark-peer.ts";
import { startSlackBot } from "./slack-bot.ts";

const judge = (...payload: unknown[]): string[] =>
  JSON.stringify(payload).includes("button") ? ["no buttons today"] : [];
const thursday = card("en", "Thursday", [
  facts(["Won", "¥1.5M"]),
  table(["#", "Customer"], [{ cells: ["#42", "ACME"] }]),
  actions(button("Submit", "forecast.submit")),
]);
const outbound = (installation: string, recipient: string) => ({
  ...{ key: "k", installation, recipient, card: thursday, doubtful: false },
  stillMine: async () => {},
});
/** Whatever the platform makes of line breaks. */
const inWords = /Won: ¥1\.5M.{1,4}#42 · ACME/su;

test("on Slack, delivered and as an answer", async () => {
  const bot = await startSlackBot({ judge });
  onTestFinished(() => bot.stop());
  const wang = bot.slack.user("wang.fang");
  await bot.chat.send(outbound(bot.slack.teamId, wang.id));
  expect(JSON.stringify(bot.slack.messages)).toMatch(inWords);
  bot.product.command = () => showCard(thursday);
  await wang.says("forecast", { in: "sales" });
  const answer = await wang.sees("Thursday", { in: "sales" });
  expect(JSON.stringify(answer.blocks)).toMatch(inWords);
});

test("on Lark, delivered and as an answer", async () => {
  const peer = await larkPeer("webhook", { judge });
  onTestFinished(() => peer.close());
  const lee = peer.lark.user("Lee");
  await peer.chat.send(outbound("fake-tenant", lee.person.openId));
  const shown = () => peer.lark.messages.filter((message) => inWords.test(JSON.stringify(message)));
  expect(shown()).toHaveLength(1);
  peer.replies(() => showCard(thursday));
  await lee.says("forecast");
  await eventually("the answer", () => shown().length === 2);
});
