/** Revenue growth against customer growth, in words, as a picture and as a table. */
import { chartLocale, defineChart } from "../../charts/chart.ts";
import { table, toTheRight } from "../../chat/card.ts";
import { meaningOf } from "../../measures/words.ts";
import { formatMoney } from "../../money/money.ts";
import { formatNumber } from "../../text/count.ts";
import { formatShare } from "../../text/format/percent.ts";
import type { Locale } from "../../text/locale.ts";
import type { Growth, Standing } from "../counts/growth.ts";
import type { PartTold } from "../parts.ts";
import { analysisWords } from "../words.ts";

/** A year against the one before it; the first one has none. */
export type GrowthLine = Readonly<{ name: string; growth: Growth | undefined; now: Standing }>;

/**
 * @param lines of years, the asked one last
 * @param asked `net`: customers gained less those lost, where that is all that is known; `isPart`: only some periods are alike
 */
export function growthTold(
  { locale, currency }: Readonly<{ locale: Locale; currency: string }>,
  lines: readonly GrowthLine[],
  asked: Readonly<{ net: number; isPart: boolean; lacks: "customers" | "revenue" | undefined }>,
): PartTold {
  const words = analysisWords(locale);
  const { name, growth } = lines.at(-1)!;
  const quadrant = growth?.number && growth.each && words.quadrants[`${growth.number} ${growth.each}`];
  const grown = lines.filter(
    ({ growth }) => growth?.customers !== undefined || growth?.revenue !== undefined,
  );
  return {
    part: "growth",
    says:
      asked.lacks === "revenue"
        ? words.noRevenue
        : growth
          ? sentence(locale, growth, asked.net)
          : words.firstYear(name),
    warns: growth?.each === "fewer",
    also: [
      quadrant,
      growth && growth.each === undefined && asked.lacks === "customers" && words.needCustomers,
    ].filter((one): one is string => Boolean(one)),
    chart:
      grown.length > 0
        ? defineChart({
            ...{ type: "bars", title: words.growthPicture, unit: { kind: "percent" } },
            ...{ heading: words.year, locale: chartLocale(locale) },
            categories: grown.map((one) => one.name),
            summary: grown
              .map(
                ({ name, growth }) =>
                  `${name} ${change(locale, growth?.customers)} / ${change(locale, growth?.revenue)}`,
              )
              .join(locale === "zh" ? "；" : "; "),
            series: [
              { label: words.customersGrew, values: grown.map(({ growth }) => tenths(growth?.customers)) },
              { label: words.revenueGrew, values: grown.map(({ growth }) => tenths(growth?.revenue)) },
            ],
          })
        : undefined,
    sheet: {
      columns: [
        { label: words.year, type: "text" },
        { label: words.customers, type: "number" },
        { label: words.customersGrew, type: "percent", means: meaningOf(locale, "Growth") },
        { label: words.revenue, type: "money" },
        { label: words.revenueGrew, type: "percent", means: meaningOf(locale, "Growth") },
        { label: words.perCustomer, type: "money" },
      ],
      rows: lines.map(({ name, growth, now: { customers, minor } }) => [
        ...[name, customers, growth?.customers],
        minor === undefined ? null : { minor, currency },
        growth?.revenue,
        minor === undefined || !customers ? null : { minor: minor / BigInt(customers), currency },
      ]),
    },
    table: table(
      [
        words.year,
        ...[words.customers, words.customersGrew, words.revenue, words.revenueGrew, words.perCustomer].map(
          toTheRight,
        ),
      ],
      lines.map(({ name, growth, now: { customers, minor } }) => ({
        cells: [
          name,
          customers === undefined ? "–" : formatNumber(customers, locale),
          change(locale, growth?.customers),
          minor === undefined ? "–" : formatMoney({ minor, currency }, locale, "short"),
          change(locale, growth?.revenue),
          minor === undefined || !customers
            ? "–"
            : formatMoney({ minor: minor / BigInt(customers), currency }, locale, "short"),
        ],
      })),
    ),
    notes: asked.isPart ? [words.onlyAlike(name)] : [],
  };
}

const tenths = (growth: number | undefined): number | null =>
  growth === undefined ? null : Math.round(growth * 1000) / 10;

/** "+12%", "−3%", "±0". */
function change(locale: Locale, growth: number | undefined): string {
  if (growth === undefined) return "–";
  const size = formatShare(Math.abs(growth), locale);
  return size === formatShare(0, locale) ? "±0" : `${growth < 0 ? "−" : "+"}${size}`;
}

function sentence(locale: Locale, { customers, revenue, number, each }: Growth, net: number): string {
  const words = analysisWords(locale);
  const netSaid = words.net(`${net < 0 ? "−" : net > 0 ? "+" : "±"}${formatNumber(Math.abs(net), locale)}`);
  const grew = words.grew(
    customers === undefined ? netSaid : change(locale, customers),
    change(locale, revenue),
  );
  if (!number) return `${grew}–`;
  return `${grew}${each ? words.andEach(words.numbers[number], words.eachOnes[each]) : words.eachUnknown(words.numbers[number])}`;
}
