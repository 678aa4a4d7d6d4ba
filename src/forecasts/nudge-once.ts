/** One private message that somebody asks for by a button: once a day, however many press it. */
import type { Temporal } from "temporal-polyfill";
import type { Card } from "../chat/card.ts";
import { notice, type Reply, refuse } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { dayOf } from "../company/day-of.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import type { Locale } from "../text/locale.ts";
import { forecastWords } from "./words.ts";

type Nudged = Readonly<{ locale: Locale; today: Temporal.PlainDate }>;

/**
 * @param to a member's id @param about what there is one message a day of; a day is the company's
 * @param make in the language and day of who gets it
 * @returns what the presser sees
 */
export async function nudge(
  turn: Turn,
  to: string,
  about: string,
  make: (reader: Nudged) => Card,
): Promise<Reply> {
  const words = forecastWords(turn.locale);
  const { db, workspace, now } = turn;
  const member = await db.member.findFirst({ where: { id: to, workspaceId: workspace.id } });
  if (!member) return refuse(chatWords(turn.locale).staleButton);
  const { name, locale, zone } = member;
  const done = await notifyMember(db, to, {
    key: `asked:${about}:${dayOf(workspace, now)}`,
    card: make({ locale: locale as Locale, today: now.toZonedDateTimeISO(zone).toPlainDate() }),
  });
  if (done === "nowhere") return refuse(words.cannotReach(name));
  return done === "enqueued" ? notice(words.nudged(name), "good") : notice(words.nudgedToday(name));
}
