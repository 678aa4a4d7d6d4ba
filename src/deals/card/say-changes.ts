/** What an edit changed, in the reader's words: "¥1.5M → ¥1.2M, signing date Dec 30 → Jan 15". */

import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney, type Money } from "../../money/money.ts";
import { formatShortDate } from "../../text/format/date.ts";
import type { Deal } from "../facts/deal.ts";
import { reasonOfDeal } from "../facts/deal-reason.ts";
import type { Happening } from "../facts/deal-timeline.ts";
import { cardWords } from "./words.ts";

type Reader = Pick<Turn, "locale" | "today">;

const date = z.tuple([z.iso.date().nullable(), z.iso.date().nullable()]).optional().catch(undefined);

/** Columns worth a sentence; the others follow from them. */
const told = z.object({
  amountMinor: z.tuple([z.string(), z.string()]).optional().catch(undefined),
  currency: z.tuple([z.string(), z.string()]).optional().catch(undefined),
  closeDate: z.tuple([z.iso.date(), z.iso.date()]).optional().catch(undefined),
  signedOn: date,
  moneyOn: date,
  wonOn: date,
  likelihood: z.tuple([z.number(), z.number()]).optional().catch(undefined),
  category: z.tuple([z.string(), z.string()]).optional().catch(undefined),
  source: z.tuple([z.string().nullable(), z.string().nullable()]).optional().catch(undefined),
  nextStepId: z.tuple([z.string().nullable(), z.string().nullable()]).optional().catch(undefined),
  nextStepDate: date,
  lines: z
    .tuple([z.array(z.object({ product: z.string() })), z.array(z.object({ product: z.string() }))])
    .optional()
    .catch(undefined),
});

/** @param deal for its currency, where that was not changed. @returns "" when nothing was changed that people read */
export function sayChanges(
  reader: Reader,
  deal: Pick<Deal, "amount">,
  {
    values,
    steps,
    campaigns = null,
  }: Pick<Happening, "values" | "steps"> & Partial<Pick<Happening, "campaigns">>,
): string {
  const words = cardWords(reader.locale);
  const columns = told.parse(values.columns);
  const [before, after] = columns.currency ?? [deal.amount.currency, deal.amount.currency];
  const amounts = columns.amountMinor ?? (columns.currency && [deal.amount.minor, deal.amount.minor]);
  const changes = [
    amounts &&
      arrow(
        ...money(reader, [
          { minor: BigInt(amounts[0]), currency: before },
          { minor: BigInt(amounts[1]), currency: after },
        ]),
      ),
    columns.closeDate && named(words.closeDate, columns.closeDate, (date) => day(reader, date)),
    columns.wonOn && named(words.wonOn, columns.wonOn, (date) => day(reader, date)),
    // Said by the day it was won; of what still awaits its money it is the date.
    !columns.wonOn &&
      columns.signedOn &&
      named(words.signedOn, columns.signedOn, (date) => day(reader, date)),
    !columns.wonOn && columns.moneyOn && named(words.moneyOn, columns.moneyOn, (date) => day(reader, date)),
    columns.likelihood && arrow(`${columns.likelihood[0]}%`, `${columns.likelihood[1]}%`),
    columns.category && arrow(...each(columns.category, (code) => nameIn(words.categories, code))),
    (columns.source || campaigns) &&
      named(words.source, sourcesOf(words.sources, columns.source, campaigns), (name) => name),
    columns.lines && products(reader, columns.lines),
    columns.nextStepId && named(words.nextStep, steps, (text) => text),
    columns.nextStepDate && named(words.nextStepDate, columns.nextStepDate, (date) => day(reader, date)),
  ];
  return changes.filter(Boolean).join(reader.locale === "zh" ? "，" : ", ");
}

/** Of a deal that is won: also why it was, in the end. */
export function sayCorrection(
  reader: Reader & Pick<Turn, "pipelines">,
  deal: Deal,
  what: Parameters<typeof sayChanges>[2],
): string {
  const [, won] = what.values.columns.wonReason ?? [];
  const said = [sayChanges(reader, deal, what), reasonOfDeal(reader, deal, "wonReasons", won)];
  return said.filter(Boolean).join(reader.locale === "zh" ? "，" : ", ");
}

type Pair<T> = readonly [before: T, after: T];

const each = <T, U>([before, after]: Pair<T>, say: (value: T) => U): [U, U] => [say(before), say(after)];

/** Without a previous value, only the new one is named. */
const arrow = (before: string, after: string): string =>
  before === "" ? after : `${before} → ${after || "–"}`;

/** Lower case inside an English sentence, whose first word is an amount or a name. */
const named = <T extends string>(name: string, pair: Pair<T | null>, say: (value: T) => string): string =>
  `${name.toLowerCase()} ${arrow(...each(pair, (value) => (value === null ? "" : say(value))))}`;

/** A campaign goes by its name. */
function sourcesOf(
  names: Readonly<Record<string, string>>,
  [before, after]: Pair<string | null> = ["campaign", "campaign"],
  campaigns: Happening["campaigns"],
): Pair<string | null> {
  const called = (code: string | null) => (code === null ? null : nameIn(names, code));
  return [campaigns?.[0] ?? called(before), campaigns?.[1] ?? called(after)];
}

/** Rounded, unless both would read alike. */
function money({ locale }: Reader, amounts: Pair<Money>): [string, string] {
  const [before, after] = each(amounts, (amount) => formatMoney(amount, locale, "short"));
  return before === after ? each(amounts, (amount) => formatMoney(amount, locale, "full")) : [before, after];
}

const day = ({ locale, today }: Reader, date: string): string =>
  formatShortDate(Temporal.PlainDate.from(date), locale, today);

const nameIn = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;

/** Line amounts follow the deal's, so only a changed product is mentioned. */
function products({ locale }: Reader, lines: Pair<readonly { product: string }[]>): string {
  const list = (some: readonly { product: string }[]) =>
    some.map(({ product }) => product).join(locale === "zh" ? "、" : ", ");
  const [before, after] = each(lines, list);
  return before === after ? "" : `${cardWords(locale).products.toLowerCase()} ${arrow(before, after)}`;
}
