import { z } from "zod";
import { button } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { type Read, right, wrong } from "../../chat/question.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { fileIds } from "../../files/claim-files.ts";
import { formatDate } from "../../text/format/date.ts";
import { numberIn, tellsWhatHappened } from "../../understanding/deal-name.ts";
import { attachAlone, attachTo } from "../attaching/attach-files.ts";
import { sayTouchFirst } from "../card/say-touch.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { cardWords } from "../card/words.ts";
import type { Deal } from "../facts/deal.ts";
import { dealNamed, maxNote } from "../facts/deal-values.ts";
import { isClosed } from "../facts/goes-on.ts";
import { type NextStep, nextInNote } from "../lines/next-in-note.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { type DealAndRest, readDealAndRest } from "../naming/deal-and-rest.ts";
import { isOnlyHelping } from "../naming/helped-deals.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { type TouchTold, writeNote } from "../writing/write-note.ts";
import { editWords } from "./words.ts";

/** What fits into every platform's button value, whatever the characters. */
const longestInButton = 500;

const input = dealNamed.extend({
  line: z.string().max(20_000).optional(),
  note: z.string().trim().max(20_000).default(""),
  /** What was sent with it. */
  files: fileIds.optional(),
});

/** `/deal note ACME met the CFO`: as many words as name the deal, and the rest as it is. */
export const noteDeal = defineUseCase({
  name: "deal.note",
  command: {
    group: "deal",
    en: ["note", "notes", "log-note"],
    zh: ["备注", "记", "跟进"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, typed) {
    const words = editWords(turn.locale);
    const line = typed.line === undefined ? undefined : await readDealAndRest(turn, typed.line);
    const { values, unknown } = line ? noteIn(line, typed.line ?? "") : { values: typed, unknown: undefined };
    const files = typed.files?.join(",");
    const deal = await theDeal(turn, values, {
      action: "deal.note",
      helped: true,
      values: optional({ note: values.note, files }),
      unknown,
      tooLong: values.note.length > longestInButton,
    });
    if (typed.files && values.note === "" && turn.kind !== "submit")
      return attachAlone(turn, deal, typed.files);
    const form = {
      action: "deal.note",
      title: words.noteTitle(deal.customer.name),
      hidden: optional({ id: deal.id, files }),
      questions: {
        note: {
          type: "paragraph",
          label: words.noteLabel,
          required: true,
          maxLength: maxNote,
          placeholder: words.notePlaceholder,
          read: (text: string) => readNote(turn, text),
        },
      },
      complete: turn.kind === "submit" || values.note !== "",
    } as const;
    const filled = fillForm(turn, form, values);
    if (!filled.ok) return filled.reply;
    const { now, eventId, touch } = await writeNote(turn, deal, filled.said.note, {
      conversation: turn.place.channel,
    });
    if (typed.files) await attachTo(turn, typed.files, { eventId, dealId: deal.id });
    // Who only helps notes what they did; what comes next is up to whose deal it is.
    const helps = await isOnlyHelping(turn, deal);
    const next = !helps && !isClosed(turn.pipelines, deal) ? nextIn(turn, filled.said.note) : undefined;
    const banner = next
      ? words.notedAndPlanned(deal.number, sayNext(turn, next), replaced(turn, deal, next))
      : words.notedOn(deal.number);
    const told = isTold(touch) ? `${words.understood(sayTouchFirst(turn, touch))}${banner}` : banner;
    return showChangedDeal(turn, next ? await plan(turn, now, eventId, next) : now, {
      ...{ banner: told, undo: !helps },
      also:
        isTold(touch) && !helps
          ? [button(cardWords(turn.locale).correctTouch, "deal.touch", { corrects: eventId })]
          : [],
    });
  },
});

/** `/deal note met the CFO`, 备注 今天见了张总 name no deal: all of it is the note, and which deal it is about is asked. */
function noteIn({ deal, found, rest }: DealAndRest, line: string) {
  const isUnknown = found.kind === "none" && found.near.length === 0;
  const isOnlyName = rest === "" && !tellsWhatHappened(deal);
  if (!isUnknown || isOnlyName || numberIn(deal)?.isSure)
    return { values: { deal, found, note: rest, id: undefined }, unknown: undefined };
  return { values: { deal: "", note: line.trim(), id: undefined }, unknown: deal };
}

/** Whether the note was understood to say more of a touch than that there was one. */
const isTold = (touch: TouchTold | undefined): touch is TouchTold =>
  touch !== undefined && (touch.kind !== "other" || touch.minutes !== null);

const nextIn = ({ today, workspace }: Turn, note: string): NextStep | undefined =>
  nextInNote(note, { ...workspace.settings, today, currency: workspace.currency });

/** What the note says comes next becomes the deal's next step; an undo takes both back. */
const plan = (turn: Turn, deal: Deal, note: string, { step, date }: NextStep): Promise<Deal> =>
  changeDeal(turn, { deal, kind: "edit", columns: { nextStepDate: date.toString() }, nextStep: step, note });

const sayNext = (
  { locale, today }: Turn,
  { step, date }: Readonly<{ step: string; date: NextStep["date"] | null }>,
): string => (date ? `${formatDate(date, locale, today)} ${step}` : step);

/** What stood there, so that nobody loses it unseen; "" for nothing, or the same on another day. */
const replaced = (turn: Turn, { nextStep, nextStepDate }: Deal, { step }: NextStep): string =>
  nextStep === null || nextStep === step ? "" : sayNext(turn, { step: nextStep, date: nextStepDate });

function readNote({ locale }: Turn, typed: string): Read<string> {
  if (typed === "") return wrong(chatWords(locale).required);
  return typed.length > maxNote ? wrong(editWords(locale).noteTooLong(typed.length, maxNote)) : right(typed);
}
