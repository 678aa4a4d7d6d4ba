import { z } from "zod";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import type { Role } from "../company/member.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import { formatShortDate } from "../text/format/date.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import { absenceForm } from "./absence-form.ts";
import { readAbsenceLine } from "./absence-line.ts";
import { absencesFrom, addAbsence, type NewAbsence } from "./absences.ts";
import { type Person, personNamed, personOf } from "./whose-absence.ts";
import { absenceWords } from "./words.ts";

const text = z.string().trim().max(80).default("");
const input = z.object({
  line: z.string().max(300).optional(),
  member: z.uuid().optional(),
  ...{ from: text, to: text, cover: text },
});

/** `/team away 12/1-12/7 cover Priya`, `/团队 请假 12/1-12/7 陈立代`; admins and managers for their people, too. */
export const setAbsence = defineUseCase({
  name: "team.away",
  command: {
    group: "team",
    en: ["away", "ooo", "leave", "vacation"],
    zh: ["请假", "休假"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "absence.set",
  changes: true,
  input,
  async run(turn, { line, member, ...typed }) {
    const said = line === undefined ? { ...typed, person: "" } : readAbsenceLine(line, turn.today);
    const person = member
      ? await personOf(turn, member)
      : await personNamed(turn, said.person, (id) => ({
          action: "team.away",
          values: { member: id, from: said.from, to: said.to, cover: said.cover },
        }));
    const { db, workspace } = turn;
    const known = await absencesFrom(db, workspace.id, dayOf(workspace, turn.now), "all");
    const colleagues = await db.member.findMany({
      where: { workspaceId: workspace.id, active: true },
      select: { id: true, name: true, role: true },
    });
    const people = colleagues.map(({ role, ...one }) => ({ ...one, role: role as Role }));
    const filled = fillForm(turn, absenceForm(turn, person, known, people, said), said);
    if (!filled.ok) return filled.reply;
    const { from, to, cover } = filled.said;
    const absence = { memberId: person.id, from, to, coverId: cover?.id ?? null };
    const id = await addAbsence(turn, absence);
    const words = absenceWords(turn.locale);
    if (!id) return refuse(words.overlaps(shown(turn, from), shown(turn, to)));
    if (cover) await tellCover(turn, id, person, absence);
    const done = words.isSet(person.name, shown(turn, from), shown(turn, to), cover?.name);
    // Who is away themselves can hardly answer for others.
    const covers = known.filter(
      (one) => one.coverId === person.id && one.from.until(to).sign >= 0 && from.until(one.to).sign >= 0,
    );
    return showCard(
      card(
        turn.locale,
        done,
        [
          paragraph(cover ? words.thenCovered(cover.name) : words.thenCarried),
          ...covers.map((one) =>
            paragraph(words.nobodyCovers(one.name, shown(turn, one.from), shown(turn, one.to))),
          ),
          actions(button(words.cancel, "team.back", { absence: id })),
        ],
        { tone: "good", summary: done },
      ),
      { replace: turn.kind === "submit" },
    );
  },
});

const shown = ({ locale, today }: Pick<Turn, "locale" | "today">, date: NewAbsence["from"]) =>
  formatShortDate(date, locale, today);

async function tellCover(
  turn: Turn,
  id: string,
  person: Person,
  { from, to, coverId }: NewAbsence,
): Promise<void> {
  const cover =
    coverId && (await turn.db.member.findUnique({ where: { id: coverId }, select: { locale: true } }));
  if (!cover || coverId === turn.member.id) return;
  const locale: Locale = localeFrom(cover.locale, turn.locale);
  const words = absenceWords(locale);
  const day = (date: NewAbsence["from"]) => shown({ locale, today: turn.today }, date);
  const said = words.youCover(person.name, day(from), day(to));
  await notifyMember(turn.db, coverId, {
    key: `cover:${id}`,
    card: card(locale, said, [paragraph(words.youCoverThen(person.name))], { summary: said }),
  });
}
