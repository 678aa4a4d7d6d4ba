/** The two commands that are measured, over signed Slack HTTP: each deal is asked for by its owner. */
import { Load, type Target } from "./load.ts";
import type { Program } from "./programs.ts";
import { type Company, customerOf, ownerOf } from "./seed-company.ts";
import { type SlackSide, scattered, slackCommand } from "./slack-commands.ts";

export const commands = ["show", "note"] as const;
export type Command = (typeof commands)[number];

/** How many ask at once where a program is to give all it can. */
export const callers = 50;

/** A card of one deal: its buttons carry what it may be asked to do. */
export const isDealCard: Target["isRight"] = (status, body) =>
  status === 200 && body.includes('"blocks"') && body.includes("deal.note");

/** @param options.byName the deal is named by its customer instead of its number */
export function dealLoad(
  { company, slack }: Readonly<{ company: Company; slack: SlackSide }>,
  program: Program,
  command: Command,
  { isRight = isDealCard, byName = false }: { isRight?: Target["isRight"]; byName?: boolean } = {},
): Load {
  const anyDeal = scattered(company.deals);
  const next = () => {
    const deal = anyDeal();
    const named = byName ? customerOf(deal) : `#${deal}`;
    const note = command === "note" ? " 见了财务总监，预算已批，下周三再谈付款方式" : "";
    return slackCommand(slack, ownerOf(deal, company), "/deal", `${command} ${named}${note}`);
  };
  return new Load({ url: `${program.url}/slack/events`, next, isRight });
}
