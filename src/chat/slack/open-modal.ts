/** Opens a form as a modal: alone, on top of the one whose button was pressed, or in its place. */
import type { Form } from "../form.ts";
import type { Desk } from "./desk.ts";
import { slackWord, toSendError } from "./errors.ts";
import { limits } from "./limits.ts";
import type { Origin } from "./origin.ts";
import { renderForm } from "./render-form.ts";

/** The modal that a pressed button stands in. */
export type ModalBelow = Readonly<{ id: string; depth: number }>;

/** Another press brings a fresh trigger and may help; what Slack says about the form itself will be said again. */
const aboutTheMoment = [
  "expired_trigger_id",
  "exchanged_trigger_id",
  "invalid_trigger_id",
  "trigger_expired",
  "trigger_exchanged",
  "push_limit_reached",
  "not_found",
];

/** @returns "late" when another press may open it, "never" when the form is not one that Slack shows */
export async function openModal(
  desk: Desk,
  origin: Origin,
  form: Form,
  trigger: string,
  below?: ModalBelow,
): Promise<"opened" | "late" | "never"> {
  const deeper = below !== undefined && below.depth < limits.modalsDeep;
  const depth = below ? below.depth + (deeper ? 1 : 0) : 1;
  const { views } = desk.client.quick;
  try {
    const view = renderForm(form, { origin, depth });
    if (!below) await views.open({ trigger_id: trigger, view });
    else if (deeper) await views.push({ trigger_id: trigger, view });
    else await views.update({ view_id: below.id, view });
    return "opened";
  } catch (error) {
    const word = slackWord(error);
    desk.log.warn({ error: String(error), word, form: form.action }, "A form could not be opened");
    const passes = toSendError(error, false).retryable || aboutTheMoment.includes(word ?? "");
    return passes ? "late" : "never";
  }
}
