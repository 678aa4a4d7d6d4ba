import { z } from "zod";
import { actions, button, type Card, card, text as paragraph, quiet } from "../../chat/card.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { shorten } from "../../text/shorten.ts";
import { reasonOfDeal } from "../facts/deal-reason.ts";
import { findLessons, type Lesson } from "./find-lessons.ts";
import { lessonWords } from "./words.ts";

/** As many as one reads at once. */
const shown = 8;
/** The deal's history has the rest. */
const gist = 400;

/** `/deal lessons`, 案例 价格, `/deal lessons shortlisted finance`: what was learned from deals like this one. */
export const listLessons = defineUseCase({
  name: "deal.lessons",
  command: {
    group: "deal",
    en: ["lessons"],
    zh: ["案例", "案例库", "经验"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({ line: z.string().trim().max(200).default("") }),
  run: async (turn, { line }) => showCard(await lessonsCard(turn, line)),
});

async function lessonsCard(turn: Turn, typed: string): Promise<Card> {
  const words = lessonWords(turn.locale);
  const owners = await ownersWithin(turn.db, turn.member, "deal.see");
  const { lessons, count } = await findLessons(turn, owners, typed, shown);
  const title = typed === "" ? words.listTitle : words.about(typed);
  if (count === 0)
    return card(turn.locale, title, [paragraph(typed === "" ? words.none : words.noneAbout(typed))]);
  return card(turn.locale, title, [
    quiet(words.count(count, lessons.length)),
    ...lessons.flatMap((lesson) => [
      paragraph(`${about(turn, lesson)}\n${shorten(lesson.text, gist)}`),
      actions(button(`#${lesson.number} ${lesson.customer}`, "deal.show", { id: lesson.dealId })),
    ]),
    quiet(words.hint),
  ]);
}

/** "ACME · Retail · lost in Qualified customer · Price · Fang, Dec 3" */
function about(turn: Turn, lesson: Lesson): string {
  const { locale, pipelines } = turn;
  const words = lessonWords(locale);
  const { outcome, stage, customer, industry, who } = lesson;
  const name = pipelines.of(lesson).stages.find(({ code }) => code === stage)?.name[locale] ?? stage;
  const day = lesson.at.toZonedDateTimeISO(turn.member.zone).toPlainDate();
  const isLost = outcome === "lost";
  return [
    customer,
    industry,
    isLost ? words.lost(name) : outcome === "won" ? words.won : name,
    isLost && reasonOfDeal(turn, lesson, "lostReasons", lesson.lostReason),
    outcome === "won" && reasonOfDeal(turn, lesson, "wonReasons", lesson.wonReason),
    who && words.by(who, formatShortDate(day, locale, turn.today)),
  ]
    .filter(Boolean)
    .join(" · ");
}
