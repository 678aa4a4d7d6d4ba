// What a good programmer would write in an afternoon: a Bolt app whose `/deal show` and `/deal note` run the
// same statements by hand. DATABASE_URL names the server; without it, DATA_DIR the embedded database.
import type { KnownBlock } from "@slack/types";
import { openByHand, type Session } from "./by-hand-database.ts";
import { startBolt } from "./start-bolt.ts";
import { type Deal, findDeal, findPerson, type Person, storyOf, takeNote } from "./statements.ts";

const database = await openByHand();

await startBolt(async (command, ack) => {
  const [verb, name = "", ...rest] = command.text.split(" ");
  const person = await findPerson(database, command.team_id, command.user_id);
  if (!person) return ack("Who are you?");
  if (verb === "show") {
    const deal = await findDeal(database, person, name);
    return ack(
      deal ? { response_type: "ephemeral", ...(await message(database, person, deal)) } : "No such deal",
    );
  }
  const answer = await database.transaction(async (session) => {
    const claimed = await session.query(
      `INSERT INTO "Claim" ("workspaceId", "key") VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING "key"`,
      [person.workspaceId, `slack:${command.team_id}:${command.trigger_id}`],
    );
    if (claimed.length === 0) return undefined;
    const deal = await findDeal(session, person, name);
    if (!deal) return undefined;
    await takeNote(session, person, deal, rest.join(" "));
    return message(session, person, deal, "已记录");
  });
  return ack(answer ? { response_type: "ephemeral", ...answer } : "");
});

async function message(session: Session, person: Person, deal: Deal, banner?: string) {
  const { lines, answered } = await storyOf(session, deal);
  const money = new Intl.NumberFormat("zh", {
    style: "currency",
    currency: deal.currency,
    notation: "compact",
  });
  const amount = money.format(Number(deal.amountMinor) / 100);
  const date = (at: Date) => at.toLocaleDateString("zh", { timeZone: person.zone });
  const field = (label: string, value: string) => ({
    type: "mrkdwn" as const,
    text: `*${label}*\n${escaped(value)}`,
  });
  const button = (text: string, action: string) => ({
    type: "button" as const,
    text: { type: "plain_text" as const, text },
    action_id: action,
    value: JSON.stringify({ action, values: { id: deal.id, version: deal.version } }),
  });
  const stages = ["目标市场", "潜在客户", "目标客户", "签约客户"].join(" → ");
  const story = lines.map(
    (line) => `${date(line.at)} ${line.name} ${line.kind} ${line.to} ${line.text ?? ""}`,
  );
  const section = (text: string): KnownBlock => ({
    type: "section",
    text: { type: "mrkdwn", text: escaped(text) },
  });
  const title = `#${deal.number} ${deal.customer} · ${deal.title}`;
  const blocks: KnownBlock[] = [
    { type: "header", text: { type: "plain_text", text: title } },
    ...(banner ? [section(banner)] : []),
    section(stages),
    {
      type: "section",
      fields: [
        field("金额", amount),
        field("预计签约", date(deal.closeDate)),
        field("可能性", `${deal.likelihood}% · ${deal.category}`),
        field("负责人", deal.owner),
        field("产品", deal.lines.map(({ product }) => product).join("、")),
        field("来源", deal.source ?? ""),
        field("下一步", deal.nextStep ?? ""),
      ],
    },
    section(story.join("\n")),
    { type: "context", elements: [{ type: "mrkdwn", text: `${answered} / 6` }] },
    {
      type: "actions",
      elements: [
        button("推进", "deal.advance"),
        button("更新", "deal.update"),
        button("备注", "deal.note"),
        button("输单", "deal.lose"),
      ],
    },
  ];
  return { text: `${title} · ${amount}`, blocks };
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
