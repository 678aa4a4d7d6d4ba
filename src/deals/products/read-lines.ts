/** Rows of text as product lines: one to a row, `OA ×10 @3000 -10%`, `OA 30000`, or `OA ×10` at its list price. Pure. */
import { PriceList } from "../../price-list/price-list.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { parseAmount } from "../../understanding/parse-amount.ts";
import type { Line } from "../facts/deal.ts";
import { lineAmount, lineText } from "../facts/line-text.ts";

/** What is wrong with a row, with the piece of it that is. */
export type LineFlaw = Readonly<{
  row: number;
  code:
    | "name"
    | "quantity"
    | "price"
    | "discount"
    | "currency"
    | "too-much"
    | "too-many"
    | "no-amount"
    | "other-currency"
    | "near";
  typed: string;
  /** The product of the price list that may be meant, or the currencies in which it has a price. */
  listed?: string;
}>;

/** What a row need not say: at which price a product is listed, and which lines stand there already, to stay as they are. */
export type KnownOfLines = Readonly<{ prices: PriceList; standing: readonly Line[] }>;

const nothingKnown: KnownOfLines = { prices: new PriceList([]), standing: [] };

const mostLines = 20;
const longestProduct = 120;
const mostUnits = 1_000_000_000n;
/** Of minor units; a deal's amount has the same end. */
const mostMinor = 100_000_000_000_000n;

/** @param currency the deal's: of one deal all lines are in it @returns the lines, or the first flaw */
export function readLines(
  text: string,
  currency: string,
  { prices, standing }: KnownOfLines = nothingKnown,
): readonly Line[] | LineFlaw {
  const stands = new Map(standing.map((line) => [lineText(line, currency), line]));
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((typed, nth) => ({ typed: typed.trim(), row: nth + 1 }))
    .filter(({ typed }) => typed !== "");
  const [beyond] = rows.slice(mostLines);
  if (beyond) return { row: beyond.row, code: "too-many", typed: String(mostLines) };
  const lines: Line[] = [];
  for (const { typed, row } of rows) {
    const read = stands.get(typed) ?? readLine(typed, currency, prices);
    if ("code" in read) return { ...read, row };
    lines.push(read);
  }
  return lines;
}

/** ×10, x 2.5, *3: behind the name, the last one, so that X1 stays one. */
const quantityIn = /(?<=\S)\s+(?:[×*✕]\s*(\S+)|[xX]\s?(\d\S*))(?!.*\s(?:[×*✕]|[xX]\s?\d))/u;
const priceIn = /(?:^|\s)[@＠]\s*((?:[a-z¥$€£]{1,3}\s)?[^\s−-]+)/iu;
const discountIn = /(?:^|\s)[-−–]\s*(\S+?)\s*[%％](?=\s|$)/u;
/** 九折 pays nine tenths. */
const foldIn = /(?:^|\s)(\d{1,2}(?:\.\d)?)\s*折(?=\s|$)/u;
const sumIn = /(?:^|\s)(?:=\s*)?(\S*\d\S*)\s*$/u;

type Flaw = Omit<LineFlaw, "row">;

type Pieces = Readonly<Record<"price" | "quantity" | "discount" | "fold" | "sum", string | undefined>> &
  Readonly<{ product: string }>;

/** @param isWhole whether what is left is a name as it stands, though a number ends it */
function piecesOf(typed: string, isWhole: (rest: string) => boolean): Pieces {
  let rest = normaliseText(typed);
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found?.[1] ?? found?.[2];
  };
  // The price before the quantity: behind it nothing is a number of units.
  const price = take(priceIn);
  const quantity = take(quantityIn);
  const discount = take(discountIn);
  const fold = discount === undefined ? take(foldIn) : undefined;
  const sum = price === undefined && !isWhole(rest) ? take(sumIn) : undefined;
  return { price, quantity, discount, fold, sum, product: rest.replace(/\s+/g, " ").trim() };
}

function readLine(typed: string, currency: string, prices: PriceList): Line | Flaw {
  const pieces = piecesOf(typed, (rest) => prices.spelled(rest) !== undefined);
  const { price, quantity, discount, fold, sum } = pieces;
  if (!/^[^×*✕@]/u.test(pieces.product) || pieces.product.length > longestProduct)
    return { code: "name", typed };
  const product = prices.spelled(pieces.product) ?? pieces.product;
  const units = quantity === undefined ? undefined : thousandthsIn(quantity);
  if (quantity !== undefined && (!units || units > mostUnits)) return { code: "quantity", typed: quantity };
  const off = discountOf(discount, fold);
  if (off === undefined) return { code: "discount", typed: discount ?? fold ?? "" };
  const list = prices.listed(product, currency)?.price.minor;
  const isAtList = price === undefined && sum === undefined;
  const money = isAtList ? list : amountIn(price ?? sum, currency);
  if (typeof money !== "bigint") return money ?? withoutPrice(product, prices);
  // OA 30000 -10% is one of them at that price; of a sum for several nobody said what one costs.
  const isPriced = price !== undefined || isAtList || (off > 0 && units === undefined);
  if (!isPriced && off > 0) return { code: "discount", typed: discount ?? fold ?? "" };
  const priced = { unit: money, discount: off, ...(list !== undefined && { list }) };
  const minor = isPriced ? lineAmount(units ?? one, priced) : money;
  if (minor > mostMinor) return { code: "too-much", typed };
  if (isPriced) return { product, minor, quantity: units ?? one, priced };
  return { product, minor, ...(units !== undefined && { quantity: units }) };
}

/** A name without a price: the list may have it in other currencies only, or a similar one. */
function withoutPrice(product: string, prices: PriceList): Flaw {
  const currencies = prices.currenciesOf(product);
  if (currencies.length > 0) return { code: "other-currency", typed: product, listed: currencies.join(", ") };
  const near = prices.near(product);
  return near === undefined
    ? { code: "no-amount", typed: product }
    : { code: "near", typed: product, listed: near };
}

const one = 1_000n;

function thousandthsIn(text: string): bigint | undefined {
  const found = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text.replaceAll(",", ""));
  return found ? BigInt(found[1]!) * 1_000n + BigInt((found[2] ?? "").padEnd(3, "0")) : undefined;
}

/** In hundredths of a percent. @returns undefined for what is none */
function discountOf(percent: string | undefined, fold: string | undefined): number | undefined {
  if (percent !== undefined) return hundredthsIn(percent);
  if (fold === undefined) return 0;
  // 9折 and 85折: of ten, or of a hundred.
  const paid = Number(fold) < 10 ? Number(fold) * 10 : Number(fold);
  return paid > 0 ? Math.round((100 - paid) * 100) : undefined;
}

function hundredthsIn(text: string): number | undefined {
  const found = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text);
  const hundredths = found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : undefined;
  return hundredths !== undefined && hundredths <= 10_000 ? hundredths : undefined;
}

function amountIn(text: string | undefined, currency: string): bigint | Flaw | undefined {
  if (text === undefined) return undefined;
  const parsed = parseAmount(text, { currency });
  if (!parsed.ok) return { code: "price", typed: text };
  return parsed.currency === currency ? parsed.minor : { code: "currency", typed: text };
}
