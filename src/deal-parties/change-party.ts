/** What the forms of partners, competitors, helpers and links share: which deal it is, and how a refusal is said. */
import { z } from "zod";
import { type Reply, refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { dealNamed } from "../deals/facts/deal-values.ts";
import { loadParties, type Parties } from "../deals/facts/parties.ts";
import { optional, theDeal } from "../deals/naming/ask-which.ts";
import { readDealAndRest } from "../deals/naming/deal-and-rest.ts";
import { DeedRefused } from "../history/deed.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";
import { partyWords } from "./words.ts";

export const typedText = z.string().trim().max(500).optional();
export const partyInput = dealNamed.extend({ line: z.string().max(1000).optional() });
export type PartyInput = z.output<typeof partyInput>;

export type About = Readonly<{ deal: Deal; parties: Parties; rest: string | undefined }>;

/** @param action that the choice of a deal resumes, with the rest of the line as `line` is lost then */
export async function aboutDeal(
  turn: Turn,
  action: string,
  values: PartyInput,
  fromRest: (rest: string) => Readonly<Record<string, string>>,
): Promise<About> {
  const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
  const deal = await theDeal(turn, line ?? values, {
    action,
    values: line ? optional(fromRest(line.rest)) : {},
  });
  const parties = (await loadParties(turn, [deal.id]))(deal.id);
  return { deal, parties, rest: line?.rest };
}

/** The texts that say something. */
export const withoutEmpty = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).filter(
      (pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "",
    ),
  );

/** Whatever its legal form, and however it is spelt. */
export const isCalled = (company: Readonly<{ name: string }>, name: string | undefined): boolean =>
  name !== undefined && normaliseCustomerName(company.name) === normaliseCustomerName(name);

/** @throws Refusal with the sentence of what the deed refused */
export async function doing(turn: Turn, deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    const words = partyWords(turn.locale);
    const { most, taken, left } = error.facts as { most: number; taken: number; left: number };
    if (error.code === "too-many") throw new Refusal(refuse(words.tooMany(most)));
    if (error.code === "shares") throw new Refusal(refuse(words.tooMuch(taken, left)));
    throw error;
  }
}

export const shown = (turn: Turn, deal: Deal, banner: string): Promise<Reply> =>
  showChangedDeal(turn, deal, { banner, undo: true });
