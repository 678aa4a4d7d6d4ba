/** Random lives of deals, simulated by a plain model of the rules and written into the database by real deeds. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { sql } from "../../../src/database/sql.ts";
import { transaction } from "../../../src/database/transaction.ts";
import { loadDeals } from "../../../src/deals/facts/load-deals.ts";
import { logDeals } from "../../../src/deals/writing/log-deals.ts";
import { changeDeals } from "../../../src/deals/writing/write-deals.ts";
import { customerFunnel } from "../../../src/pipelines/shipped/customer-funnel.ts";
import { doAs } from "./history.ts";
import type { Office } from "./office.ts";

const stages = customerFunnel.stages.map((stage) => stage.code);
const wonIndex = stages.length - 1;

export type MoveKind = "new" | "advance" | "back" | "win" | "lose" | "reopen" | "undo";

/** Indexes are positions in the customer funnel. */
export type LivedMove = {
  id: string;
  kind: MoveKind;
  from: number | undefined;
  to: number;
  at: Date;
  minor: bigint;
  undoes: string | undefined;
  /** The deal's state after the move. */
  stood: Standing;
};

type Standing = { stage: number; enteredAt: Date; outcome: "won" | "lost" | null; closedAt: Date | null };

export type LivedDeal = Standing & {
  owner: number;
  currency: string;
  minor: bigint;
  likelihood: number;
  awaiting: boolean;
  moves: LivedMove[];
};

const step = fc.record({
  kind: fc.constantFrom<MoveKind>("advance", "advance", "advance", "back", "lose", "reopen", "undo"),
  stages: fc.integer({ min: 1, max: 3 }),
  hours: fc.integer({ min: 1, max: 400 }),
  raise: fc.integer({ min: -3, max: 5 }),
});

const life = fc.record({
  owner: fc.integer({ min: 0, max: 2 }),
  currency: fc.constantFrom("CNY", "CNY", "USD", "EUR"),
  minor: fc.bigInt({ min: 1n, max: 900_000_001n }),
  likelihood: fc.integer({ min: 0, max: 100 }),
  start: fc.constantFrom(1, 1, 1, 0),
  bornHoursAgo: fc.integer({ min: 1, max: 24 * 500 }),
  awaiting: fc.boolean(),
  steps: fc.array(step, { maxLength: 9 }),
});

/** @param now no move is later than that */
export const livesUntil = (now: Date) =>
  fc.array(life, { maxLength: 14 }).map((lives) => lives.map((one) => live(one, now)));

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

function live(
  { owner, currency, minor, likelihood, start, bornHoursAgo, awaiting, steps }: Life,
  now: Date,
): LivedDeal {
  let at = new Date(now.getTime() - bornHoursAgo * 3_600_000);
  const born: LivedMove = {
    id: randomUUID(),
    kind: "new",
    from: undefined,
    to: start,
    at,
    minor,
    undoes: undefined,
    stood: { stage: start, enteredAt: at, outcome: null, closedAt: null },
  };
  const deal: LivedDeal = {
    ...{ owner, currency, minor, likelihood },
    ...{ stage: start, enteredAt: at, outcome: null, closedAt: null, awaiting, moves: [born] },
  };
  const before = new Map<string, Standing>();
  for (const { kind, stages: wide, hours, raise } of steps) {
    at = new Date(at.getTime() + hours * 3_600_000);
    if (at >= now) break;
    const was: Standing = {
      stage: deal.stage,
      enteredAt: deal.enteredAt,
      outcome: deal.outcome,
      closedAt: deal.closedAt,
    };
    const then = after(was, kind, wide, at);
    const last = deal.moves.at(-1)!;
    const undone =
      kind === "undo" && last.kind !== "undo" && last.kind !== "new" ? before.get(last.id) : undefined;
    const next = kind === "undo" ? undone : then;
    if (!next) continue;
    if (deal.minor + BigInt(raise) > 0n) deal.minor += BigInt(raise);
    const done = kind === "advance" && next.outcome === "won" ? "win" : kind;
    const move: LivedMove = {
      ...{ id: randomUUID(), kind: done, from: was.stage, to: next.stage, at, minor: deal.minor },
      undoes: undone ? last.id : undefined,
      stood: next,
    };
    before.set(move.id, was);
    deal.moves.push(move);
    Object.assign(deal, next);
  }
  if (deal.outcome !== null) deal.awaiting = false;
  return deal;
}

/** The rules of moving, in a few lines; undefined when the move is not possible. */
function after(was: Standing, kind: MoveKind, wide: number, at: Date): Standing | undefined {
  const closed = was.outcome !== null;
  if (kind === "reopen") {
    if (!closed) return undefined;
    const stage = was.outcome === "won" ? was.stage - 1 : was.stage;
    return { stage, enteredAt: at, outcome: null, closedAt: null };
  }
  if (closed) return undefined;
  if (kind === "lose") return { ...was, outcome: "lost", closedAt: at };
  if (kind === "back") return was.stage > 0 ? { ...was, stage: was.stage - 1, enteredAt: at } : undefined;
  const stage = Math.min(was.stage + wide, wonIndex);
  const won = stage === wonIndex;
  return { stage, enteredAt: at, outcome: won ? "won" : null, closedAt: won ? at : null };
}

/** A deal that was logged as a prospect at an instant, and then went through these, an hour each. */
export function livedAs(kinds: readonly ("advance" | "lose")[], at: Temporal.Instant): LivedDeal {
  const born = new Date(at.epochMilliseconds);
  const deal: LivedDeal = {
    ...{ owner: 0, currency: "CNY", minor: 100n, likelihood: 20, awaiting: false },
    ...{ stage: 1, enteredAt: born, outcome: null, closedAt: null, moves: [] },
  };
  const move = (kind: MoveKind, was: Standing | undefined, stood: Standing, when: Date) => {
    const ids = { id: randomUUID(), undoes: undefined };
    deal.moves.push({ ...ids, kind, from: was?.stage, to: stood.stage, at: when, minor: deal.minor, stood });
    Object.assign(deal, stood);
  };
  move("new", undefined, { stage: 1, enteredAt: born, outcome: null, closedAt: null }, born);
  for (const [nth, kind] of kinds.entries()) {
    const when = new Date(born.getTime() + (nth + 1) * 3_600_000);
    move(kind, deal, after(deal, kind, 1, when)!, when);
  }
  return deal;
}

/**
 * Replaces the office's deals by these, deed by deed. @param owners ids of the members that the lives' owners
 * stand for
 */
export async function writeLives(
  office: Office,
  lives: readonly LivedDeal[],
  owners: readonly string[],
): Promise<void> {
  const { prisma } = office.database;
  const { workspaceId } = office;
  await forgetDeals(office);
  const name = "Lived Ltd";
  const customer =
    (await prisma.customer.findFirst({ where: { workspaceId, name } })) ??
    (await prisma.customer.create({ data: { workspaceId, name, normalised: name } }));
  await doAs(office, owners[0]!, async (deed) => {
    const as = (life: LivedDeal, at: Date) => ({
      memberId: owners[life.owner]!,
      at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
    });
    await logDeals(
      deed,
      lives.map((life) => ({
        ...{ customerId: customer.id, ownerId: owners[life.owner]!, title: name },
        ...{ pipeline: customerFunnel.code, pipelineVersion: 1, stage: stages[life.moves[0]!.to]! },
        ...{ amountMinor: String(life.moves[0]!.minor), currency: life.currency, closeDate: "2026-12-20" },
        ...{ likelihood: life.likelihood, category: "pipeline" as const, source: null, lines: [] },
        as: as(life, life.moves[0]!.at),
      })),
    );
    const deals = await loadDeals(deed.db, { workspaceId, owners: "all", orderBy: sql`d."number"` });
    const events = new Map<LivedMove["id"], bigint>();
    /** How far the deal had come before the move: an undo restores that. */
    const reached = new Map<LivedMove["id"], readonly string[]>();
    // Everyone's first move, then everyone's second, and so on.
    for (let nth = 1; lives.some(({ moves }) => moves[nth]); nth++) {
      const due = lives.flatMap((life, index) => {
        const move = life.moves[nth];
        return move ? [{ life, index, move }] : [];
      });
      for (const { index, move } of due) reached.set(move.id, deals[index]!.reachedAt.map(String));
      const changed = await changeDeals(
        deed,
        due.map(({ life, index, move }) => ({
          deal: deals[index]!,
          kind: move.kind,
          columns: {
            stage: stages[move.stood.stage]!,
            stageEnteredAt: as(life, move.stood.enteredAt).at.toString(),
            outcome: move.stood.outcome,
            closedAt: move.stood.closedAt && as(life, move.stood.closedAt).at.toString(),
            wonOn: wonOn(move.stood),
            amountMinor: String(move.minor),
            reachedAt: reached.get(move.undoes ?? ""),
          },
          undoes: move.undoes && String(events.get(move.undoes)),
          as: as(life, move.at),
        })),
      );
      const told = await deed.db.event.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
      for (const [at, { index, move }] of due.entries()) {
        deals[index] = changed[at]!;
        events.set(move.id, told.findLast(({ subjectId }) => subjectId === changed[at]!.id)!.id);
      }
    }
    await changeDeals(
      deed,
      lives.flatMap((life, index) =>
        life.awaiting
          ? [
              {
                deal: deals[index]!,
                kind: "edit" as const,
                columns: { signedAt: as(life, life.enteredAt).at.toString() },
                as: as(life, life.moves.at(-1)!.at),
              },
            ]
          : [],
      ),
    );
  });
}

const wonOn = ({ outcome, closedAt }: Standing): string | null =>
  outcome === "won" && closedAt
    ? Temporal.Instant.fromEpochMilliseconds(closedAt.getTime())
        .toZonedDateTimeISO("Asia/Shanghai")
        .toPlainDate()
        .toString()
    : null;

/** History cannot be deleted while its triggers are active. */
const forgetDeals = (office: Office): Promise<void> =>
  transaction(office.database, async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    const where = { workspaceId: office.workspaceId };
    await tx.event.deleteMany({ where });
    await tx.dealVersion.deleteMany({ where });
    await tx.deal.deleteMany({ where });
  });

/** The moves that count: neither those that were undone nor the undos. */
export function standing({ moves }: LivedDeal): LivedMove[] {
  const undone = new Set(moves.map((move) => move.undoes));
  return moves.filter((move) => move.kind !== "undo" && !undone.has(move.id));
}
