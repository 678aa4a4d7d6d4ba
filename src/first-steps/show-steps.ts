import { z } from "zod";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { doneSteps } from "./steps.ts";
import { stepsCard } from "./steps-card.ts";

/** `/team setup`, `/团队 开通`: what a new company still has to settle. */
export const showSteps = defineUseCase({
  name: "team.setup",
  command: {
    group: "team",
    en: ["setup", "checklist", "onboarding"],
    zh: ["开通", "开通清单", "清单"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "settings.change",
  changes: false,
  input: z.object({}),
  run: async ({ db, workspace, now, locale }) =>
    showCard(stepsCard(locale, await doneSteps(db, workspace, now))),
});
