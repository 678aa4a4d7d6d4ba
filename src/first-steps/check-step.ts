import { z } from "zod";
import { actions, button, type Card, card, text as paragraph, trail } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { recordEvents } from "../history/record-events.ts";
import { settingsCard } from "../settings/settings-card.ts";
import { type CheckedStep, checkedKind, checkedSteps, doneSteps } from "./steps.ts";
import { stepsCard } from "./steps-card.ts";
import { stepsWords } from "./words.ts";

/** Shows what a company begins with, where that may be right as it is; `right` says that it is. */
export const checkStep = defineUseCase({
  name: "setup.check",
  needs: "settings.change",
  changes: true,
  input: z.object({ step: z.enum(checkedSteps), right: z.boolean().default(false) }),
  async run(turn, { step, right }) {
    const { db, workspace, now, locale } = turn;
    if (!right) return showCard(await cards[step](turn));
    await recordEvents(turn, [
      { subject: "workspace", subjectId: workspace.id, kind: checkedKind, values: { step } },
    ]);
    return showCard(stepsCard(locale, await doneSteps(db, workspace, now)), { replace: true });
  },
});

const yes = (label: string, step: CheckedStep) =>
  button(label, "setup.check", { step, right: true }, { style: "primary" });

const cards: Readonly<Record<CheckedStep, (turn: Turn) => Card | Promise<Card>>> = {
  async calendar(turn) {
    const { locale, title, blocks } = await settingsCard(turn);
    return card(locale, title, [...blocks, actions(yes(stepsWords(locale).areRight, "calendar"))]);
  },
  process({ locale, pipelines: { standard } }) {
    const words = stepsWords(locale);
    return card(locale, words.processTitle(standard.name[locale]), [
      paragraph(words.processText),
      trail(standard.stages.map(({ name }) => ({ label: name[locale], state: "ahead" }))),
      actions(yes(words.thatsOurs, "process"), button(words.chooseAnother, "settings.company")),
    ]);
  },
};
