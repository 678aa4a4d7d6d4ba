/** A form → a Slack modal. Pure. */

import { createHash } from "node:crypto";
import type { KnownBlock, ModalView } from "@slack/types";
import type { Locale } from "../../text/locale.ts";
import type { Form } from "../form.ts";
import { limits } from "./limits.ts";
import { type Origin, packLuggage } from "./origin.ts";
import { plainText } from "./plain-text.ts";
import { renderBlocks } from "./render-card.ts";
import { renderField } from "./render-field.ts";
import { slackWords } from "./words.ts";

export type Modal = Omit<ModalView, "blocks"> & { blocks: KnownBlock[] };

const nowhere: Origin = { user: "", channel: "", private: false };

/**
 * @param options.origin where the answer to the submitted form goes
 * @param options.depth position in the stack of modals, 1 for its root
 * @param options.problems sentences about fields that the form does not have; they are shown on top
 * @throws RangeError when the form is too big for a modal: it has to ask on several pages
 */
export function renderForm(
  form: Form,
  options: { origin?: Origin; depth?: number; problems?: readonly string[] } = {},
): Modal {
  const { origin = nowhere, depth = 1, problems = [] } = options;
  const { locale } = form;
  const actionId = pageId(form);
  const blocks: KnownBlock[] = [
    ...titleInFull(form.title, locale),
    ...problems.map((problem) => warningBlock(problem, locale)),
    ...renderBlocks(form.intro, { nativeTables: 0, rowsWithButton: limits.viewBlocks }, locale),
    ...form.fields.flatMap((field) => renderField(field, actionId, locale)),
  ];
  if (blocks.length > limits.viewBlocks)
    throw new RangeError(
      `Form ${form.action} takes ${blocks.length} blocks, a modal holds ${limits.viewBlocks}`,
    );
  if (form.action.length > limits.callbackId) throw new RangeError("The action's name is too long");
  const modal: Modal = {
    type: "modal",
    callback_id: form.action,
    private_metadata: packLuggage(form, origin, depth),
    title: plainText(form.title, limits.modalTitle, locale),
    submit: plainText(submitLabel(form, locale), limits.modalButton, locale),
    close: plainText(form.cancel, limits.modalButton, locale),
    blocks,
  };
  const bytes = Buffer.byteLength(JSON.stringify(modal));
  if (bytes > limits.viewBytes) throw new RangeError(`Form ${form.action} takes ${bytes} bytes`);
  return modal;
}

/** A warning above everything else; its block_id tells it from the form's own blocks. */
export const warningBlock = (sentence: string, locale: Locale): KnownBlock => ({
  type: "section",
  text: plainText(`⚠️ ${sentence}`, limits.text, locale),
});

/** A modal's title holds 24 characters: a longer one is cut there and stands in full below. */
const titleInFull = (title: string, locale: Locale): KnownBlock[] =>
  title.length > limits.modalTitle ? [{ type: "header", text: plainText(title, limits.header, locale) }] : [];

/** "Move to Qualified custo…" reads broken: the title and the words above the fields tell what is sent. */
const submitLabel = ({ submit }: Form, locale: Locale): string =>
  submit.length > limits.modalButton ? slackWords(locale).send : submit;

/** Equal when the same page is shown again with its errors, different on another page. */
function pageId(form: Form): string {
  const content = JSON.stringify([form.id, form.hidden, form.fields.map((field) => field.name)]);
  return `answer-${createHash("sha256").update(content).digest("hex").slice(0, 12)}`;
}
