import type { Reply } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { asTyped } from "../../money/one-word.ts";
import { sendTables } from "../../spreadsheets/send-tables.ts";
import type { Row, Table, TableFormat } from "../../spreadsheets/writing/table.ts";
import { salesWords } from "../words.ts";
import type { Tiers } from "./load-tiers.ts";
import { tierName } from "./tier-name.ts";
import { tierOf } from "./tier-report.ts";

/** The tier report as a file: every customer with its tier now and then. */
export const exportTiers = (turn: Turn, tiers: Tiers, as: TableFormat): Promise<Reply> =>
  sendTables(turn, {
    ...{ name: salesWords(turn.locale).export.file, day: turn.today, tables: [tiersTable(turn, tiers)] },
    ...{ as, what: "tiers", count: tiers.report.count },
  });

/** Those who bought, the most first; then who bought only then. */
function tiersTable({ locale }: Pick<Turn, "locale">, { source, report, changes }: Tiers): Table {
  const words = salesWords(locale);
  const { export: heads } = words;
  const { means } = heads;
  const text = (label: string) => ({ label, type: "text" }) as const;
  const money = (label: string, said?: string) =>
    ({ label, type: "money", ...(said && { means: said }) }) as const;
  return {
    name: words.tiers,
    columns: [
      text(words.customer),
      { ...text(words.tier), means: words.bandsMean },
      money(words.revenue, means.revenue),
      money(words.returns, means.returned),
      { label: words.moneyShare, type: "percent" },
      { ...text(words.abcClass), means: means.abc },
      ...(changes ? [money(heads.before, means.before), text(heads.beforeTier)] : []),
    ],
    rows: rowsOf({ locale }, { source, report, changes }),
  };
}

function* rowsOf(
  turn: Pick<Turn, "locale">,
  { source: { currency, former }, report, changes }: Pick<Tiers, "source" | "report" | "changes">,
): Generator<Row> {
  const classes = new Map(
    (["A", "B", "C"] as const).flatMap((name) => report.abc[name].map(({ id }) => [id, name] as const)),
  );
  const bounds = report.tiers.slice(1).map(({ from }) => from);
  const named = (nth: number) => asTyped(tierName(turn, report.tiers[nth]!, currency));
  const was = new Map(former?.bought.map(({ id, minor }) => [id, minor]));
  const then = (minor: bigint | undefined): Row =>
    changes
      ? [
          minor === undefined ? null : { minor, currency },
          minor === undefined ? "" : named(tierOf(minor, bounds)),
        ]
      : [];
  for (const tier of report.tiers.toReversed())
    for (const { id, name, minor, returned } of tier.customers)
      yield [
        ...[name, named(tier.nth), { minor, currency }, { minor: returned, currency }],
        report.minor > 0n ? Number((minor * 100_000n) / report.minor) / 100_000 : null,
        ...[classes.get(id), ...then(was.get(id))],
      ];
  for (const { name, before } of changes?.gone ?? []) yield [name, "", null, null, null, "", ...then(before)];
}
