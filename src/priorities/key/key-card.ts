import {
  actions,
  type Block,
  button,
  type Card,
  card,
  facts,
  text as paragraph,
  quiet,
  strong,
  table,
  toTheRight,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { may } from "../../company/permissions.ts";
import { formatMoney } from "../../money/money.ts";
import { ratesNote } from "../../rates/rates-note.ts";
import { formatAlternatives, formatList } from "../../text/count.ts";
import { formatShare } from "../../text/format/percent.ts";
import { type KeyCustomers, loadKeyCustomers, type Named } from "./load-key-customers.ts";
import { keyWords } from "./words.ts";

export const keyParts = ["proven", "prospective", "marked"] as const;
export type KeyPart = (typeof keyParts)[number];

/** Of each part on the whole card; a part of its own has pages. */
const listed = 6;
const pageSize = 12;
/** Names in a sentence. */
const named = 8;

type Asked = Readonly<{ part?: KeyPart | undefined; page: number }>;

/** @param banner what has just happened */
export async function keyCard(turn: Turn, { part, page }: Asked, banner?: string): Promise<Card> {
  const words = keyWords(turn.locale);
  const found = await loadKeyCustomers(turn);
  const said = sayProven(turn, found);
  const blocks = part ? partBlocks(turn, found, part, page) : wholeBlocks(turn, found, said);
  return card(turn.locale, words.title, [banner ? strong(banner) : undefined, ...blocks], {
    tone: banner ? "good" : "plain",
    summary: banner ?? said,
  });
}

const customersOf = (found: KeyCustomers, part: KeyPart): readonly Named[] =>
  part === "proven" ? (found.proven?.customers ?? []) : found[part];

function sayProven(turn: Turn, found: KeyCustomers): string {
  const words = keyWords(turn.locale);
  const { proven } = found;
  if (!proven) return words.noRanking;
  if (proven.customers.length === 0) return words.nothing[found.by];
  const share = formatShare(ratio(sumOf(proven.customers), proven.won), turn.locale);
  return words.proven[found.by](proven.customers.length, share, money(turn, found, proven.won));
}

const sumOf = (some: readonly Named[]): bigint => some.reduce((sum, { minor }) => sum + minor, 0n);

/** Exact enough for a percent, whatever the size of the amounts. */
const ratio = (part: bigint, whole: bigint): number | null =>
  whole === 0n ? null : Number((part * 10_000n) / whole) / 10_000;

const money = (
  { locale }: Pick<Turn, "locale">,
  { currency }: Pick<KeyCustomers, "currency">,
  minor: bigint,
) => formatMoney({ minor, currency }, locale, "short");

function wholeBlocks(turn: Turn, found: KeyCustomers, said: string): (Block | undefined)[] {
  const { locale, member } = turn;
  const words = keyWords(locale);
  const { proven, prospective, marked } = found;
  const moved = (some: readonly Named[] | undefined) =>
    some && some.length > 0 ? sayNames(turn, some) : undefined;
  const change = facts([words.entered, moved(proven?.entered)], [words.left, moved(proven?.left)]);
  const unmarked = proven?.customers.filter(({ id }) => !found.isMarked(id)).length ?? 0;
  return [
    strong(said),
    found.by === "sales" ? quiet(words.fromSales) : undefined,
    ...ratesNote(turn, found.rates),
    found.forecast && paragraph(sayForecast(turn, found, found.forecast)),
    change.facts.length > 0 ? change : undefined,
    change.facts.length > 0 ? quiet(words.sinceMeans) : undefined,
    ...partTable(turn, found, "proven", 1, listed),
    paragraph(found.hasStandard ? words.standard(sayStandard(turn)) : words.noStandard),
    found.hasStandard && prospective.length === 0 ? quiet(words.nobodyFits) : undefined,
    ...partTable(turn, found, "prospective", 1, listed),
    ...(marked.length > 0 ? partTable(turn, found, "marked", 1, listed) : []),
    quiet(words.executivesMean),
    actions(
      may(member, "key.mark") &&
        unmarked > 0 &&
        button(words.markAll(unmarked), "customer.key-mark", { all: true, key: true }),
      may(member, "settings.change") && button(words.setStandard, "settings.key"),
    ),
  ];
}

/** All of one part, in pages. */
function partBlocks(turn: Turn, found: KeyCustomers, part: KeyPart, wanted: number): (Block | undefined)[] {
  const { previous, next, page: pageOf } = chatWords(turn.locale);
  const pages = Math.max(1, Math.ceil(customersOf(found, part).length / pageSize));
  const page = Math.min(wanted, pages);
  return [
    ...partTable(turn, found, part, page, pageSize),
    pages > 1 ? quiet(pageOf(page, pages)) : undefined,
    actions(
      page > 1 && button(previous, "customer.key", { part, page: page - 1 }),
      page < pages && button(next, "customer.key", { part, page: page + 1 }),
      button(keyWords(turn.locale).back, "customer.key"),
    ),
  ];
}

function partTable(
  turn: Turn,
  found: KeyCustomers,
  part: KeyPart,
  page: number,
  size: number,
): (Block | undefined)[] {
  const words = keyWords(turn.locale);
  const all = customersOf(found, part);
  if (all.length === 0) return [];
  const isProven = part === "proven";
  const rest = all.length - page * size;
  // What is expected is in the company's currency, also where all that was won is in another.
  const amounts = isProven ? found : { currency: turn.workspace.currency };
  const titles = {
    proven: words.provenTitle,
    prospective: words.prospectiveTitle,
    marked: words.markedTitle,
  };
  const columns = isProven ? [words.brought[found.by], words.share] : [words.expected];
  return [
    table(
      [titles[part], ...columns.map(toTheRight), words.lacking],
      all.slice((page - 1) * size, page * size).map((one) => ({
        cells: [
          found.isMarked(one.id) ? `★ ${one.name}` : one.name,
          one.minor === 0n ? "–" : money(turn, amounts, one.minor),
          ...(isProven ? [formatShare(ratio(one.minor, found.proven!.won), turn.locale)] : []),
          sayLacking(turn, found, one.id),
        ],
        button: button(words.open, "customer.show", { id: one.id }),
      })),
    ),
    rest > 0 && size === listed ? quiet(words.more(rest)) : undefined,
    rest > 0 && size === listed ? actions(button(words.seeAll, "customer.key", { part })) : undefined,
  ];
}

function sayLacking({ locale }: Pick<Turn, "locale">, { care }: KeyCustomers, id: string): string {
  const words = keyWords(locale);
  const known = care.get(id);
  const lacking = [
    known && !known.isOpen ? words.noDeal : known && !known.hasStep ? words.noStep : undefined,
    known && !known.metExecutive ? words.noExecutive : undefined,
  ].filter((one) => one !== undefined);
  return lacking.length > 0 ? lacking.join(locale === "zh" ? "、" : ", ") : words.fine;
}

function sayForecast(
  turn: Turn,
  found: KeyCustomers,
  { all, top }: NonNullable<KeyCustomers["forecast"]>,
): string {
  const words = keyWords(turn.locale);
  if (top.length === 0) return words.nothingDue;
  const share = formatShare(ratio(sumOf(top), all), turn.locale);
  return words.forecast(share, money(turn, found, all), sayNames(turn, top), top.length);
}

function sayNames({ locale }: Pick<Turn, "locale">, some: readonly Named[]): string {
  const names = some.slice(0, named).map(({ name }) => name);
  const rest = some.length - names.length;
  return rest > 0 ? `${names.join(locale === "zh" ? "、" : ", ")} +${rest}` : formatList(names, locale);
}

/** The company's standard as a sentence's parts. */
function sayStandard({ locale, workspace }: Turn): string {
  const { rule } = keyWords(locale);
  const { profit, open, industries } = workspace.settings.keyCustomers;
  const amount = (set: typeof profit, say: (amount: string) => string) =>
    set?.currency === workspace.currency
      ? [say(formatMoney({ minor: BigInt(set.minor), currency: set.currency }, locale, "short"))]
      : [];
  return formatList(
    [
      ...amount(profit, rule.profit),
      ...amount(open, rule.open),
      ...(industries.length > 0 ? [rule.industries(formatAlternatives(industries, locale))] : []),
    ],
    locale,
  );
}
