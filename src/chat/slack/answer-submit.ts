/** Submitted modals: closed, kept open with what was wrong, or turned into the next page. */

import type { ViewOutput, ViewResponseAction } from "@slack/bolt";
import type { KnownBlock, ModalView } from "@slack/types";
import type { Locale } from "../../text/locale.ts";
import { sayButton } from "../card.ts";
import type { InboundSubmit } from "../inbound.ts";
import type { InvalidReply, Reply } from "../reply.ts";
import { answerOnce } from "./answer-once.ts";
import { afterwards, type Desk, sentence, showReply } from "./desk.ts";
import type { ModalState } from "./form-values.ts";
import { keepTyped } from "./keep-typed.ts";
import { limits } from "./limits.ts";
import type { Luggage } from "./origin.ts";
import { cutVisibly, plainText } from "./plain-text.ts";
import { type Modal, renderForm, warningBlock } from "./render-form.ts";
import { slackWords } from "./words.ts";

/**
 * Answers a submitted modal within Slack's three seconds; what takes longer is first acknowledged by a modal
 * that says so.
 * @param ack may be called once; its body says what becomes of the modal
 */
export async function answerSubmit(
  desk: Desk,
  inbound: InboundSubmit,
  luggage: Luggage,
  view: ViewOutput,
  ack: (body?: ViewResponseAction) => Promise<void>,
): Promise<void> {
  const { origin, locale } = luggage;
  const say = slackWords(locale);
  const answer = answerOnce<ViewResponseAction>(ack, limits.ackMs, () => ({
    response_action: "update",
    view: wordsInModal(say.workingTitle, say.stillWorking, locale),
  }));
  try {
    const reply = await desk.receive(inbound);
    const inModal = modalAnswer(reply, view, luggage, locale);
    const late = !(await answer.send(inModal));
    await afterwards(desk, origin, locale, async () => {
      if (late)
        await desk.client.patient.views.update({
          view_id: view.id,
          view: lateView(inModal, reply, luggage, locale),
        });
      if (inModal.response_action !== "clear") return;
      await showReply(desk, origin, reply, sayButton(say.openForm, "/deal help"));
    });
  } catch (error) {
    desk.log.error({ err: error }, "A Slack form could not be answered");
    await answer.send({ response_action: "update", view: warned(view, say.notShown, locale) });
  }
}

/** Updates the modal; anything shown outside of it comes later. */
function modalAnswer(reply: Reply, view: ViewOutput, luggage: Luggage, locale: Locale): ViewResponseAction {
  const { origin, depth } = luggage;
  switch (reply.type) {
    case "form":
      return { response_action: "update", view: renderForm(reply.form, { origin, depth }) };
    case "invalid":
      return fitsOpenModal(reply, view)
        ? { response_action: "errors", errors: shortened(reply.errors, locale) }
        : { response_action: "update", view: redrawn(reply, luggage) };
    case "notice":
      // Nothing was changed: what they typed stays, with the sentence above it.
      if (reply.tone === "bad") return { response_action: "update", view: warned(view, reply.text, locale) };
      return { response_action: "clear" };
    default:
      return { response_action: "clear" };
  }
}

/** Slack's own red text needs every complaint to be about a field that is on the screen. */
function fitsOpenModal(reply: InvalidReply, view: ViewOutput): boolean {
  const open = view.blocks.flatMap((block) => (block.type === "input" ? [block.block_id ?? ""] : []));
  const asked = reply.form.fields
    .filter((field) => !("options" in field) || field.options.length > 0)
    .map((field) => field.name);
  const complaints = Object.keys(reply.errors);
  return (
    complaints.length > 0 &&
    complaints.every((name) => open.includes(name)) &&
    asked.length === open.length &&
    asked.every((name) => open.includes(name))
  );
}

/** The form redrawn with its errors; those without a field go on top. */
function redrawn(reply: InvalidReply, { origin, depth }: Luggage): ModalView {
  const names = new Set(reply.form.fields.map((field) => field.name));
  const problems = Object.entries(reply.errors).flatMap(([name, error]) => (names.has(name) ? [] : [error]));
  const fields = reply.form.fields.map((field) => ({
    ...field,
    error: reply.errors[field.name] ?? field.error,
  }));
  return renderForm({ ...reply.form, fields }, { origin, depth, problems });
}

const shortened = (errors: Readonly<Record<string, string>>, locale: Locale): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [name, cutVisibly(error, limits.inputHint, locale)]),
  );

const warningId = "loudou-warning";

/** The same modal as it stands, typed answers included, with a warning above its blocks. */
export function warned(view: ViewOutput, words: string, locale: Locale): ModalView {
  const kept = keepTyped(view.blocks, view.state.values as ModalState);
  const blocks = kept.filter((block) => block.block_id !== warningId).slice(0, limits.viewBlocks - 1);
  return {
    type: "modal",
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: view.title,
    ...(view.submit ? { submit: view.submit } : {}),
    ...(view.close ? { close: view.close } : {}),
    blocks: [{ ...warningBlock(words, locale), block_id: warningId }, ...blocks],
  };
}

/** For a modal that already switched to "one moment", so the form is off the screen. */
function lateView(answer: ViewResponseAction, reply: Reply, luggage: Luggage, locale: Locale): ModalView {
  if (reply.type === "invalid") return redrawn(reply, luggage);
  if (answer.response_action === "update" && answer.view.type === "modal") return answer.view;
  const say = slackWords(locale);
  return wordsInModal(say.done, say.doneSentence, locale);
}

/** A modal with nothing to fill in. */
export function wordsInModal(title: string, words: string, locale: Locale): Modal {
  const blocks: KnownBlock[] = sentence(words, locale).blocks;
  return {
    type: "modal",
    title: plainText(title, limits.modalTitle, locale),
    close: plainText(slackWords(locale).close, limits.modalButton, locale),
    blocks,
  };
}
