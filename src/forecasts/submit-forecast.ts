import { z } from "zod";
import { doubtedInput, fillForm } from "../chat/fill-form.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { formatList } from "../text/count.ts";
import { sameWeek } from "./answer-values.ts";
import { loadAsked } from "./asked-deals.ts";
import { loadQuarters } from "./asked-quarters.ts";
import { isOverdue } from "./attention.ts";
import { inTheNameOf, inWhoseName } from "./in-the-name-of.ts";
import { forecastNow } from "./show-forecast.ts";
import { dayAsked, openedWith, promisesIn, submitForm } from "./submit-form.ts";
import { submitWeek } from "./submit-week.ts";
import { forecastWords } from "./words.ts";

const input = z.object({
  promised: z.string().trim().max(80).default(""),
  next: z.string().trim().max(80).default(""),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  week: z.string().max(10).optional(),
  for: z.uuid().optional(),
  ...openedWith,
  doubted: doubtedInput,
});

/** The rest is unchanged, and one number for the quarter, near its end another for the next: then the week is answered. */
export const submitForecast = defineUseCase({
  name: "forecast.submit",
  command: {
    group: "forecast",
    en: ["submit"],
    zh: ["提交", "上报"],
    fromLine: (_words, rest) => ({ promised: rest }),
  },
  needs: "forecast.answer",
  changes: true,
  input,
  async run(asker, values) {
    const turn = await inTheNameOf(asker, values.for);
    const words = forecastWords(turn.locale);
    sameWeek(turn, values.week);
    const week = runningWeek(turn.workspace, turn.now);
    const asked = await loadAsked(turn, turn.member.id, week);
    const open = asked.deals
      .filter(({ deal, answer }) => !answer && deal.outcome === null)
      .map(({ deal }) => deal);
    const overdue = open.filter((deal) => isOverdue(deal, turn.today));
    if (overdue.length > 0) {
      const customers = [...new Set(overdue.map((deal) => deal.customer.name))].slice(0, 5);
      const banner = words.overdueFirst(overdue.length, formatList(customers, turn.locale));
      // They stand on the first page; a form stays as it is, to be sent again.
      return turn.kind === "submit"
        ? refuse(banner)
        : forecastNow(turn, 1, { replace: turn.kind === "action", banner });
    }
    const day = dayAsked(turn, values.day, week);
    const { facts: quarters } = await loadQuarters(turn, { week, day, submission: asked.submission });
    const plan = submitForm(turn, quarters, {
      ...{ page: String(values.page), week: week.id, day: day.toString(), ...inWhoseName(turn) },
      unchanged: open.length,
      ...{ submission: asked.submission, seen: values.seen },
    });
    const filled = fillForm(turn, plan, values);
    if (!filled.ok) return filled.reply;
    await submitWeek(turn, open, promisesIn(quarters, filled.said));
    return forecastNow(turn, undefined, { replace: true, banner: words.thanks(open.length) });
  },
});
