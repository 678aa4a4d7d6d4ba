import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { needed } from "../../chat/question.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { readDealAndRest } from "../naming/deal-and-rest.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { lessonWords } from "./words.ts";

const longestInButton = 300;

/** `/deal lesson ACME they compared three-year cost`: what others should know next time, kept with the deal. */
export const keepLesson = defineUseCase({
  name: "deal.lesson",
  command: {
    group: "deal",
    en: ["lesson"],
    zh: ["写案例", "记案例"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: dealNamed.extend({
    line: z.string().max(3000).optional(),
    lesson: z.string().trim().max(2000).default(""),
  }),
  async run(turn, values) {
    const words = lessonWords(turn.locale);
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
    const lesson = line?.rest ?? values.lesson;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.lesson",
      values: optional({ lesson }),
      tooLong: lesson.length > longestInButton,
    });
    const form = {
      action: "deal.lesson",
      title: words.lessonTitle(deal.customer.name),
      submit: words.lessonSubmit,
      hidden: { id: deal.id },
      questions: {
        lesson: {
          type: "paragraph",
          label: words.lessonLabel,
          placeholder: words.lessonPlaceholder,
          required: true,
          maxLength: 2000,
          read: needed(words.needLesson),
        },
      },
      complete: turn.kind === "submit" || lesson !== "",
    } as const;
    const filled = fillForm(turn, form, { lesson });
    if (!filled.ok) return filled.reply;
    const now = await changeDeal(turn, { deal, kind: "lesson", remark: filled.said.lesson });
    return showChangedDeal(turn, now, { banner: words.kept(deal.number), undo: true });
  },
});
