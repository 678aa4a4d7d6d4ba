import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fillForm, type Plan } from "../../chat/fill-form.ts";
import type { Said } from "../../chat/question.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import type { OwnField } from "../../company/own-fields.ts";
import { workspaceSettings } from "../../company/workspace-settings.ts";
import { sql } from "../../database/sql.ts";
import { changeSettings } from "../../settings/change-settings.ts";
import { type FieldQuestions, fieldQuestions, firstPlace, type OptionTyped } from "./field-questions.ts";
import { showFields } from "./fields-card.ts";
import { fieldsWords } from "./words.ts";

/** All of them stand in one form, which carries what it showed. */
const mostInUse = 30;

/** `/customer fields`: what the company wants to know of its customers beside what everybody does. */
export const listFields = defineUseCase({
  name: "customer.fields",
  command: {
    group: "customer",
    en: ["fields"],
    zh: ["字段"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "settings.change",
  changes: false,
  input: z.object({}),
  run: async (turn) => showFields(turn, turn.workspace.settings.customerFields),
});

/** A field is added, renamed, moved or archived in one form. */
export const writeField = defineUseCase({
  name: "customer.field",
  needs: "settings.change",
  changes: true,
  input: z.object({ key: z.string().max(40).optional() }).catchall(z.unknown()),
  async run(turn, values) {
    const words = fieldsWords(turn.locale);
    const fields = await standingFields(turn);
    const field = fields.find(({ key }) => key === values.key);
    if (values.key && !field) return refuse(words.gone);
    const plan: Plan<FieldQuestions & Record<string, never>> = {
      action: "customer.field",
      title: field ? words.changeTitle(field[turn.locale]) : words.addTitle,
      ...(field && { hidden: { key: field.key } }),
      questions: fieldQuestions(turn, fields, field) as FieldQuestions & Record<string, never>,
      check: (said) => problemsOf(turn, field, said),
    };
    const filled = fillForm(turn, plan, values);
    if (!filled.ok) return filled.reply;
    const said = filled.said as Partial<Said<Required<FieldQuestions>>>;
    const now = fieldOf(field, said);
    const others = fields.filter(({ key }) => key !== now.key);
    if (!now.archived && others.filter(({ archived }) => !archived).length >= mostInUse)
      return refuse(words.tooMany(mostInUse));
    const at = said.place === firstPlace ? 0 : others.findIndex(({ key }) => key === said.place) + 1;
    const customerFields = [...others.slice(0, at), now, ...others.slice(at)];
    await changeSettings(turn, {}, { customerFields });
    const name = now[turn.locale];
    return showFields(turn, customerFields, field ? words.saved(name) : words.added(name));
  },
});

/** As they are now; two admins wait for each other. */
async function standingFields({ db, workspace }: Turn): Promise<readonly OwnField[]> {
  const [row] = await db.$queryRaw<{ settings: unknown }[]>(sql`
    SELECT "settings" FROM "Workspace" WHERE "id" = ${workspace.id}::uuid FOR UPDATE`);
  return workspaceSettings.parse(row?.settings ?? {}).customerFields;
}

function problemsOf(
  { locale }: Turn,
  field: OwnField | undefined,
  said: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const words = fieldsWords(locale);
  const kind = field?.kind ?? said.kind;
  return {
    ...(said.en === "" && said.zh === "" && { [locale]: words.needName }),
    ...(kind === "choice" &&
      Array.isArray(said.options) &&
      said.options.length === 0 && { options: words.needOptions }),
    ...(kind === "computed" && said.formula === "" && { formula: words.needFormula }),
  };
}

function fieldOf(
  before: OwnField | undefined,
  {
    en = "",
    zh = "",
    kind = "text",
    options,
    formula,
    least,
    archived,
  }: Partial<Said<Required<FieldQuestions>>>,
): OwnField {
  const is = before?.kind ?? kind;
  return {
    key: before?.key ?? randomUUID().slice(0, 8),
    ...{ en: en || zh, zh: zh || en, kind: is },
    options: is === "choice" ? optionsAfter(before?.options ?? [], options ?? []) : [],
    least: is !== "number" ? 0 : least === undefined ? (before?.least ?? 0) : least,
    formula: is === "computed" ? (formula ?? "") : "",
    archived: archived ?? false,
  };
}

/** One that is called the same in either language is the same; where as many stand as before, they were renamed. */
function optionsAfter(before: OwnField["options"], typed: readonly OptionTyped[]): OwnField["options"] {
  const standing = before.filter(({ gone }) => !gone);
  const isRenaming = standing.length === typed.length;
  const same = ({ en, zh }: OptionTyped, at: number) =>
    before.find((one) => one.en === en || one.zh === zh) ?? (isRenaming ? standing[at] : undefined);
  const now = typed.map((one, at) => ({
    key: same(one, at)?.key ?? randomUUID().slice(0, 8),
    ...one,
    gone: false,
  }));
  const left = before.filter(({ key }) => !now.some((one) => one.key === key));
  return [...now, ...left.map((one) => ({ ...one, gone: true }))];
}
