/** Exchange rates of a table are set, each from its day on. */
import { Temporal } from "temporal-polyfill";
import { sql } from "../../../database/sql.ts";
import type { Deed } from "../../../history/deed.ts";
import { readRate, writeRate } from "../../../money/rates.ts";
import { holdRates, type NewRate, putRates } from "../../../rates/put-rates.ts";
import type { Outcome, ReadRow, Values, Why } from "../../rows.ts";
import { atOnce } from "../at-once.ts";
import { FirstOfEach } from "../first-of-each.ts";
import { textIn } from "../import-kind.ts";

/** Further away from the last one before it, it is rather a slip, or counted the other way round. */
const farOff = 4n;

export const ratesKind = atOnce({
  name: "rates",
  /** Ten years of one currency by the day, and of twenty by the month. */
  most: 5_000,
  onceOnly: true,

  plan: async (deed, _one, rows) => (await planRates(deed, rows)).map(({ outcome }) => outcome),

  async put(deed, _one, rows) {
    await holdRates(deed);
    const planned = await planRates(deed, rows);
    await putRates(
      deed,
      planned.flatMap(({ outcome, rate }) => (rate && changes(outcome) ? [rate] : [])),
    );
    return planned.map(({ outcome }) => outcome);
  },

  async putBack(deed, _one, rows) {
    await holdRates(deed);
    const standing = await standingRates(deed);
    const found = rows.flatMap(({ nth, values, changes }) => {
      const [before, after] = (changes?.worth ?? []) as [string | null, string];
      const key = `${textIn(values, "currency")} ${textIn(values, "day")}`;
      return [{ nth, key, values, before, stands: standing.get(key) === after }];
    });
    await putRates(
      deed,
      found.flatMap(({ values, before, stands }) =>
        stands
          ? [
              {
                currency: textIn(values, "currency"),
                from: Temporal.PlainDate.from(textIn(values, "day")),
                worth: before === null ? 0n : readRate(before)!,
              },
            ]
          : [],
      ),
    );
    return found.flatMap(({ nth, key, stands }) => (stands ? [] : [{ nth, what: key }]));
  },
});

const changes = ({ does }: Outcome): boolean => does === "create" || does === "update";

type Planned = Readonly<{ outcome: Outcome; rate?: NewRate }>;

async function planRates(deed: Deed, rows: readonly ReadRow[]): Promise<Planned[]> {
  const standing = await standingRates(deed);
  const before = Map.groupBy(
    [...standing].map(([key, worth]) => ({ currency: key.slice(0, 3), from: key.slice(4), worth })),
    ({ currency }) => currency,
  );
  const others = new FirstOfEach();
  return rows.map(({ nth, values }): Planned => {
    const rate = rateOf(values, deed.workspace.currency);
    if ("code" in rate) return { outcome: { nth, does: "reject", why: rate } };
    const worth = writeRate(rate.worth);
    const key = `${rate.currency} ${rate.from}`;
    const again = others.find(nth, key, worth);
    if (again) return { outcome: again };
    const former = standing.get(key) ?? null;
    if (former === worth) return { outcome: { nth, does: "same" } };
    const known = before.get(rate.currency)?.findLast(({ from }) => from <= String(rate.from))?.worth;
    const isFar = known !== undefined && isFarFrom(rate.worth, readRate(known)!);
    return {
      outcome: {
        nth,
        does: former === null ? "create" : "update",
        changes: { worth: [former, worth] },
        why: isFar ? { code: "far-off", name: `${rate.currency} ${worth}`, text: known } : undefined,
      },
      rate,
    };
  });
}

function rateOf(values: Values, own: string): NewRate | Why {
  const currency = textIn(values, "currency");
  const said = textIn(values, "rate");
  const worth = readRate(withPoint(said));
  if (currency === own) return { code: "own-currency", name: currency };
  if (worth === undefined || worth === 0n) return { code: "no-rate", text: said.slice(0, 60) };
  return { currency, from: Temporal.PlainDate.from(textIn(values, "day")), worth };
}

/** 7,12 is 7.12; 1,234 may be a thousand as well, and is no rate. */
const withPoint = (said: string): string => said.replace(/^(\d+),(\d{1,2}|\d{4,12})$/, "$1.$2");

const isFarFrom = (worth: bigint, known: bigint): boolean =>
  (worth > known ? worth - known : known - worth) * farOff > known;

/** By currency and first day, in the order of their days. */
async function standingRates({ db, workspace }: Deed): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ currency: string; from: string; worth: string }[]>(sql`
    SELECT r."currency", r."from"::text AS "from", r."worth"::text AS "worth" FROM "ExchangeRate" r
     WHERE r."workspaceId" = ${workspace.id}::uuid AND r."into" = ${workspace.currency} ORDER BY r."from", r."currency"`);
  return new Map(
    rows.map(({ currency, from, worth }) => [`${currency} ${from}`, writeRate(readRate(worth)!)]),
  );
}
