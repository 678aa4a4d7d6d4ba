/** What one has to know of the people at a key customer's, and its grade. The words are kept where an erasure empties them. */
import { z } from "zod";
import { actions, button, card, facts, strong } from "../../chat/card.ts";
import { doubtedInput } from "../../chat/fill-form.ts";
import { mergeForm, shownInput } from "../../chat/merge-form.ts";
import { asTyped, choiceOf, type Questions } from "../../chat/question.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import { loadFile } from "../../customers/file/customer-file.ts";
import { fileCustomer } from "../../customers/file/write-file.ts";
import { gradeOf } from "../../customers/marking/decided.ts";
import { policyOf } from "../../customers/marking/grade-policy.ts";
import { markCustomers } from "../../customers/marking/mark-customers.ts";
import { theCustomer } from "../../customers/naming/choose-customer.ts";
import { idsWithinReach } from "../../customers/within-reach.ts";
import { keyFacts, noteKeys } from "./on-customer-card.ts";
import { keyWords } from "./words.ts";

const longest = 1000;

const text = z.string().max(longest).optional();

/** `/customer notes ACME` */
export const noteKeyCustomer = defineUseCase({
  name: "customer.notes",
  command: {
    group: "customer",
    en: ["notes"],
    zh: ["备注", "沟通备注", "个人需求"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "file.change",
  changes: true,
  input: z.object({
    line: z.string().max(300).optional(),
    id: z.uuid().optional(),
    shown: shownInput,
    doubted: doubtedInput,
    ...{ needs: text, communication: text, grade: z.string().max(10).optional() },
  }),
  async run(turn, { line, id, shown, doubted, ...values }) {
    const words = keyWords(turn.locale);
    const name = line?.trim() ?? "";
    if (!id && name === "") return refuse(words.whichNotes);
    const customer = await theCustomer(turn, { id, name }, { action: "customer.notes", as: "id" });
    const [reached] = await idsWithinReach(turn, [customer.id], "file.change");
    if (!reached) return refuse(words.notesNotYours(customer.name));
    const before = await loadFile(turn, customer.id);
    const grade = await gradeOf(turn, customer.id);
    const plan = {
      action: "customer.notes",
      title: words.notesTitle(customer.name),
      hidden: { id: customer.id },
      questions: questionsOf(turn, before.words, grade),
      complete: turn.kind === "submit",
    };
    const filled = mergeForm(turn, plan, values, { shown, doubted, clash: words.changedTo });
    if (!filled.ok) return filled.reply;
    const { grade: given, ...notes } = filled.said as Partial<
      Record<"needs" | "communication" | "grade", string>
    >;
    const said = Object.fromEntries(
      Object.entries(notes).flatMap(([field, value]) => {
        const key = noteKeys[field as keyof typeof noteKeys];
        return value === undefined || value === (before.words[key] ?? "") ? [] : [[key, value]];
      }),
    );
    const differs = Object.keys(said).length > 0;
    if (differs) await fileCustomer(turn, customer.id, { columns: {}, words: said });
    const next = given === undefined ? grade : given || null;
    if (next !== grade) await markCustomers(turn, new Map([[customer.id, { grade: next }]]));
    const banner = differs || next !== grade ? words.noted(customer.name) : words.nothingChanged;
    const now = { ...before.words, ...said };
    const shownNow = await keyFacts(turn, customer.id, now);
    return showCard(
      card(
        turn.locale,
        customer.name,
        [
          strong(banner),
          facts(...shownNow),
          actions(
            button(words.open, "customer.show", { id: customer.id }),
            button(words.notes, "customer.notes", { id: customer.id }),
          ),
        ],
        { tone: "good", summary: banner },
      ),
      { replace: true },
    );
  },
});

/** A grade is given by whoever decides about key customers, where the company has any. */
function questionsOf(turn: Turn, said: Readonly<Record<string, string>>, grade: string | null): Questions {
  const words = keyWords(turn.locale);
  const { grades } = turn.workspace.settings;
  const paragraph = (label: string, hint: string, key: string) => ({
    ...{ type: "paragraph" as const, label, hint, required: false, maxLength: longest },
    ...{ now: said[key] ?? "", read: asTyped },
  });
  const options = [
    { value: "", label: words.noGrade },
    ...grades.map((one) => ({ value: one.grade, label: one.grade })),
  ];
  const gives = may(turn.member, "key.mark") && grades.length > 0;
  return {
    needs: paragraph(words.needs, words.needsHint, noteKeys.needs),
    communication: paragraph(words.communication, words.communicationHint, noteKeys.communication),
    ...(gives && {
      grade: {
        ...{ label: words.grade, required: false, ...choiceOf(options, words.gradeNeeded) },
        now: policyOf(grades, grade)?.grade ?? "",
      },
    }),
  };
}
