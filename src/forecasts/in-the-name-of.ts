/** Answering for a colleague who is away: their deals and their week, by the hand of their cover. */
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";
import { coveredBy } from "../measures/absences.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { forecastWords } from "./words.ts";

/**
 * The turn as that of the colleague, done by whose it is; language and zone stay the reader's.
 * @param memberId the colleague's, untrusted; the turn itself when missing
 * @throws Refusal for who is not their cover (any more)
 */
export async function inTheNameOf(turn: Turn, memberId: string | undefined): Promise<Turn> {
  const { db, workspace, member, now } = turn;
  if (memberId === undefined || memberId === member.id) return turn;
  const { closeDate } = runningWeek(workspace, now);
  const [absent] = await coveredBy(db, workspace.id, closeDate, [member.id], sql`m."id" = ${memberId}::uuid`);
  if (!absent) throw new Refusal(refuse(forecastWords(turn.locale).notCovering));
  const { coverId: _, ...colleague } = absent;
  return { ...turn, member: { ...colleague, locale: member.locale, zone: member.zone }, doneBy: member };
}

/** What the buttons and forms of a card carry, so that they answer for whom it is. */
export const inWhoseName = ({ member, doneBy }: Pick<Turn, "member" | "doneBy">): { for?: string } =>
  doneBy ? { for: member.id } : {};
