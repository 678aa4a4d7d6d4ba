import { z } from "zod";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { assignDeals, holdOwner } from "../deals/writing/assign-deals.ts";
import { recordEvents } from "../history/record-events.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { partMembers } from "../joining/join-members.ts";
import { oneAtATime } from "../joining/welcome-lock.ts";
import { joinedQuotas, partQuotas } from "../quotas/join-quotas.ts";
import { theMember } from "../teams/find-member.ts";
import { done } from "../teams/team-line.ts";
import { passTeamsOn } from "../teams/team-rows.ts";
import { peopleWords } from "./words.ts";

/** What the event of a merge tells; an older one did not tell enough. */
const merging = z.object({
  from: z.uuid(),
  deals: z.array(z.uuid()),
  teams: z.array(z.uuid()),
  accounts: z.array(z.uuid()),
  mail: z.boolean(),
  quotas: joinedQuotas,
});
type Merge = z.infer<typeof merging> & Readonly<{ id: string }>;

/**
 * `/team unmerge Wang`: the last merge into that member is taken back, after a look. What came with it and is still there goes
 * back; answers of the running week stay, as with any deal that changes hands, and so do closed weeks.
 */
export const separateMembers = defineUseCase({
  name: "team.separate",
  command: {
    group: "team",
    en: ["unmerge", "separate"],
    zh: ["拆开", "取消合并"],
    fromLine: (words) => ({ who: words.map(({ spelling }) => spelling).join(" ") }),
  },
  needs: "people.change",
  changes: true,
  input: z.object({
    who: z.string().trim().max(120).default(""),
    /** The merge that was looked at. */
    merge: z
      .string()
      .regex(/^\d{0,19}$/)
      .default(""),
  }),
  async run(turn, { who, merge: sure }) {
    const words = peopleWords(turn.locale);
    if (!who) return refuse(words.needPersonToSeparate);
    const kept = await theMember(turn, who, (id) => ({ action: "team.separate", values: { who: id } }));
    await oneAtATime(turn.db);
    const merge = await lastMerge(turn, kept.id);
    if (!merge || (sure !== "" && sure !== merge.id)) return refuse(words.notMerged(kept.name));
    const other = await turn.db.member.findUniqueOrThrow({ where: { id: merge.from } });
    const deals = await dealsOf(turn, kept.id, merge);
    if (sure !== "") {
      if (!(await separate(turn, kept.id, merge, deals))) return refuse(words.notMerged(kept.name));
      return done(turn, words.separated(other.name, kept.name));
    }
    const says = words.separateSays(other.name, kept.name, deals.length);
    const press = button(
      words.separate,
      "team.separate",
      { who: kept.id, merge: merge.id },
      { style: "danger" },
    );
    return showCard(
      card(turn.locale, words.separateTitle, [paragraph(says), actions(press)], {
        tone: "warning",
        summary: says,
      }),
      { replace: turn.kind === "action" },
    );
  },
});

/** The last merge into the member that stands, if it told enough. */
async function lastMerge({ db, workspace }: Turn, kept: string): Promise<Merge | undefined> {
  const [row] = await db.$queryRaw<{ id: string; values: unknown }[]>(sql`
    SELECT e."id"::text AS "id", e."values" FROM "Event" e
    WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subject" = 'member' AND e."subjectId" = ${kept}::uuid
      AND e."kind" = 'merge' AND ${notTakenBack(sql`e."id"`)}
    ORDER BY e."id" DESC LIMIT 1`);
  const told = row && merging.safeParse(row.values).data;
  return told && { id: row.id, ...told };
}

/** Those that came with it and have not gone on to somebody else. */
const dealsOf = ({ db, workspace }: Turn, kept: string, { deals }: Merge): Promise<Deal[]> =>
  loadDeals(db, {
    workspaceId: workspace.id,
    owners: [kept],
    withdrawn: true,
    where: [sql`d."id" = ANY(${deals}::uuid[])`],
  });

/** @returns false when no account of the other is left to go back */
async function separate(turn: Turn, kept: string, merge: Merge, deals: readonly Deal[]): Promise<boolean> {
  if (!(await partMembers(turn, kept, merge.from, merge))) return false;
  const owner = (await holdOwner(turn, merge.from))!;
  await assignDeals(turn, deals, owner, "separate");
  await partQuotas(turn, kept, merge.from, merge.quotas);
  await passTeamsOn(turn, kept, merge.from, merge.teams);
  await recordEvents(turn, [
    {
      ...{ subject: "member", subjectId: kept, kind: "separate", undoes: merge.id },
      values: { to: merge.from, deals: deals.map(({ id }) => id) },
    },
  ]);
  return true;
}
