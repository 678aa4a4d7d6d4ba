/** A part of the company's settings that is changed in one form: it opens filled in, and shows what it made of it. */

import { z } from "zod";
import { fillForm, type Plan } from "../chat/fill-form.ts";
import type { Questions, Said, Sentences } from "../chat/question.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn, type UseCase } from "../chat/use-case.ts";
import type { CompanyColumns } from "../company/company.ts";
import type { Workspace } from "../company/member.ts";
import type { WorkspaceSettings } from "../company/workspace-settings.ts";
import { runningWeek } from "../schedule/running-week.ts";
import { changeSettings } from "./change-settings.ts";
import { settingsCard } from "./settings-card.ts";
import { settingsWords } from "./words.ts";

/** What a submitted form changes; what it does not name stays. */
export type SettingsChange = CompanyColumns & Readonly<{ settings?: Partial<WorkspaceSettings> }>;

export type Section<Q extends Questions> = Readonly<{
  /** Also the action of its button and its form: "settings.hours". */
  name: string;
  title: (turn: Turn) => string;
  /** With what holds now. */
  questions: (turn: Turn) => Q | Promise<Q>;
  check?: (turn: Turn, said: Partial<Said<Q>>) => Sentences<Q>;
  change: (said: Said<Q>, turn: Turn) => SettingsChange;
  /** What is to be said of it; "Saved" when missing. @param turn with the company as it is now @param before as it was */
  saved?: (turn: Turn, before: Workspace) => string;
}>;

/**
 * One section of the settings as a use case: opens its form, saves what was changed, and shows all settings
 * again.
 */
export function defineSection<Q extends Questions>(section: Section<Q>): UseCase {
  return defineUseCase({
    name: section.name,
    needs: "settings.change",
    changes: true,
    input: z.record(z.string(), z.unknown()),
    async run(turn, values) {
      const plan: Plan<Q> = {
        action: section.name,
        title: section.title(turn),
        questions: await section.questions(turn),
        check: (said) => section.check?.(turn, said),
      };
      const filled = fillForm(turn, plan, values);
      return filled.ok ? save(turn, section.change(filled.said, turn), section.saved) : filled.reply;
    },
  });
}

/** The week under way stays the one it is: none is closed by a change of hours or days, nor opened again. */
function staysInItsWeek({ workspace, now }: Turn, changed: Workspace): boolean {
  return runningWeek(workspace, now).id === runningWeek(changed, now).id;
}

async function save(
  turn: Turn,
  { settings = {}, ...columns }: SettingsChange,
  saved: Section<Questions>["saved"],
): Promise<Reply> {
  const words = settingsWords(turn.locale);
  const workspace: Workspace = {
    ...turn.workspace,
    ...columns,
    settings: { ...turn.workspace.settings, ...settings },
  };
  if (!staysInItsWeek(turn, workspace)) return refuse(words.otherWeek);
  await changeSettings(turn, columns, settings);
  const after = { ...turn, workspace };
  const card = await settingsCard(after, saved?.(after, turn.workspace) ?? words.saved);
  return showCard(card, { replace: true });
}
