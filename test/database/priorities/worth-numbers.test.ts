/** Who deserves time, counted by the database as plain counting comes to, whatever is known of whom. */
import { beforeEach, describe, expect, test } from "vitest";
import {
  type Cutting,
  cutTo,
  type WorthGroup,
  worthGroups,
  worthyPage,
} from "../../../src/measures/worth.ts";
import { worthOf } from "../../../src/money/rates.ts";
import { sizeOf } from "../../../src/priorities/proposal.ts";
import { askedOf } from "../../../src/priorities/weigh.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dice } from "../../fakes/dice.ts";
import { logged } from "../../fakes/office/deals.ts";
import { doAs } from "../../fakes/office/history.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

const levels = ["high", "medium", "low", null] as const;
const limits = { largeFrom: 500, smallBelow: 50 };
const usd = 7_123_456_789_012n;

/** The plain model: a quarter in each band, the lower bound included; where many expect the same there are fewer. */
function boundsOf(values: readonly bigint[], own: readonly bigint[] = []): bigint[] {
  const ascending = (some: readonly bigint[]) => [...new Set(some)].toSorted((a, b) => (a < b ? -1 : 1));
  if (own.length > 0) return ascending(own);
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const cuts = [1, 2, 3].flatMap((nth) => sorted[Math.floor((sorted.length * nth) / 4)] ?? []);
  return ascending(cuts).filter((cut) => cut > sorted[0]!);
}
const bandOf = (bounds: readonly bigint[], value: bigint) => bounds.filter((bound) => value >= bound).length;

/** On Wednesday, 18 November 2026. */
const dateOf = (day: string | null) =>
  day === null
    ? "none"
    : day < "2026-11-18"
      ? "overdue"
      : day <= "2026-12-31"
        ? "this-quarter"
        : day <= "2027-03-31"
          ? "next-quarter"
          : "later";

describe.each(oneDatabase)("numbers of who deserves time on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let li: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    fang = await office.joins("Fang");
    li = await office.joins("Li");
  });

  type Known = ReturnType<typeof somebody>;
  function somebody({ below, pick }: ReturnType<typeof dice>, nth: number) {
    const isSaid = below(4) > 0;
    return {
      name: `Customer ${String(nth).padStart(3, "0")}`,
      ...(isSaid && {
        profitMinor: BigInt(below(12)) * 1_000_003n - 1_000_000n,
        profitCurrency: pick(["CNY", "CNY", "USD", "JPY"]),
      }),
      ...(below(3) > 0 && { signsOn: new Date(`2026-${pick(["11-17", "11-18", "12-31"])}`) }),
      ...(below(5) === 0 && { signsOn: new Date(`2027-${pick(["01-01", "03-31", "04-01"])}`) }),
      ...(below(2) === 0 && { people: pick([0, 49, 50, 499, 500]) }),
      ...(below(2) === 0 && { sites: pick([1, 2, 4, 5]) }),
      ...{ need: pick([...levels]), intent: pick([...levels]), priority: pick([...levels]) },
    };
  }

  async function knows(customers: readonly Known[]): Promise<void> {
    const { prisma } = office.database;
    await prisma.customer.createMany({
      data: customers.map((one) => ({
        ...{ ...one, workspaceId: office.workspaceId, ownerId: fang.id, normalised: one.name.toLowerCase() },
      })),
    });
  }
  const asked = (owners: readonly string[] | "all" = "all") =>
    doAs(office, fang.id, async (deed) => askedOf(deed, owners));
  const groups = async (cutting: Cutting) =>
    worthGroups(office.database.prisma as never, await asked(), cutting);
  const tally = <One>(all: readonly One[], keyOf: (one: One) => string, countOf: (one: One) => number) => {
    const sums: Record<string, number> = {};
    for (const one of all) sums[keyOf(one)] = (sums[keyOf(one)] ?? 0) + countOf(one);
    return sums;
  };

  test.each([1, 2, 3, 4])("are those of plain counting, in the order of dice %i", async (seed) => {
    await setsRate();
    const throws = dice(seed);
    const all = Array.from({ length: 5 + throws.below(40) }, (_, nth) => somebody(throws, nth));
    await knows(all);
    const worth = ({ profitMinor: minor, profitCurrency: currency }: Known): bigint | null => {
      if (minor === undefined || currency === "JPY") return null;
      return currency === "CNY" ? minor : worthOf([{ minor, currency: "USD", worth: usd }], "CNY");
    };
    const bounds = boundsOf(all.flatMap((one) => worth(one) ?? []));
    const isoOf = ({ signsOn }: Known) => signsOn?.toISOString().slice(0, 10) ?? null;
    const expected = {
      date: (one: Known) => {
        const value = worth(one);
        return [dateOf(isoOf(one)), value === null ? null : bandOf(bounds, value), one.priority].join();
      },
      reasons: (one: Known) =>
        [one.need, one.intent, sizeOf({ people: null, sites: null, ...one }, limits), one.priority].join(),
      all: (one: Known) => [one.profitMinor === undefined, one.profitCurrency === "JPY", one.priority].join(),
    };
    const told = {
      date: (one: WorthGroup) => [one.date, one.band, one.priority].join(),
      reasons: (one: WorthGroup) => [one.need, one.intent, one.size, one.priority].join(),
      all: (one: WorthGroup) => [one.isUnsaid, one.lacking === "JPY", one.priority].join(),
    };
    for (const cutting of ["date", "reasons", "all"] as const) {
      const found = await groups(cutting);
      expect(tally(found.groups, told[cutting], ({ count }) => count)).toEqual(
        tally(all, expected[cutting], () => 1),
      );
      if (cutting === "date") expect(found.bounds).toEqual(bounds);
    }
    const pages = [];
    for (let page = 1; page <= 20; page++)
      pages.push(
        await worthyPage(office.database.prisma as never, await asked(), cutTo({ by: "all", of: "" }), {
          page,
          size: 7,
        }),
      );
    const order = pages
      .slice(0, pages[0]!.pages)
      .flatMap(({ shown }) => shown.map(({ name, worth: is }) => [name, is]));
    const most = (one: Known) => worth(one) ?? -(10n ** 18n);
    expect(order).toEqual(
      all
        .toSorted((a, b) => (most(a) === most(b) ? (a.name < b.name ? -1 : 1) : most(a) > most(b) ? -1 : 1))
        .map((one) => [one.name, worth(one)]),
    );
    expect(pages[19]).toMatchObject({
      count: all.length,
      page: pages[0]!.pages,
      shown: pages[pages[0]!.pages - 1]!.shown,
    });
  });

  const setsRate = () =>
    office.database.prisma.exchangeRate.create({
      data: {
        ...{ workspaceId: office.workspaceId, currency: "USD", into: "CNY", from: new Date("2026-01-01") },
        worth: "7.123456789012",
      },
    });

  describe("bands of profit", () => {
    const expects = (...minors: bigint[]) =>
      knows(
        minors.map((profitMinor, nth) => ({
          ...{
            name: `C${nth}`,
            profitMinor,
            profitCurrency: "CNY",
            need: null,
            intent: null,
            priority: null,
          },
        })),
      );
    const inBands = async () => {
      const { bounds, groups: all } = await groups("date");
      return {
        bounds,
        ...tally(
          all,
          ({ band }) => String(band),
          ({ count }) => count,
        ),
      };
    };

    test("a quarter of the customers is in each, the lower bound included", async () => {
      await expects(1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n);
      expect(await inBands()).toEqual({ bounds: [3n, 5n, 7n], 0: 2, 1: 2, 2: 2, 3: 2 });
    });

    test("where many expect the same there are fewer bands, none of them empty", async () => {
      expect(await inBands()).toEqual({ bounds: [] });
      await expects(5n, 5n, 5n);
      expect(await inBands()).toEqual({ bounds: [], 0: 3 });
      await office.database.prisma.customer.updateMany({
        where: { name: { not: "C0" } },
        data: { profitMinor: 0n },
      });
      await expects(0n);
      expect(await inBands()).toEqual({ bounds: [5n], 0: 3, 1: 1 });
    });
  });

  describe("of a company with its own bounds", () => {
    beforeEach(async () => {
      await office.database.prisma.workspace.update({
        where: { id: office.workspaceId },
        data: {
          settings: {
            priorities: { bands: ["20", "10", "20"].map((minor) => ({ minor, currency: "CNY" })) },
          },
        },
      });
    });

    test("hold whatever is there", async () => {
      const profits = [9n, 10n, 19n, 20n, -1n];
      await knows(
        profits.map((profitMinor, nth) => ({
          ...{
            name: `C${nth}`,
            profitMinor,
            profitCurrency: "CNY",
            need: null,
            intent: null,
            priority: null,
          },
        })),
      );
      const { bounds, groups: all } = await groups("stage");
      expect(bounds).toEqual([10n, 20n]);
      expect(
        tally(
          all,
          ({ band }) => String(band),
          ({ count }) => count,
        ),
      ).toEqual({ 0: 2, 1: 2, 2: 1 });
    });
  });

  test("a customer is where its likeliest open deal is, of those that one may see", async () => {
    await logged(li, "ACME 10万 12/20");
    await logged(li, "Globex 10万 12/20");
    await li.says("/deal advance Globex");
    await li.fills({ intent: "yes", "ability-to-pay": "yes" });
    const stages = async (owners: readonly string[] | "all") => {
      const { groups: all } = await worthGroups(
        office.database.prisma as never,
        await asked(owners),
        "stage",
      );
      return tally(
        all,
        ({ at }) => at?.stage ?? "",
        ({ count }) => count,
      );
    };
    expect(await stages("all")).toEqual({ prospect: 1, "qualified-customer": 1 });
    expect(await stages([fang.id])).toEqual({});
  });
});
