/** `/team settings`: which CRM the company pays for, how its file calls columns and stages, and whether Friday brings a workbook. */
import { choiceOf, optionsOf, type Read, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { type CrmPreset, type CrmSettings, crmPresets } from "../company/workspace-settings.ts";
import { pipelinesOfFormer } from "../pipelines/former-stages.ts";
import { defineSection } from "../settings/section.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { type CrmField, crmFields, presets } from "./presets.ts";
import { exportWords } from "./words.ts";

const longestName = 80;
const mostLines = 200;

export const changeCrm = defineSection({
  name: "settings.crm",
  title: (turn) => exportWords(turn.locale).settingsTitle,
  questions(turn) {
    const words = exportWords(turn.locale);
    const { crm } = turn.workspace.settings;
    const names = Object.fromEntries(crmPresets.map((one) => [one, presets[one].name])) as Record<
      CrmPreset,
      string
    >;
    return {
      preset: {
        ...choiceOf(optionsOf(crmPresets, names), chatWords(turn.locale).required),
        ...{ label: words.system, hint: words.systemHint, required: true, now: crm.preset },
      },
      columns: {
        ...{ type: "paragraph" as const, required: false, maxLength: 3000 },
        label: words.columns,
        hint: words.columnsHint,
        now: linesOf(crm.columns, (field) => fieldName(crm, field)),
        read: (text: string): Read<Readonly<Record<string, string>>> =>
          readLines(turn, text, (name) => fieldMeant(name)),
      },
      stages: {
        ...{ type: "paragraph" as const, required: false, maxLength: 6000 },
        label: words.stages,
        hint: words.stagesHint,
        now: linesOf(crm.stages, (code) => stageName(turn, code)),
        read: (text: string): Read<Readonly<Record<string, string>>> =>
          readLines(turn, text, (name) => stageMeant(turn, name)),
      },
    };
  },
  change: (crm) => ({ settings: { crm } }),
});

const linesOf = (named: Readonly<Record<string, string>>, nameOf: (key: string) => string): string =>
  Object.entries(named)
    .map(([key, there]) => `${nameOf(key)} = ${there === "" ? "-" : there}`)
    .join("\n");

/** "StageName = Phase": ours or the preset's name, and how it is called there; "-" for not at all. */
function readLines(
  { locale }: Turn,
  text: string,
  meant: (name: string) => string | undefined,
): Read<Readonly<Record<string, string>>> {
  const words = exportWords(locale);
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length > mostLines) return wrong(words.tooManyLines(mostLines));
  const named: Record<string, string> = {};
  for (const line of lines) {
    const [, name = "", there = ""] = /^(.+?)\s*[=＝]\s*(.*)$/u.exec(line) ?? [];
    const key = name === "" ? undefined : meant(name.trim());
    if (name === "" || there === "") return wrong(words.badLine(line.slice(0, 60)));
    if (key === undefined) return wrong(words.unknownName(name.slice(0, 60)));
    if (there.length > longestName) return wrong(words.tooLong(name.slice(0, 60), longestName));
    named[key] = there === "-" ? "" : there;
  }
  return right(named);
}

const fieldName = ({ preset }: CrmSettings, field: string): string =>
  presets[preset].columns[field as CrmField] ?? field;

/** By our key, or by how any of the presets calls it. */
const fieldMeant = (name: string): CrmField | undefined =>
  crmFields.find((field) =>
    [field, ...crmPresets.map((one) => presets[one].columns[field] ?? "")].some((one) => isSame(one, name)),
  );

const allStages = ({ pipelines }: Turn) =>
  [...pipelines.newest, ...pipelinesOfFormer(pipelines)].flatMap(({ stages }) => stages);

const stageName = (turn: Turn, code: string): string =>
  code === "won" || code === "lost"
    ? exportWords(turn.locale)[code]
    : (allStages(turn).find((stage) => stage.code === code)?.name[turn.locale] ?? code);

function stageMeant(turn: Turn, name: string): string | undefined {
  for (const closed of ["won", "lost"] as const)
    if ([closed, exportWords("en")[closed], exportWords("zh")[closed]].some((one) => isSame(one, name)))
      return closed;
  return allStages(turn).find((stage) =>
    [stage.code, stage.name.en, stage.name.zh].some((one) => isSame(one, name)),
  )?.code;
}

const isSame = (one: string, other: string): boolean =>
  one !== "" && foldForReading(one) === foldForReading(other);
