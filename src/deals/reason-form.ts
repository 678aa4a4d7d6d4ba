/** The small forms that want a reason: back, lose, reopen. */
import { type Field, type Form, form } from "../chat/form.ts";
import type { Turn } from "../chat/use-case.ts";
import { type Deal, lostReasons } from "./deal.ts";

export function reasonForm(
  turn: Turn,
  deal: Deal,
  parts: {
    action: string;
    title: string;
    submit: string;
    first?: Field;
    reason: string;
    required: boolean;
    hidden?: Record<string, string>;
  },
  typed: Readonly<{ reason?: string }> = {},
  error?: string,
): Form {
  const reason: Field = {
    name: "reason",
    type: "paragraph",
    label: parts.reason,
    required: parts.required,
    maxLength: 1000,
    value: typed.reason ?? "",
    error,
  };
  return form({
    id: turn.formId,
    action: parts.action,
    title: parts.title,
    submit: parts.submit,
    cancel: turn.text.chat.cancel,
    hidden: { id: deal.id, from: deal.stage, ...parts.hidden },
    fields: parts.first ? [parts.first, reason] : [reason],
  });
}

export function lostReasonField(turn: Turn, value?: string): Field {
  const { lostReasonNames, lostReason } = turn.text.deals;
  const options = lostReasons.map((reason) => ({ value: reason, label: lostReasonNames[reason] }));
  return { name: "lostReason", type: "choice", label: lostReason, required: true, value, options };
}
