/** The two commands that are measured, over signed Slack HTTP: each deal is requested by its owner. */
import { Load, type Target } from "./load.ts";
import type { Program } from "./programs.ts";
import { type Company, customerOf, isTargetAccount, manager, ownerOf, president } from "./seed-company.ts";
import { type SlackSide, scattered, slackCommand } from "./slack-commands.ts";

export const commands = ["show", "note"] as const;
export type Command = (typeof commands)[number];

/** Concurrent callers where throughput is measured. */
export const callers = 50;

/** A card of one deal, recognised by the actions its buttons carry. */
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

/** Commands that people use less often, by who sends them: a rep about one of their own deals, or a manager. */
export const otherLines: Readonly<Record<string, Line>> = {
  "/deal list": { asks: "rep", command: "/deal", text: () => "list" },
  "/deal show by name": { asks: "rep", command: "/deal", text: (deal) => `show ${customerOf(deal)}` },
  "/deal update": { asks: "rep", command: "/deal", text: (deal) => `update #${deal} ${amount(deal)}` },
  "/deal advance, then undo": {
    ...{ asks: "rep", command: "/deal", text: (deal) => `advance #${deal} 潜在客户`, afterwards: "undo" },
    about: isTargetAccount,
  },
  "/deal new to a form": {
    asks: "rep",
    command: "/deal",
    text: (deal) => `new ${fresh()} ${amount(deal)} 2027-06-30 ?`,
  },
  "/deal advance to a form": { asks: "rep", command: "/deal", text: (deal) => `advance #${deal}` },
  "/customer": { asks: "rep", command: "/customer", text: (deal) => customerOf(deal) },
  "/forecast": { asks: "rep", command: "/forecast", text: () => "" },
  "/funnel of a manager": { asks: "manager", command: "/funnel", text: () => "" },
  "/funnel of the president": { asks: "president", command: "/funnel", text: () => "" },
};

type Line = Readonly<{
  asks: "rep" | "manager" | "president";
  command: string;
  text: (deal: number) => string;
  /** Which deals; any when missing. */
  about?: (deal: number) => boolean;
  /** What the same person says next. */
  afterwards?: string;
}>;

/** Near enough to every deal's own amount not to be doubted. */
const amount = (deal: number): string => `${10 + (deal % 80)}万`;

let customers = 0;
const fresh = (): string => `新客户${process.pid}之${++customers}`;

export function lineLoad(
  { company, slack }: Readonly<{ company: Company; slack: SlackSide }>,
  program: Program,
  { asks, command, text, about = () => true, afterwards }: Line,
): Load {
  const anyDeal = scattered(company.deals);
  const who = { rep: ownerOf, manager: () => manager(company), president: () => president(company) }[asks];
  let speaker: number | undefined;
  const next = () => {
    if (afterwards && speaker !== undefined) {
      const same = speaker;
      speaker = undefined;
      return slackCommand(slack, same, command, afterwards);
    }
    let deal = anyDeal();
    while (!about(deal)) deal = anyDeal();
    speaker = who(deal, company);
    return slackCommand(slack, speaker, command, text(deal));
  };
  const isRight: Target["isRight"] = (status, body) => status === 200 && body.includes('"blocks"');
  return new Load({ url: `${program.url}/slack/events`, next, isRight });
}
