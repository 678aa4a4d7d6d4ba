import { z } from "zod";
import { type GateFacts, type GateKind, inWords, type OwnField, partOf } from "../gate-kind.ts";
import { evidenceEn } from "./words.en.ts";
import { evidenceZh } from "./words.zh.ts";

type Accepts = Readonly<{
  /** In words will do, where there is nothing to attach. */
  note?: boolean;
}>;

const words = { en: evidenceEn, zh: evidenceZh };

/** The part of the answer that is the id of a file. */
export const filePart = "file";

/** A document, picture or link is there: an address, or a file that was sent. */
export const evidence: GateKind<Accepts> = {
  details: { note: z.boolean().optional() },
  parts: [filePart],
  holds: ({ key }, { answers }) =>
    (answers[key] ?? "") !== "" || (answers[partOf(key, filePart)] ?? "") !== "",
  asks(criterion, { locale, offers }) {
    const { label, hint } = inWords(criterion, locale);
    const say = words[locale];
    const where: OwnField = {
      label,
      hint: hint ?? (criterion.note ? say.linkOrNote : say.link),
      type: "line",
      maxLength: 500,
      // Chosen below as well as typed here.
      required: offers.files.length === 0,
      read: (text) =>
        criterion.note || isLink(text)
          ? { ok: true, value: text }
          : { ok: false, error: say.noLink(text.slice(0, 40)) },
    };
    const file: OwnField = {
      ...{ label: say.file(label), name: filePart, part: filePart, type: "choice", required: false },
      options: offers.files.map(({ id, name }) => ({ value: id, label: name })),
      read: (text) =>
        offers.files.some(({ id }) => id === text)
          ? { ok: true, value: text }
          : { ok: false, error: say.noSuchFile },
    };
    return { fields: offers.files.length === 0 ? [where] : [where, file] };
  },
  whyNot: ({ note }, { locale }) => (note ? words[locale].linkOrNote : words[locale].link),
  says: ({ key }, answers: GateFacts["answers"], locale) => answers[key] || words[locale].aFile,
};

/** With a host of at least two parts, so that "http://x" is no evidence of anything. */
function isLink(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return false;
  return new URL(text).hostname.includes(".");
}
