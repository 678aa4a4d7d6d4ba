/**
 * A year of an office in which everything happens that may change a number: deeds of all kinds, corrections, wins recorded
 * late and imported, people who change team and leave, teams that move, customers that are renamed and merged, quotas, hours
 * and the fiscal year, a late close.
 */
import type { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../../../src/database/columns.ts";
import { transaction } from "../../../src/database/transaction.ts";
import type { Deal } from "../../../src/deals/facts/deal.ts";
import { editedColumns } from "../../../src/deals/facts/edits.ts";
import { advance, closeAsLost, moveBack, recordContract, reopen } from "../../../src/deals/moves/moves.ts";
import { mergeCustomer, renameCustomer } from "../../../src/deals/writing/follow-customer.ts";
import { changeTeam } from "../../../src/deals/writing/follow-owner.ts";
import { logDeals } from "../../../src/deals/writing/log-deals.ts";
import { changeDeal } from "../../../src/deals/writing/write-deals.ts";
import { closeWeek } from "../../../src/forecasts/close-week.ts";
import type { Deed } from "../../../src/history/deed.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { runningWeek } from "../../../src/schedule/running-week.ts";
import { dice } from "../dice.ts";
import { dealOf, doAs } from "./history.ts";
import type { Colleague, Office } from "./office.ts";
import type { Witness, WitnessedWeek } from "./witness.ts";

export type Staff = Readonly<{
  reps: readonly Colleague[];
  /** Leads the first of the teams. */
  manager: Colleague;
  admin: Colleague;
  teams: readonly string[];
}>;

export const startsAt = "2026-01-05T10:00";

/** Two teams of three, the first one led; every rep but one has a quota for each quarter of the year. */
export async function hireStaff(office: Office): Promise<Staff> {
  const teams = [await office.team("East"), await office.team("West")];
  const reps: Colleague[] = [];
  for (const [nth, name] of ["Ada", "Bo", "Cai", "Du", "Eve", "Fu"].entries())
    reps.push(await office.joins(name, { team: teams[nth % 2] }));
  const manager = await office.joins("Mei", { role: "manager" });
  const admin = await office.joins("Pat", { role: "admin" });
  await office.leads(manager.id, teams[0]!);
  await office.leads(admin.id, teams[1]!);
  for (const { id } of reps.slice(1))
    for (const quarter of [1, 2, 3, 4]) await office.asks(id, `2026-Q${quarter}`, 300_000_000n);
  return { reps, manager, admin, teams };
}

const open = { missing: [], held: [], excepted: [], unmet: [], should: { held: 0, of: 0 } };
const { stages } = customerFunnel;

/** @param closed called after each close, when the clock is still at it @param seed decides what happens when */
export async function spendYear(
  { office, staff, witness }: Readonly<{ office: Office; staff: Staff; witness: Witness }>,
  { seed, weeks, deedsPerWeek }: Readonly<{ seed: number; weeks: number; deedsPerWeek: number }>,
  closed: (week: WitnessedWeek) => Promise<void>,
): Promise<void> {
  const { below, pick } = dice(seed);
  const { prisma } = office.database;
  const { reps, admin, teams } = staff;
  const selling = [...reps];
  let deals = 0;
  let last = 1;

  const today = () => office.now().toZonedDateTimeISO("Asia/Shanghai").toPlainDate();
  const money = () => ({
    minor: BigInt(1 + below(90_000_000)),
    currency: pick(["CNY", "CNY", "CNY", "USD", "JPY"]),
  });
  const dayAhead = () => today().add({ days: below(200) });
  const dayBefore = () => today().subtract({ days: below(120) });

  async function logs(owner: Colleague, closeDate = dayAhead()): Promise<number> {
    const name = `Customer ${++deals}`;
    const { workspaceId } = office;
    const customer = await prisma.customer.create({ data: { workspaceId, name, normalised: name } });
    await doAs(office, owner.id, async (deed) => {
      const { minor, currency } = money();
      await logDeals(deed, [
        {
          ...{
            customerId: customer.id,
            ownerId: owner.id,
            title: name,
            amountMinor: String(minor),
            currency,
          },
          ...{ pipeline: customerFunnel.code, pipelineVersion: 1, stage: stages[below(2)]!.code },
          ...{ closeDate: closeDate.toString(), likelihood: 20, source: null, lines: [] },
          category: pick(["commit", "best-case", "pipeline", "omitted"] as const),
        },
      ]);
    });
    return deals;
  }

  const shown = (columns = {}) => ({ answers: {}, columns, note: "" });
  const wins = (deed: Deed, deal: Deal, signedOn = today()) =>
    advance(
      deed,
      deal,
      stages[3]!,
      open,
      shown({ signedOn, ...(below(2) === 0 ? { amount: money() } : {}) }),
    );

  /** @returns whether anything could be done */
  async function changes(deed: Deed, deal: Deal): Promise<boolean> {
    const { stages } = deed.pipelines.of(deal);
    const at = stages.findIndex(({ code }) => code === deal.stage);
    if (deal.outcome === "won" && below(2) === 0) {
      const amount = below(2) === 0 ? money() : deal.amount;
      const wonOn = (below(2) === 0 ? dayBefore() : deal.wonOn!).toString();
      await changeDeal(deed, {
        deal,
        kind: "correct",
        columns: { ...editedColumns(deal, { amount }), wonOn },
      });
      return true;
    }
    if (deal.outcome !== null) {
      if (below(4) > 0) return false;
      await reopen(deed, deal);
      return true;
    }
    switch (pick(["edit", "edit", "edit", "sure", "ahead", "ahead", "back", "sign", "win", "win", "lose"])) {
      case "edit":
        await changeDeal(deed, {
          deal,
          kind: "edit",
          columns: editedColumns(deal, below(2) === 0 ? { amount: money() } : { closeDate: dayAhead() }),
        });
        return true;
      case "sure": {
        const category = pick(["commit", "best-case", "pipeline", "omitted"] as const);
        await changeDeal(deed, { deal, kind: "edit", columns: editedColumns(deal, { category }) });
        return true;
      }
      case "ahead":
        if (at >= 2) return false;
        await advance(deed, deal, stages[at + 1]!, open, shown());
        return true;
      case "back":
        if (at === 0) return false;
        await moveBack(deed, deal, stages[at - 1]!, "No money");
        return true;
      case "sign":
        if (deal.signedAt || at < 2) return false;
        await recordContract(deed, deal, shown({ signedOn: dayBefore(), moneyOn: dayAhead() }));
        return true;
      case "win":
        // Recorded late, some of them.
        await wins(deed, deal, below(3) === 0 ? dayBefore() : undefined);
        return true;
      default:
        await closeAsLost(deed, deal, pick(["price", "competitor"] as const), "");
        return true;
    }
  }

  /** One deed, seen by the witness, and in one case of six taken back. */
  async function happens(): Promise<void> {
    if (deals < 8 || below(5) === 0) {
      await logs(pick(selling));
      await witness.looks();
      return;
    }
    // Often the same again: what happens to a deal twice in one week is where counting goes wrong.
    const number = below(3) === 0 ? last : 1 + below(deals);
    last = number;
    const { owner } = await dealOf(office, number);
    const done = await doAs(office, owner.id, async (deed) =>
      changes(deed, await dealOf(office, number, deed.db)),
    );
    if (!done) return;
    const look = await witness.looks();
    if (below(6) > 0) return;
    const person = reps.find(({ id }) => id === owner.id)!;
    const before = await prisma.event.count({ where: { undoes: { not: null } } });
    office.later({ minutes: 2 });
    await person.says(`/deal undo #${number}`);
    if ((await prisma.event.count({ where: { undoes: { not: null } } })) > before)
      await witness.forgets(look);
  }

  /** An old deal that is written down now: by a deed of today, with the days of then. */
  async function imports(): Promise<void> {
    const owner = pick(selling);
    const number = await logs(owner, dayBefore());
    await witness.looks();
    office.later({ seconds: 5 });
    await doAs(office, admin.id, async (deed) =>
      wins(deed, await dealOf(office, number, deed.db), dayBefore()),
    );
    await witness.looks();
  }

  async function joins(person: Colleague, team: string): Promise<void> {
    await doAs(office, admin.id, async (deed) => {
      const member = await deed.db.member.findUniqueOrThrow({ where: { id: person.id } });
      await changeTeam(deed, member, team);
    });
    await witness.looks();
  }

  /** One customer gets another name, and two others go into it; one of these comes back. */
  async function merges(): Promise<void> {
    const { workspaceId } = office;
    const left = await prisma.customer.findMany({ where: { workspaceId, mergedIntoId: null } });
    const [from, back, into] = [left.shift()!, left[below(left.length)]!, left.pop()!];
    await doAs(office, admin.id, (deed) => renameCustomer(deed, into, `${into.name} Group`));
    const renamed = { ...into, name: `${into.name} Group` };
    await doAs(office, admin.id, (deed) => mergeCustomer(deed, from, renamed));
    if (back.id === into.id) return;
    await doAs(office, admin.id, (deed) => mergeCustomer(deed, back, renamed));
    office.later({ minutes: 2 });
    await admin.says("/deal undo");
  }

  const settles = async (changed: { closeAt?: string; fiscalStartMonth?: number }) => {
    const { settings } = await office.workspace();
    const data = { settings: { ...settings, ...changed } };
    await prisma.workspace.update({ where: { id: office.workspaceId }, data });
  };

  /** What happens to people, customers and rules, by the number of the week. */
  const affairs: Readonly<Record<number, () => Promise<unknown>>> = {
    ...Object.fromEntries([4, 13, 22, 29, 36, 44, 50].map((week) => [week, merges])),
    6: () => joins(reps[1]!, teams[0]!),
    11: () => prisma.team.update({ where: { id: teams[1]! }, data: { parentId: teams[0]! } }),
    15: imports,
    18: () => settles({ closeAt: "18:00" }),
    21: () =>
      prisma.quota.updateMany({ where: { memberId: reps[2]!.id }, data: { amountMinor: 600_000_000n } }),
    24: () => joins(reps[0]!, teams[1]!),
    28: async () => {
      const left = selling.splice(3, 1);
      await prisma.member.update({ where: { id: left[0]!.id }, data: { active: false } });
    },
    31: () => prisma.team.update({ where: { id: teams[1]! }, data: { parentId: null } }),
    34: () => settles({ fiscalStartMonth: 2 }),
    40: imports,
  };
  /** These are closed a day late. */
  const late = [9, 33];

  async function promises(person: Colleague): Promise<void> {
    const { id: week, quarter } = runningWeek(await office.workspace(), office.now());
    const call = { from: toDateColumn(quarter.start), to: toDateColumn(quarter.end) };
    await prisma.submission.create({
      data: {
        ...{ workspaceId: office.workspaceId, memberId: person.id, week, submittedAt: new Date() },
        calls: {
          create: {
            workspaceId: office.workspaceId,
            ...call,
            amountMinor: BigInt(below(9_000_000)),
            currency: "CNY",
          },
        },
      },
    });
  }

  const until = (instant: Temporal.Instant) => office.later(office.now().until(instant));

  let since = runningWeek(await office.workspace(), office.now()).opensAt;
  for (let nth = 1; nth <= weeks; nth++) {
    // On Monday: hours that change on the day of a close would give two weeks one name.
    office.later({ hours: 72 });
    await affairs[nth]?.();
    for (let deed = 0; deed < deedsPerWeek; deed++) {
      office.later({ minutes: 20 + below(200) });
      await happens();
    }
    for (const person of selling) if (below(3) > 0) await promises(person);
    const workspace = await office.workspace();
    const week = runningWeek(workspace, office.now());
    until(week.closesAt);
    if (late.includes(nth)) {
      office.later({ hours: 26 });
      await happens();
    }
    await transaction(office.database, (tx) => closeWeek(tx, { workspace, week }));
    await witness.keeps(week.id);
    await closed({
      ...{ id: week.id, since, until: week.closesAt, closeDate: week.closeDate.toString() },
      fiscalStart: workspace.settings.fiscalStartMonth,
    });
    since = week.closesAt;
    office.later({ minutes: 30 });
  }
}
