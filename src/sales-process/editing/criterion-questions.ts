/** What the form asks about a criterion beyond its name, kind by kind, and what its answers make of it. */
import { choiceOf, optionsOf, type Questions, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { buyingRoleNames, buyingRoles } from "../../pipelines/buying-role.ts";
import { freshCode } from "../../pipelines/edits.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import type { Bilingual } from "../../text/locale.ts";
import { wholeQuestion } from "./shared-questions.ts";
import { editingWords } from "./words.ts";

type Kind = Criterion["kind"];
type Of<K extends Kind> = Extract<Criterion, { kind: K }>;

/** @param now undefined for a new one */
export function detailQuestions(turn: Turn, kind: Kind, now: Criterion | undefined): Questions {
  const { locale } = turn;
  const words = editingWords(locale);
  const { required } = chatWords(locale);
  switch (kind) {
    case "field": {
      const options = (Object.keys(words.fields) as Of<"field">["field"][]).map((value) => ({
        value,
        label: words.fields[value],
      }));
      const field = (now as Of<"field"> | undefined)?.field;
      return {
        field: {
          ...choiceOf(options, required),
          label: words.field,
          required: true,
          ...(field && { now: field }),
        },
      };
    }
    case "within": {
      const days = (now as Of<"within"> | undefined)?.workdays;
      const known = typeof days === "number" ? days : undefined;
      return {
        days: wholeQuestion(turn, { label: words.days, hint: words.daysHint, now: known, optional: true }),
      };
    }
    case "number": {
      const { atLeast, atMost } = (now as Of<"number"> | undefined) ?? {};
      return {
        atLeast: wholeQuestion(turn, { label: words.atLeast, now: atLeast, optional: true }),
        atMost: wholeQuestion(turn, { label: words.atMost, now: atMost, optional: true }),
      };
    }
    case "role": {
      const options = buyingRoles.map((value) => ({ value, label: buyingRoleNames[value][locale] }));
      const role = (now as Of<"role"> | undefined)?.role;
      return {
        role: {
          ...choiceOf(options, required),
          label: words.role,
          required: true,
          ...(role && { now: role }),
        },
      };
    }
    case "choice": {
      const { options = [], several = false } = (now as Of<"choice"> | undefined) ?? {};
      return {
        options: {
          ...{
            type: "paragraph",
            label: words.options,
            hint: words.optionsHint,
            required: true,
            maxLength: 2000,
          },
          now: options
            .map(({ name }) => (name.en === name.zh ? name.en : `${name.en} | ${name.zh}`))
            .join("\n"),
          read: (text) => readOptions(turn, text, options),
        },
        several: {
          ...{ type: "tick", label: words.several, required: false, now: several ? "yes" : "" },
          read: (text) => right(text === "yes"),
        },
      };
    }
    case "approval": {
      const options = optionsOf(["manager", "colleague"] as const, words.approvers);
      const by = (now as Of<"approval"> | undefined)?.by ?? "manager";
      return { by: { ...choiceOf(options, required), label: words.approver, required: true, now: by } };
    }
    default:
      return {};
  }
}

type Options = Of<"choice">["options"];

/** What keeps one of its names keeps its code, so that answers keep their meaning. */
function readOptions({ locale }: Turn, text: string, known: Options): Read<Options> {
  const taken = new Set(known.map(({ code }) => code));
  const options = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [en = "", zh = en] = line.split(/\s*[|｜]\s*/);
      const name: Bilingual = { en, zh };
      const former = known.find((one) => one.name.en === en || one.name.zh === zh);
      const code = former?.code ?? freshCode(name, taken, "option");
      taken.add(code);
      return { code, name };
    });
  return options.length < 2 ? wrong(editingWords(locale).twoOptions) : right(options);
}

type Answers = Readonly<Record<string, unknown>>;

/** The criterion's own part, as its kind has it. @param said by the names of {@link detailQuestions} */
export function detailsFrom(kind: Kind, said: Answers, now: Criterion | undefined): object {
  switch (kind) {
    case "field":
      return { field: said.field };
    case "within":
      return { workdays: said.days ?? "short-term" };
    case "number": {
      const of = (now as Of<"number"> | undefined)?.of;
      return {
        ...(of && { of }),
        ...(said.atLeast !== null && { atLeast: said.atLeast }),
        ...(said.atMost !== null && { atMost: said.atMost }),
      };
    }
    case "role":
      return { role: said.role };
    case "choice":
      return { options: said.options, several: said.several };
    case "approval":
      return { by: said.by };
    default:
      // Whether a note goes with it is said in the file.
      return now && "note" in now ? { note: now.note } : {};
  }
}
