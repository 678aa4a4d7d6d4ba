/** A year of weeks: every digest is what plain SQL over copies of the rows says, when it is sent and at the year's end. */
import { describe, expect, test } from "vitest";
import type { Button, Card } from "../../src/chat/card.ts";
import { managersOf } from "../../src/company/managers.ts";
import { readNamesAnew } from "../../src/customers/readings.ts";
import { digestCard } from "../../src/digests/digest-card.ts";
import { type DigestFacts, digestFacts } from "../../src/digests/digest-facts.ts";
import { bridgeTable, changesTable } from "../../src/digests/week-tables.ts";
import type { Change } from "../../src/measures/change.ts";
import type { Sums } from "../../src/money/sums.ts";
import { weekNamed } from "../../src/schedule/running-week.ts";
import { databases, oneDatabase, startedAgain } from "../fakes/database.ts";
import { hireStaff, type Staff, spendYear, startsAt } from "../fakes/office/busy-year.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Office } from "../fakes/office/office.ts";
import type { Person } from "../fakes/office/person.ts";
import { buttonsOf, rowsOf } from "../fakes/office/reading.ts";
import { callWitness, type Tally, type Witness, type WitnessedWeek } from "../fakes/office/witness.ts";

/** By what a list's button is told apart. */
const keys = {
  unpaid: "awaiting",
  stalled: "stalled",
  "no-next-step": "noNextStep",
  unconfirmed: "unconfirmed",
};
const wanted = Object.keys(keys) as (keyof typeof keys)[];
/** What is told of the week's movement, too, and compared there. */
const isSetback = (kind: string) => kind === "pushed-out" || kind === "decreased";

describe.each(databases)("a year of weeks on %s", (kind) => {
  let office: Office;
  let staff: Staff;
  let witness: Witness;

  inOffices(
    kind,
    async (opened) => {
      office = opened;
      staff = await hireStaff(office);
      witness = await callWitness(office);
    },
    { startsAt },
  );

  /** Counts of several currencies are told together; sums are not. */
  const together = (some: Tally = {}) => ({
    count: Object.values(some).reduce((sum, [deals]) => sum + deals, 0),
    sums: present(Object.entries(some).map(([currency, [, minor]]) => [currency, minor])),
  });
  const plain = (sums: Sums) => present([...sums].map(([currency, minor]) => [currency, String(minor)]));
  /** What comes to nothing is not told. */
  const present = (sums: (readonly [currency: string, minor: string])[]) =>
    Object.fromEntries(sums.filter(([, minor]) => minor !== "0"));
  const told = ({ count, sums }: Change) => ({ count, sums: plain(sums) });
  const toldOf = (kinds: readonly (readonly [string, Change])[]) =>
    Object.fromEntries(kinds.filter(([, { count }]) => count > 0).map(([kind, some]) => [kind, told(some)]));
  const idsOf = (kinds: Readonly<Record<string, Tally>>) =>
    Object.fromEntries(
      Object.entries(kinds).map(([kind, some]) => [
        kind,
        [...new Set(Object.values(some).flatMap(([, , ids]) => ids))].toSorted(),
      ]),
    );
  const seenOf = (kinds: Readonly<Record<string, Tally>>) =>
    Object.fromEntries(Object.entries(kinds).map(([kind, some]) => [kind, together(some)]));

  /** A digest's numbers, as the witness counts them. */
  function numbersOf(digest: DigestFacts) {
    const { quarter, bridge, changes, corrections, answered, exceptions, unconfirmed } = digest;
    const { won, commit, bestCase, openDue, counts } = quarter;
    return {
      quarter: toldOf([
        ["won", { sums: won, count: counts.won }],
        ["commit", { sums: commit, count: counts.commit }],
        ["best-case", { sums: bestCase, count: counts["best-case"] }],
        ["open", { sums: openDue, count: counts.open }],
      ]),
      quota: plain(quarter.quota).CNY ?? "0",
      ends: bridge && { opening: plain(bridge.opening), closing: plain(bridge.closing) },
      moved: bridge && toldOf(bridge.steps.map((step) => [step.cause, step])),
      happened: toldOf(Object.entries(changes)),
      wanting: Object.fromEntries(
        Object.entries({ ...exceptions.counts, unconfirmed: unconfirmed.count }).filter(
          ([kind, count]) => count > 0 && !isSetback(kind),
        ),
      ),
      unconfirmed: plain(unconfirmed.sums),
      corrected: corrections.map(({ quarter: { start }, sums }) => [String(start), plain(sums)]),
      answered: {
        ...{ asked: answered.asked, missing: answered.missing.map(({ name }) => name).toSorted() },
        promised: plain(answered.promised).CNY ?? "0",
      },
    };
  }

  /** The same by the witness. @param manager of some; everybody's when missing */
  async function witnessed(week: WitnessedWeek, last: WitnessedWeek | undefined, manager?: string) {
    const now = manager ? await witness.under(manager, week.id) : undefined;
    const before = manager && last ? await witness.under(manager, last.id) : undefined;
    const { opening, closing, ...moved } = await witness.moved(week, before, now);
    const wanting = seenOf(await witness.wanting(week, now));
    return {
      quarter: seenOf(await witness.quarter(week, now)),
      quota: await witness.quota(week, now),
      ends: last && { opening: together(opening).sums, closing: together(closing).sums },
      moved: last && seenOf(moved),
      happened: seenOf(await witness.happened(week, now)),
      wanting: Object.fromEntries(Object.entries(wanting).map(([kind, { count }]) => [kind, count])),
      unconfirmed: wanting.unconfirmed?.sums ?? {},
      corrected: Object.entries(await witness.corrected(week, now))
        .toSorted()
        .map(([start, some]) => [start, together(some).sums]),
      answered: await witness.unanswered(week, now),
    };
  }

  /** Which deals are behind each number of a digest: the ids in its lists, page by page. */
  async function listed(manager: Person, behind: readonly Button[]) {
    const lists: Record<"quarter" | "moved" | "happened" | "wanting", Record<string, string[]>> = {
      ...{ quarter: {}, moved: {}, happened: {}, wanting: {} },
    };
    for (const { action, values } of behind) {
      if (action !== "deal.list") continue;
      const ids: string[] = [];
      let page = await manager.presses({ action, values });
      for (;;) {
        ids.push(...rowsOf(page.card).map(({ button }) => String(button!.values.id)));
        if (!page.buttons.some(({ label }) => label === "Next")) break;
        page = await manager.clicks("Next");
      }
      const { counts, bridge, happened } = values;
      const kind = wanted.find((one) => values[keys[one]] !== undefined);
      if (kind) lists.wanting[kind] = ids.toSorted();
      if (counts) lists.quarter[String(counts)] = ids.toSorted();
      if (bridge && bridge !== "rates") lists.moved[String(bridge)] = ids.toSorted();
      if (happened) lists.happened[String(happened)] = ids.toSorted();
    }
    return lists;
  }

  /** The same by the witness. @param kinds those whose numbers the card has a button on */
  async function witnessedLists(
    week: WitnessedWeek,
    last: WitnessedWeek | undefined,
    manager: string | undefined,
    { quarter }: Awaited<ReturnType<typeof listed>>,
  ) {
    const now = manager ? await witness.under(manager, week.id) : undefined;
    const before = manager && last ? await witness.under(manager, last.id) : undefined;
    const { opening: _, closing: __, ...moved } = await witness.moved(week, before, now);
    const parts = idsOf(await witness.quarter(week, now));
    return {
      quarter: Object.fromEntries(Object.keys(quarter).map((part) => [part, parts[part] ?? []])),
      moved: last ? idsOf(moved) : {},
      happened: idsOf(await witness.happened(week, now)),
      wanting: idsOf(await witness.wanting(week, now)),
    };
  }

  type Read = Readonly<{ numbers: ReturnType<typeof numbersOf>; card: Card; behind: readonly Button[] }>;

  /** What each manager is told of a week, read now. */
  async function read(week: string, { prisma } = office.database): Promise<Record<string, Read>> {
    const { workspace, pipelines } = await office.company();
    const now = office.now();
    const about = weekNamed(workspace, now, week);
    const all: [string, Read][] = [];
    for (const manager of await managersOf(prisma, office.workspaceId)) {
      const { member, team } = manager;
      const today = now.toZonedDateTimeISO(workspace.zone).toPlainDate();
      const reader = { locale: member.locale, today, member, workspace, pipelines };
      const facts = await digestFacts({ ...reader, db: prisma, now }, about);
      const card = digestCard({ ...reader, today: facts.today, workspace: facts.workspace }, team, facts);
      const tables = [
        changesTable(reader, facts),
        ...(facts.bridge ? [bridgeTable(reader, facts, facts.bridge)] : []),
      ];
      const behind = tables.flatMap(({ rows }) => rows.flatMap(({ button }) => button ?? []));
      // In a quarter's first week there is a button on how the one before ended, too.
      const ofQuarter = buttonsOf(card).filter(({ values }) => values.quarter === facts.quarter.quarter.id);
      const wanting = buttonsOf(card).filter(({ values }) => wanted.some((kind) => keys[kind] in values));
      all.push([
        member.name,
        { numbers: numbersOf(facts), card, behind: [...ofQuarter, ...behind, ...wanting] },
      ]);
    }
    return Object.fromEntries(all);
  }

  /** Everything that was sent, read by a program that was started on the same rows, of a later schema. */
  async function readAgain(sent: ReadonlyMap<string, Record<string, Read>>): Promise<void> {
    const { prisma } = office.database;
    const change = async (how: string) => {
      for (const table of ["Deal", "DealVersion", "Event", "Member", "Team", "Workspace", "ClosedWeek"])
        await prisma.$executeRawUnsafe(`ALTER TABLE "${table}" ${how}`);
    };
    await change(`ADD COLUMN "later" text DEFAULT 'later'`);
    await prisma.customer.updateMany({ data: { readings: 0 } });
    const again = await startedAgain(office.database);
    try {
      await readNamesAnew(again);
      for (const [week, digests] of sent)
        expect({ week, ...(await read(week, again)) }).toEqual({ week, ...digests });
    } finally {
      await again.close();
      // The database goes on to the next suite.
      await change(`DROP COLUMN "later"`);
    }
  }

  /** The whole year once; the other database is asked for a quarter of it. */
  const weeks = oneDatabase.includes(kind) ? 52 : 13;

  test("says of each week what the rows said then, whoever reads it when", async () => {
    const sent = new Map<string, Record<string, Read>>();
    let last: WitnessedWeek | undefined;
    await spendYear({ office, staff, witness }, { seed: 2, weeks, deedsPerWeek: 6 }, async (week) => {
      const digests = await read(week.id);
      expect({ week: week.id, ...digests.Pat!.numbers }).toEqual({
        week: week.id,
        ...(await witnessed(week, last)),
      });
      expect({ week: week.id, ...digests.Mei!.numbers }).toEqual({
        week: week.id,
        ...(await witnessed(week, last, staff.manager.id)),
      });
      sent.set(week.id, digests);
      // Pressing all the buttons takes its time: every sixth week.
      if (sent.size % 6 === 2)
        for (const [person, id] of [
          [staff.admin, undefined],
          [staff.manager, staff.manager.id],
        ] as const) {
          const lists = await listed(person, digests[id ? "Mei" : "Pat"]!.behind);
          expect({ week: week.id, ...lists }).toEqual({
            week: week.id,
            ...(await witnessedLists(week, last, id, lists)),
          });
        }
      last = week;
    });
    expect(sent.size).toBe(weeks);
    await readAgain(sent);
    // The program that was there all along may have kept something of it: some of them are enough to see that.
    for (const [week, digests] of [...sent].filter((_, nth) => nth % 4 === 0))
      expect({ week, ...(await read(week)) }).toEqual({ week, ...digests });
    // A year, and whoever runs it may have a slow machine: what bounds it is the number of deeds.
  }, 900_000);
});
