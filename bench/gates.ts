/** Advancing a deal that has a long history, many criteria and live exceptions, beside one on which nothing has happened. */
import { toDateColumn } from "../src/database/columns.ts";
import { changeDeal } from "../src/deals/writing/write-deals.ts";
import { writeNotes } from "../src/deals/writing/write-note.ts";
import type { Criterion } from "../src/pipelines/gates/gate-kinds.ts";
import { both } from "../src/text/locale.ts";
import { logged } from "../test/fakes/office/deals.ts";
import { asking, takesUp } from "../test/fakes/office/every-kind.ts";
import { dealOf, doAs } from "../test/fakes/office/history.ts";
import { openOffice } from "../test/fakes/office/office.ts";
import type { CommandsParts } from "./commands.ts";
import { median } from "./latencies.ts";

const criteria = 40;
const events = 2_000;
const exceptions = 12;

const asked = Array.from(
  { length: criteria },
  (_, nth): Criterion => ({
    ...{ key: `asked-${nth}`, kind: nth % 2 === 0 ? "answer" : "tick", must: true },
    name: both(`Criterion ${nth}`, `标准 ${nth}`),
  }),
);
/** What the exceptions are about, so that both deals are asked the same. */
const skipped = Array.from(
  { length: exceptions },
  (_, nth): Criterion => ({
    ...{ key: `skipped-${nth}`, kind: "tick", must: true, name: both(`Skipped ${nth}`, `特批 ${nth}`) },
  }),
);

export async function measureGates({ database, sizes, figures }: CommandsParts): Promise<void> {
  const name = `Advance with ${criteria} criteria`;
  figures.heading(`${name} on ${database.name}: ${events} events on the deal, ${exceptions} live exceptions`);
  const opened = await database.open();
  try {
    const office = await openOffice(opened);
    const fang = await office.joins("Fang");
    await takesUp(office, asking([...asked, ...skipped]));
    for (const customer of ["Empty", "Full"]) await logged(fang, `${customer} 10万 12/20`);
    for (const number of [1, 2]) {
      const { id: dealId } = await dealOf(office, number);
      await opened.prisma.exception.createMany({
        data: skipped.map(({ key }) => ({
          ...{ workspaceId: office.workspaceId, dealId, stage: "second", criteria: [key], state: "approved" },
          ...{
            askedById: fang.id,
            askedAt: new Date(0),
            until: toDateColumn(office.now().add({ hours: 24 }).toZonedDateTimeISO("UTC").toPlainDate()),
          },
        })),
      });
    }
    // Half of them notes, half of them answers that were taken back again.
    for (let nth = 0; nth < events / 2; nth++)
      await doAs(office, fang.id, async (deed) => {
        const deal = await dealOf(office, 2, deed.db);
        await writeNotes(deed, [{ dealId: deal.id, text: `Call ${nth}` }]);
        const { key } = asked[nth % criteria]!;
        const value = nth < events / 2 - criteria ? "yes" : "";
        await changeDeal(deed, { deal, kind: "edit", answers: { [key]: value } });
      });
    const said = Object.fromEntries(asked.map(({ key }) => [key, "yes"]));
    const took: Record<1 | 2, number[]> = { 1: [], 2: [] };
    for (let nth = 0; nth <= sizes.repeats * 4; nth++)
      for (const number of [1, 2] as const) {
        const began = performance.now();
        await fang.says(`/deal advance #${number} second`);
        const { reply } = await fang.fills(said);
        const ms = performance.now() - began;
        if (reply.type !== "card") throw new Error(`#${number} did not advance: ${JSON.stringify(reply)}`);
        await fang.says(`/deal undo #${number}`);
        if (nth > 0) took[number].push(ms);
      }
    const [empty, full] = [median(took[1]), median(took[2])];
    const group = `gates ${database.kind}`;
    figures.add({ group, name: `${name}, an empty deal: form and move`, value: empty, unit: "ms" });
    figures.add({ group, name: `${name}, a full one: form and move`, value: full, unit: "ms" });
    figures.add({
      group,
      name: `${name}: full against empty`,
      value: full / empty,
      unit: "×",
      bar: { atMost: 1.2 },
    });
  } finally {
    await opened.close();
  }
}
