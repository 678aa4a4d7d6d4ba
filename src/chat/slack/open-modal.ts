/** Opens a form as a modal: alone, on top of the one whose button was pressed, or in its place. */
import type { Form } from "../form.ts";
import type { Desk } from "./desk.ts";
import { slackWord } from "./errors.ts";
import { limits } from "./limits.ts";
import type { Origin } from "./origin.ts";
import { renderForm } from "./render-form.ts";

/** The modal that a pressed button stands in. */
export type ModalBelow = Readonly<{ id: string; depth: number }>;

/**
 * @returns false when the trigger had expired or Slack did not answer in time: then ask for another press
 * @throws RangeError when the form does not fit a modal
 */
export async function openModal(
  desk: Desk,
  origin: Origin,
  form: Form,
  trigger: string,
  below?: ModalBelow,
): Promise<boolean> {
  const deeper = below !== undefined && below.depth < limits.modalsDeep;
  const depth = below ? below.depth + (deeper ? 1 : 0) : 1;
  const view = renderForm(form, { origin, depth });
  const { views } = desk.client.quick;
  try {
    if (!below) await views.open({ trigger_id: trigger, view });
    else if (deeper) await views.push({ trigger_id: trigger, view });
    else await views.update({ view_id: below.id, view });
    return true;
  } catch (error) {
    desk.log.warn({ error: String(error), word: slackWord(error) }, "A form could not be opened");
    return false;
  }
}
