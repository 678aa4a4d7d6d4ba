import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { reasonQuestion } from "../../chat/question.ts";
import { notice, refuse } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { recordEvents } from "../../history/record-events.ts";
import { readLead, theLead } from "../lead-named.ts";
import { leadWords } from "../words.ts";
import { answerWarnings, openWarnings } from "./warnings.ts";

/** `/customer keep ACME they decide in March`, `/客户 保留 华信 …`: a lead that would go back to the pool stays, for a reason. */
export const keepLead = defineUseCase({
  name: "customer.keep",
  command: {
    group: "customer",
    en: ["keep"],
    zh: ["保留", "继续跟进"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "lead.take",
  changes: true,
  input: z.object({
    line: z.string().max(1200).optional(),
    name: z.string().trim().max(200).default(""),
    id: z.uuid().optional(),
    reason: z.string().trim().max(1000).default(""),
  }),
  async run(turn, said) {
    const words = leadWords(turn.locale);
    const { name, rest } =
      said.line === undefined ? { name: said.name, rest: said.reason } : await readLead(turn, said.line);
    if (!said.id && name === "") return refuse(words.keepWhat);
    const lead = await theLead(turn, { id: said.id, name }, { action: "customer.keep" });
    const reached = await ownersWithin(turn.db, turn.member, turn.needs);
    const warning = (await openWarnings(turn.db, turn.workspace)).find(
      ({ customerId, memberId }) =>
        customerId === lead.id && (reached === "all" || reached.includes(memberId)),
    );
    if (!warning) return refuse(words.notWarned(lead.name));
    const form = {
      action: "customer.keep",
      title: words.keepTitle(lead.name),
      submit: words.keep,
      hidden: { id: lead.id },
      questions: { reason: reasonQuestion(words.keepReason, words.needKeepReason) },
      complete: turn.kind === "submit" || rest !== "",
    };
    const filled = fillForm(turn, form, { reason: rest });
    if (!filled.ok) return filled.reply;
    await answerWarnings(turn.db, turn.workspace, turn.now, [warning.id], "keep");
    await recordEvents(turn, [
      { subject: "customer", subjectId: lead.id, kind: "keep", remark: filled.said.reason },
    ]);
    return notice(words.kept(lead.name), "good");
  },
});
