/** A part of the company's settings that is changed in one form: it opens filled in, and shows what it made of it. */
import { z } from "zod";
import { type Field, form, withAnswers } from "../../chat/form.ts";
import { openForm, type Reply, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn, type UseCase } from "../../chat/use-case.ts";
import { sql } from "../../database/sql.ts";
import { type Changes, recordEvents } from "../../history/record-events.ts";
import type { Workspace } from "../member.ts";
import type { WorkspaceSettings } from "../workspace-settings.ts";
import { settingsCard } from "./settings-card.ts";

/** What a submitted form changes; what it does not name stays. */
export type SettingsChange = Partial<Pick<Workspace, "name" | "zone" | "locale" | "currency">> &
  Readonly<{ settings?: Partial<WorkspaceSettings> }>;

export type ReadSettings =
  | Readonly<{ ok: true; change: SettingsChange }>
  /** A sentence for each field that cannot be. */
  | Readonly<{ ok: false; errors: Readonly<Record<string, string>> }>;

export type Section = Readonly<{
  /** Also the action of its button and its form: "settings.hours". */
  name: string;
  title: (turn: Turn) => string;
  /** Filled with what holds now. */
  fields: (turn: Turn) => readonly Field[];
  read: (turn: Turn, values: Readonly<Record<string, string>>) => ReadSettings | Promise<ReadSettings>;
}>;

export function defineSection(section: Section): UseCase {
  return defineUseCase({
    name: section.name,
    roles: ["admin"],
    changes: true,
    input: z.record(z.string(), z.unknown()),
    async run(turn, values) {
      const shown = form({
        id: turn.formId,
        action: section.name,
        title: section.title(turn),
        submit: turn.text.chat.save,
        cancel: turn.text.chat.cancel,
        fields: section.fields(turn),
      });
      if (turn.kind !== "submit") return openForm(shown);
      const typed = Object.fromEntries(shown.fields.map(({ name }) => [name, textOf(values[name])]));
      const read = await section.read(turn, typed);
      if (read.ok) return save(turn, read.change);
      return { type: "invalid", errors: read.errors, form: withAnswers(shown, typed, read.errors) };
    },
  });
}

/** Untrusted: anything but a text counts as nothing. */
const textOf = (value: unknown): string => (typeof value === "string" ? value.trim().slice(0, 4_000) : "");

/** What differs of it, as it was and as it is now; `before` may hold more, or nothing. */
function changes(before: unknown, after: object): Changes {
  const known = (before ?? {}) as Record<string, unknown>;
  const differing = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value),
  );
  return Object.fromEntries(differing.map(([name, value]) => [name, [known[name] ?? null, value]]));
}

async function save(turn: Turn, { settings = {}, ...columns }: SettingsChange): Promise<Reply> {
  const workspace: Workspace = {
    ...turn.workspace,
    ...columns,
    settings: { ...turn.workspace.settings, ...settings },
  };
  const former = await turn.db.workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  // Merged in the database, so that two admins in two forms do not undo each other.
  await turn.db.$executeRaw(sql`
    UPDATE "Workspace" SET "settings" = "settings" || ${JSON.stringify(settings)}::jsonb WHERE "id" = ${workspace.id}::uuid`);
  await turn.db.workspace.update({ where: { id: workspace.id }, data: columns });
  await recordEvents(turn, [
    {
      ...{ subject: "workspace", subjectId: workspace.id, kind: "settings" },
      values: { columns: { ...changes(former, columns), ...changes(former.settings, settings) } },
    },
  ]);
  const card = await settingsCard({ ...turn, workspace }, turn.text.settings.saved);
  return showCard(card, { replace: true });
}
