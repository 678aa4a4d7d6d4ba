/** Whom to see to today: of somebody with two thousand deals beside somebody with twenty. */

import { columnsOf } from "../src/deals/facts/deal-columns.ts";
import { loadDeals } from "../src/deals/facts/load-deals.ts";
import { logDeals } from "../src/deals/writing/log-deals.ts";
import { changeDeals } from "../src/deals/writing/write-deals.ts";
import { logged } from "../test/fakes/office/deals.ts";
import { dealOf, doAs } from "../test/fakes/office/history.ts";
import { type Colleague, type Office, openOffice } from "../test/fakes/office/office.ts";
import type { BenchDatabase } from "./databases.ts";
import type { Figures } from "./figures.ts";
import { median } from "./latencies.ts";
import type { Sizes } from "./options.ts";

type Parts = Readonly<{
  emptyDatabase: () => Promise<BenchDatabase>;
  sizes: Sizes;
  figures: Figures;
}>;

const many = 2_000;
const few = 20;
/** Of so many deals one has a next step that is due or overdue. */
const everySoMany = 4;

export async function measureToday({ emptyDatabase, sizes, figures }: Parts): Promise<void> {
  const bench = await emptyDatabase();
  const database = await bench.open();
  const group = `today ${bench.kind}`;
  try {
    const office = await openOffice(database);
    const [busy, calm] = [await office.joins("Many"), await office.joins("Few")];
    await sells(office, busy, many);
    await sells(office, calm, few);
    await database.prisma.$executeRawUnsafe("ANALYZE");
    figures.heading(`Whom to see to today on ${bench.name}: of ${many} deals and of ${few}`);
    const took: Record<"busy" | "calm", number[]> = { busy: [], calm: [] };
    // In turns, so that whatever else the machine does meets both; the first one of each warms up.
    for (let nth = 0; nth <= sizes.repeats * 20; nth++)
      for (const [which, person] of [
        ["busy", busy],
        ["calm", calm],
      ] as const) {
        const began = performance.now();
        const { reply } = await person.says("/deal today");
        const ms = performance.now() - began;
        if (reply.type !== "card") throw new Error(`No card: ${JSON.stringify(reply)}`);
        if (nth > 0) took[which].push(ms);
      }
    const [large, small] = [median(took.busy), median(took.calm)];
    figures.add({ group, name: `/deal today of ${many} deals`, value: large, unit: "ms" });
    figures.add({ group, name: `/deal today of ${few} deals`, value: small, unit: "ms" });
    figures.add({
      ...{ group, name: `/deal today of ${many} against ${few}`, value: large / small, unit: "×" },
      bar: { atMost: 1.5 },
    });
  } finally {
    await database.close();
    await bench.remove();
  }
}

/** The first as anybody logs one, the others like it: some overdue, some soon, every fourth with a next step. */
async function sells(office: Office, person: Colleague, count: number): Promise<void> {
  const card = await logged(person, `Customer of ${person.id} 10万 12/20`);
  const number = Number(/#(\d+)/.exec(card.title)![1]);
  const deal = await dealOf(office, number);
  const today = office.now().toZonedDateTimeISO("Asia/Shanghai").toPlainDate();
  await doAs(office, person.id, async (deed) => {
    await logDeals(
      deed,
      Array.from({ length: count - 1 }, (_, nth) => ({
        ...{ ...columnsOf(deal), lines: deal.lines, title: `Deal ${nth}` },
        closeDate: today.add({ days: (nth % 120) - 10 }).toString(),
        ...(nth % everySoMany === 0 && { nextStep: `Step ${nth}` }),
      })),
    );
    const planned = (
      await loadDeals(deed.db, { workspaceId: office.workspaceId, owners: [person.id] })
    ).filter(({ nextStep }) => nextStep !== null);
    await changeDeals(
      deed,
      planned.map((one, nth) => ({
        ...{ deal: one, kind: "edit" as const },
        columns: { nextStepDate: today.add({ days: (nth % 40) - 5 }).toString() },
      })),
    );
  });
}
