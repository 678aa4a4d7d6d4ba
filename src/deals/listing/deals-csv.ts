/** Deals as a table for Excel and its siblings: RFC 4180, UTF-8 with the mark by which Excel knows it. Pure. */

import type { Turn } from "../../chat/use-case.ts";
import { majorNumeral } from "../../money/currency.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import { sourceName, stageName } from "../card/deal-card.ts";
import { type Deal, dueOn, productsOf } from "../facts/deal.ts";
import { reasonOfDeal } from "../facts/deal-reason.ts";
import { lineText } from "../facts/line-text.ts";
import type { Parties } from "../facts/parties.ts";
import { listWords } from "./words.ts";

/** A row ends in CR LF; the first one follows the mark. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\r\n`;
export const byteOrderMark = "\ufeff";

/**
 * A cell that begins like a formula would be evaluated by whoever opens the file (and could leak its
 * neighbours); an apostrophe makes it text. Line ends inside a cell stay.
 */
function cell(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

type Reader = Pick<Turn, "locale" | "pipelines" | "member">;

/** The first line of the file; `cellsOf` has the cells in the same order. */
export function headings({ locale }: Pick<Reader, "locale">): string[] {
  const words = listWords(locale);
  return [
    "#",
    words.customer,
    words.title,
    words.owner,
    words.stage,
    words.outcome,
    words.amount,
    words.currency,
    words.closeDate,
    words.likelihoodPercent,
    words.category,
    words.source,
    words.products,
    words.productLines,
    words.partners,
    words.competitors,
    words.helpers,
    words.nextStep,
    words.nextStepDate,
    words.lastContactOn,
    words.lostReason,
    words.wonReason,
    words.loggedOn,
    words.known,
    words.toKnow,
  ];
}

/**
 * Amounts are plain decimals, dates ISO in the reader's zone: a program reads them in any language.
 * @param known `should`: how much is known of what should be before the deal's next stage; `parties`: who else plays a part
 */
export function cellsOf(
  reader: Reader,
  deal: Deal,
  { should, parties }: Readonly<{ should: GateResult["should"]; parties: Parties }>,
): string[] {
  const words = listWords(reader.locale);
  const day = (instant: Deal["lastContactAt"]) =>
    instant ? instant.toZonedDateTimeISO(reader.member.zone).toPlainDate().toString() : "";
  return [
    String(deal.number),
    deal.customer.name,
    deal.title,
    deal.owner.name,
    stageName(reader, deal),
    words.outcomes[deal.outcome ?? "open"],
    majorNumeral(deal.amount.minor, deal.amount.currency),
    deal.amount.currency,
    dueOn(deal).toString(),
    String(deal.likelihood),
    words.categories[deal.category],
    sourceName(reader, deal) ?? "",
    productsOf(deal).join("; "),
    deal.lines
      .map(
        (line) =>
          `${lineText(line, deal.amount.currency)} = ${majorNumeral(line.minor, deal.amount.currency)}`,
      )
      .join("; "),
    parties.partners.map(({ name, share }) => `${name} ${share}%`).join("; "),
    parties.competitors.map(({ name }) => name).join("; "),
    parties.helpers.map(({ name }) => name).join("; "),
    deal.nextStep ?? "",
    deal.nextStepDate?.toString() ?? "",
    day(deal.lastContactAt),
    deal.outcome === "lost" ? reasonOfDeal(reader, deal, "lostReasons", deal.lostReason) : "",
    reasonOfDeal(reader, deal, "wonReasons", deal.wonReason),
    day(deal.createdAt),
    String(should.held),
    String(should.of),
  ];
}
