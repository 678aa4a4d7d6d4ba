/** What tiers are made of, whether a file was sent or sales are stored. */
import type { Days } from "../../calendar/asked-quarters.ts";
import { card, strong } from "../../chat/card.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { whoseAreReached } from "../../customers/within-reach.ts";
import {
  type Bought,
  boughtTogether,
  productsSold,
  type SalesAsked,
  type Sold,
  type StoredReport,
  storedReports,
} from "../../measures/bought-by.ts";
import { ratesNote } from "../../rates/rates-note.ts";
import { type Sent, withSent } from "../../spreadsheets/open-sent.ts";
import { sheetWords } from "../../spreadsheets/words.ts";
import { salesWords } from "../words.ts";
import { keyOf, type Sales, salesOf } from "./sales-of.ts";
import { daysOf, everything, formerOf, type Span, spanOf, wholeSpan } from "./tier-period.ts";
import type { TiersAsked } from "./tiers-asked.ts";

export type TierSource = Readonly<{
  currency: string;
  bought: readonly Bought[];
  /** What it is compared with; undefined where nothing is stored of that. */
  former?: Readonly<{ bought: readonly Bought[]; days?: Days; fileName?: string | undefined }>;
  /** Of which days it tells; undefined for all rows, those without a day among them. */
  days: Days | undefined;
  /** What there is to choose from. */
  span: Span | undefined;
  products: readonly string[];
  rates: Sold<"now">["rates"];
  /** Of the one stored report that was asked for. */
  fileName?: string | undefined;
  /** A file's rows that were left out; of what is stored none. */
  left: readonly number[];
}>;

/** As many as the smallest platform's choice has; the rest brought least. */
export const mostProducts = 90;

/** @throws Refusal with a sentence where there is nothing to tell of */
export const tierSource = (turn: Turn, asked: TiersAsked): Promise<TierSource> =>
  asked.file === undefined ? storedSource(turn, asked) : fileSource(turn, asked.file, asked);

async function storedSource(turn: Turn, asked: TiersAsked): Promise<TierSource> {
  const { db, workspace } = turn;
  const words = salesWords(turn.locale);
  const reports = await storedReports(db, workspace);
  const [newest] = reports;
  if (!newest) throw new Refusal(refuse(words.nothingStored));
  const all = spanOf(reports);
  const named = asked.report ?? (all ? undefined : newest.id);
  const report = reports.find(({ id }) => id === named);
  if (named && !report) throw new Refusal(refuse(words.reportGone));
  const span = report ? spanOf([report]) : all;
  const fiscal = workspace.settings.fiscalStartMonth;
  const days = daysOf(report && asked.period === "" ? everything : asked.period, span, fiscal);
  const importIds = report && [report.id];
  const among = await whoseAreReached(turn, turn.needs);
  const which = (more: SalesAsked): SalesAsked => ({ product: asked.product || undefined, among, ...more });
  const now = which({ importIds, ...(days && { from: days.start, to: days.end }) });
  const former = formerAsked(turn, reports, report, days);
  const told = days?.end ?? (span ? wholeSpan(span).end : turn.today);
  const sold = former
    ? await boughtTogether(db, workspace, { now, before: which(former.asked) }, told)
    : await boughtTogether(db, workspace, { now }, told);
  const bought: Partial<Record<"now" | "before", readonly Bought[]>> | undefined = sold.bought;
  if (!bought) throw new Refusal(withoutRate(turn, sold.rates));
  const before = bought.before ?? [];
  return {
    ...{ currency: sold.currency, bought: bought.now ?? [], days, span, rates: sold.rates, left: [] },
    fileName: asked.report && report && nameKnown(turn, report),
    ...(former && before.length > 0 && { former: { bought: before, ...former.told } }),
    products: await productsSold(db, workspace, now, mostProducts),
  };
}

/** Which rate is missing, and how to set it. */
function withoutRate(turn: Turn, rates: TierSource["rates"]): Reply {
  const { tiersTitle, noRanking } = salesWords(turn.locale);
  const blocks = [strong(noRanking), ...ratesNote(turn, rates)];
  return showCard(card(turn.locale, tiersTitle(""), blocks, { summary: noRanking }));
}

/** Of one report the one before it; of a period the former one. */
function formerAsked(
  turn: Turn,
  reports: readonly StoredReport[],
  report: StoredReport | undefined,
  days: Days | undefined,
): { asked: SalesAsked; told: Readonly<{ days?: Days; fileName?: string | undefined }> } | undefined {
  if (days) {
    const former = formerOf(days, spansOf(reports));
    return former && { asked: { from: former.start, to: former.end }, told: { days: former } };
  }
  if (!report) return undefined;
  const older = reports.slice(reports.indexOf(report) + 1);
  const former = report.first
    ? reports
        .filter(({ last }) => last !== null && last < report.first!)
        .toSorted((a, b) => (a.last! > b.last! ? -1 : 1))[0]
    : older.find(({ first }) => first === null);
  return former && { asked: { importIds: [former.id] }, told: { fileName: nameKnown(turn, former) } };
}

/** As of the list of imports: a file is called what whoever sent it calls it. */
const nameKnown = ({ member }: Turn, { memberId, fileName }: StoredReport): string | undefined =>
  member.role === "admin" || memberId === member.id ? fileName : undefined;

const spansOf = (reports: readonly StoredReport[]): Span[] =>
  reports.flatMap(({ first, last }) => (first && last ? [{ first, last }] : []));

async function fileSource(turn: Turn, file: string, asked: TiersAsked): Promise<TierSource> {
  const sales = await withSent(turn, file, (sent) => readSales(turn, sent, asked));
  if (sales.bought.length === 0) throw new Refusal(refuse(salesWords(turn.locale).nobody));
  const days = wantedDays(turn, asked, sales.span);
  return {
    ...{ currency: sales.currency, bought: sales.bought, days, span: sales.span, products: sales.products },
    ...{ rates: { used: [], lacking: [] }, left: sales.left },
    former: await storedFormer(turn, asked, sales, days),
  };
}

const wantedDays = ({ workspace }: Turn, { period }: TiersAsked, span: Span | undefined) =>
  daysOf(period || everything, span, workspace.settings.fiscalStartMonth);

function readSales(turn: Turn, { spreadsheet, sheets, context }: Sent, asked: TiersAsked): Promise<Sales> {
  const sheet = sheets.find((one) => one.at === asked.sheet);
  if (sheet?.guess.kind.name !== "sales" || sheet.guess.missing.length > 0)
    throw new Refusal(refuse(sheetWords(turn.locale).noTable));
  return salesOf(spreadsheet, sheet, context, {
    product: asked.product || undefined,
    days: asked.period === "" ? undefined : (span) => wantedDays(turn, asked, span),
  });
}

/** A file against what is stored of former days, customer by customer as they are called. */
async function storedFormer(
  turn: Turn,
  { product }: TiersAsked,
  { currency, span }: Sales,
  days: Days | undefined,
): Promise<TierSource["former"]> {
  const { db, workspace } = turn;
  const of = days ?? (span && wholeSpan(span));
  const former = of && formerOf(of, spansOf(await storedReports(db, workspace)));
  if (!former) return undefined;
  const before = { from: former.start, to: former.end, product: product || undefined };
  const among = await whoseAreReached(turn, turn.needs);
  const sold = await boughtTogether(db, workspace, { before: { ...before, among } }, former.end);
  const bought = sold.bought?.before ?? [];
  if (bought.length === 0 || sold.currency !== currency) return undefined;
  return { bought: bought.map((one) => ({ ...one, id: keyOf(one.name) })), days: former };
}
