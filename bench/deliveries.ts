/** A long outbox through both platforms at once, each at its own limits, while people keep sending commands. */
import { setTimeout as sleep } from "node:timers/promises";
import { actions, button, type Card, card, facts, text } from "../src/chat/card.ts";
import { transaction } from "../src/database/transaction.ts";
import { enqueueMany, type NewDelivery } from "../src/delivery/enqueue.ts";
import { platformPace, type Rate } from "../src/delivery/platform-pace.ts";
import { startLark } from "../test/fakes/lark/lark-server.ts";
import type { Slack } from "../test/fakes/slack/slack-peer.ts";
import type { CommandsParts } from "./commands.ts";
import type { BenchDatabase } from "./databases.ts";
import { Load } from "./load.ts";
import { startLoudou } from "./programs.ts";
import { ownerOf, slackInstallationId, workspaceId } from "./seed-company.ts";
import { scattered, slackCommand } from "./slack-commands.ts";

const larkInstallationId = "00000007-0000-7000-8000-000000000002";
const larkPeople = 200;
const commandsPerSecond = 20;

export async function measureDeliveries(parts: CommandsParts & { peer: Slack }): Promise<void> {
  const { database, company, slack, sizes, figures, peer } = parts;
  const { larkDeliveries, slackDeliveries } = sizes;
  figures.heading(
    `${larkDeliveries} deliveries on Lark and ${slackDeliveries} on Slack, on ${database.name}`,
  );
  const lark = await startLark({ judge: () => [], perApp: { perSecond: 50, burst: 10 } });
  const people = Array.from({ length: larkPeople }, (_, nth) => lark.user(`Person ${nth}`).person.openId);
  await enqueueAll(database, lark.tenantKey, [
    ...deliveries(
      "slack",
      slackInstallationId,
      peer.channels.map(({ id }) => id),
      slackDeliveries,
    ),
    ...deliveries("lark", larkInstallationId, people, larkDeliveries),
  ]);
  const postedBefore = peer.callsTo("chat.postMessage").length;
  const posted = () =>
    peer
      .callsTo("chat.postMessage")
      .slice(postedBefore)
      .filter(({ answer }) => typeof answer === "object" && answer.ok === true)
      .map(({ at }) => at);
  const arrived = () => lark.messages.map(({ createdAt }) => createdAt);
  const ideal = {
    slack: allowedSeconds(platformPace.slack.installation, slackDeliveries),
    lark: allowedSeconds(platformPace.lark.installation, larkDeliveries),
  };
  const longest = Math.max(ideal.slack, ideal.lark);

  const env = { LARK_APP_ID: lark.appId, LARK_APP_SECRET: lark.appSecret, LARK_DOMAIN: lark.url };
  const loudou = await startLoudou({ ...parts.slackEnv, ...env, ...database.env });
  try {
    const anyDeal = scattered(company.deals);
    const next = () => {
      const deal = anyDeal();
      return slackCommand(slack, ownerOf(deal, company), "/deal", `show #${deal}`);
    };
    const isRight = (status: number, body: string) => status === 200 && body.includes("deal.note");
    const load = new Load({ url: `${loudou.url}/slack/events`, next, isRight });
    const answers = await load.atRate(commandsPerSecond, Math.max(4, longest * 0.95));
    const deadline = Date.now() + longest * 500 + 30_000;
    while (Date.now() < deadline && (posted().length < slackDeliveries || arrived().length < larkDeliveries))
      await sleep(100);
    load.close();

    const group = `deliveries ${database.kind}`;
    for (const [name, at, wanted, seconds] of [
      ["Slack", posted(), slackDeliveries, ideal.slack],
      ["Lark", arrived(), larkDeliveries, ideal.lark],
    ] as const) {
      if (at.length !== wanted) throw new Error(`${at.length} of ${wanted} messages arrived on ${name}`);
      const took = (Math.max(...at) - Math.min(...at)) / 1000;
      figures.add({
        group,
        name: `${name}: first to last message`,
        value: took,
        unit: "s",
        note: `allowed ${seconds.toFixed(1)} s`,
      });
      figures.add({
        group,
        name: `${name}: of the allowed rate`,
        value: (100 * seconds) / took,
        unit: "%",
        bar: { atLeast: 95 },
      });
    }
    const slackTried = peer.callsTo("chat.postMessage").length - postedBefore;
    const larkTried = lark.calls.filter(({ call }) => call === "POST /open-apis/im/v1/messages").length;
    for (const [name, refused] of [
      ["Slack", slackTried - slackDeliveries],
      ["Lark", larkTried - larkDeliveries],
    ] as const)
      figures.add({ group, name: `Attempts that ${name}'s limits refused`, value: refused, unit: "" });
    const name = `/deal show at ${commandsPerSecond}/s meanwhile: p99`;
    figures.add({
      group,
      name,
      value: answers.p99,
      unit: "ms",
      note: `p50 ${answers.p50.toFixed(1)} ms, ${answers.failed} failed`,
    });
    if (answers.failed > 0)
      throw new Error(`${answers.failed} commands failed, the first: ${load.firstWrong}`);
  } finally {
    await loudou.stop();
    await lark.close();
  }
}

/** The ideal: seconds from the first to the last of this many messages when each goes as early as it may. */
export function allowedSeconds({ everyMs, window }: Rate, count: number): number {
  const last = count - 1;
  if (!window) return (last * everyMs) / 1000;
  return (Math.floor(last / window.count) * window.ms + (last % window.count) * everyMs) / 1000;
}

function deliveries(
  name: string,
  installationId: string,
  recipients: readonly string[],
  count: number,
): NewDelivery[] {
  return Array.from({ length: count }, (_, nth) => ({
    key: `bench:${name}:${nth}`,
    workspaceId,
    installationId,
    recipient: recipients[nth % recipients.length]!,
    card: someCard(nth),
    locale: "zh",
  }));
}

/** About as large as a reminder. */
function someCard(nth: number): Card {
  return card("zh", `本周预测 ${nth}`, [
    text("请在今天下班前确认这些商机：产品、签约日期、金额、可能性。"),
    facts(["商机", "8"], ["金额", "¥1,280万"], ["承诺", "¥460万"]),
    actions(
      button("全部不变", "forecast.same", { week: "2026-W48" }, { style: "primary" }),
      button("逐个看", "forecast.open"),
    ),
  ]);
}

/** @param tenant the one the Lark app belongs to: people of other tenants are never written to */
async function enqueueAll(
  database: BenchDatabase,
  tenant: string,
  wanted: readonly NewDelivery[],
): Promise<void> {
  const opened = await database.open();
  try {
    await opened.prisma.installation.create({
      data: { id: larkInstallationId, workspaceId, platform: "lark", externalId: tenant },
    });
    for (let from = 0; from < wanted.length; from += 500)
      await transaction(opened, (tx) => enqueueMany(tx, wanted.slice(from, from + 500)));
  } finally {
    await opened.close();
  }
}
