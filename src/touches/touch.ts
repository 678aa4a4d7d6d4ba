import { z } from "zod";
import { actions, button, card, text as paragraph, strong } from "../chat/card.ts";
import { fillForm, type Plan } from "../chat/fill-form.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn, type UseCase } from "../chat/use-case.ts";
import { peopleAt } from "../customers/known-people.ts";
import { attachTo } from "../deals/attaching/attach-files.ts";
import { dealName } from "../deals/card/deal-card.ts";
import { sayMinutes, sayTouchFirst } from "../deals/card/say-touch.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import { cardWords } from "../deals/card/words.ts";
import { dealNamed } from "../deals/facts/deal-values.ts";
import { isOnlyHelping } from "../deals/naming/helped-deals.ts";
import { takeNoteBack } from "../deals/writing/write-note.ts";
import { fileIds, moveFiles } from "../files/claim-files.ts";
import { formatDate } from "../text/format/date.ts";
import { readTouch } from "../understanding/read-touch.ts";
import { type TouchKind, touchKinds } from "../understanding/touch-kind.ts";
import { takeTouchBack } from "./customer-touch.ts";
import { ownTouch, type Touch } from "./load-touches.ts";
import { type About, type NewTouch, type Recorded, recordTouch } from "./record-touch.ts";
import { questionsFor, type Standing, type TouchForm, type TouchSaid } from "./touch-form.ts";
import { readTouchLine } from "./touch-line.ts";
import { aboutOf, whomWith } from "./whom.ts";
import { touchWords } from "./words.ts";

const typed = z.string().max(20_000).optional();
const input = dealNamed.extend({
  /** A customer's id. */
  customer: z.uuid().optional(),
  line: typed,
  /** What was said of it, where a button asks with which deal it was. */
  said: typed,
  kind: z.enum(touchKinds).optional(),
  note: typed,
  people: z.string().max(4000).optional(),
  newPerson: z.string().trim().max(200).optional(),
  minutes: z.string().trim().max(40).optional(),
  on: z.string().trim().max(120).optional(),
  nextStep: z.string().trim().max(400).optional(),
  nextDate: z.string().trim().max(120).optional(),
  files: fileIds.optional(),
  /** The id of the event of the touch that this one takes the place of. */
  corrects: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
type Input = z.output<typeof input>;
type Group = "deal" | "customer";

async function run(turn: Turn, values: Input, group: Group): Promise<Reply> {
  const former = values.corrects === undefined ? undefined : await toCorrect(turn, values.corrects);
  const files = values.files?.join(",");
  const { about, said } =
    former ??
    (await whomWith(
      turn,
      { ...values, said: values.said ?? "" },
      {
        action: "deal.touch",
        values: { kind: values.kind, files },
        group,
      },
    ));
  if (values.files && !about.deal) return refuse(touchWords(turn.locale).needsDeal);
  // Who only helps says what they did: neither is what comes next theirs to plan, nor are the customer's people theirs to see.
  const helps = about.deal !== undefined && (await isOnlyHelping(turn, about.deal));
  const contacts = former?.touch.contacts.map(({ id }) => id);
  const people = helps ? [] : await peopleAt(turn, about.customer.id, contacts);
  const plan: Plan<TouchForm> = {
    action: "deal.touch",
    title: touchWords(turn.locale)[former ? "correctTitle" : "title"](about.customer.name),
    submit: touchWords(turn.locale).submit,
    hidden: hiddenOf(about, values.corrects, files),
    questions: questionsFor(turn, about, former ? standingOf(turn, former.touch) : nothingYet(turn, values), {
      people,
      asksNext: former === undefined && !helps,
    }),
    check: ({ nextStep, nextDate }) =>
      nextDate && !nextStep ? { nextStep: touchWords(turn.locale).needStep } : undefined,
    ...(turn.kind !== "submit" && said !== "" && { complete: isComplete(turn, said) }),
  };
  const filled = fillForm(
    turn,
    plan,
    turn.kind === "submit" ? values : { ...values, ...fieldsOf(turn, said, values.kind) },
  );
  if (!filled.ok) return filled.reply;
  const asked: TouchSaid = filled.said;
  if (former) await takeBack(turn, former.about, former.touch);
  const recorded = await recordTouch(turn, about, {
    ...touchOf(turn, asked, former !== undefined),
    conversation: turn.place.channel,
  });
  if (values.files && about.deal) await attachTo(turn, values.files, { ...recorded, dealId: about.deal.id });
  if (former?.about.deal) await moveFiles(turn, former.touch.eventId, recorded.eventId);
  return shown(turn, about, asked, recorded, former !== undefined);
}

/** A line that tells of a day to come, or of nothing but a day, is shown in the form. */
function isComplete(turn: Turn, said: string): boolean {
  const { note, on } = readLine(turn, said);
  return note !== "" && note.length <= 4000 && on.toString() <= turn.today.toString();
}

const readLine = ({ today, workspace }: Turn, said: string) =>
  readTouchLine(said, { ...workspace.settings, today, currency: workspace.currency });

/** A line as the form's texts. */
function fieldsOf(turn: Turn, said: string, kind: TouchKind | undefined): Record<string, string> {
  if (said === "") return {};
  const { note, on, minutes, next } = readLine(turn, said);
  return {
    kind: kind ?? readTouch(note, { ...turn.workspace.settings, today: turn.today }).kind,
    ...{ note, on: on.toString() },
    minutes: minutes === null ? "" : sayMinutes(turn.locale, minutes),
    ...(next && { nextStep: next.step, nextDate: next.date?.toString() ?? "" }),
  };
}

const nothingYet = (turn: Turn, { kind }: Input): Standing => ({
  kind: kind ?? "visit",
  on: turn.today.toString(),
  minutes: "",
  note: "",
  people: [],
});

const standingOf = ({ locale }: Turn, { kind, on, minutes, text, contacts }: Touch): Standing => ({
  ...{ kind, on, note: text },
  minutes: minutes === null ? "" : sayMinutes(locale, minutes),
  people: contacts.map(({ id }) => id),
});

const hiddenOf = ({ deal, customer }: About, corrects: string | undefined, files: string | undefined) => ({
  ...(deal ? { id: deal.id } : { customer: customer.id }),
  ...(corrects !== undefined && { corrects }),
  ...(files !== undefined && { files }),
});

/** Whom the text names counts until somebody is ticked; in a correction what is ticked is all. */
function touchOf(
  turn: Turn,
  { kind, note, on, minutes, people, newPerson, nextStep, nextDate }: TouchSaid,
  isCorrection: boolean,
): NewTouch {
  const chosen = people ?? [];
  const isChosen = chosen.length > 0 || (isCorrection && turn.kind === "submit");
  return {
    ...{ kind, on, minutes, text: note },
    ...(isChosen && { contactIds: chosen }),
    ...(newPerson && { newPerson }),
    ...(nextStep && { next: { step: nextStep, date: nextDate ?? null } }),
  };
}

/** @throws Refusal */
async function toCorrect(turn: Turn, eventId: string) {
  const touch = await ownTouch(turn, eventId);
  const about = touch && (await aboutOf(turn, touch));
  if (!touch || !about) throw new Refusal(refuse(touchWords(turn.locale).gone));
  return { touch, about, said: "" };
}

const takeBack = (turn: Turn, { deal, customer }: About, { eventId }: Touch): Promise<void> =>
  deal ? takeNoteBack(turn, deal, eventId) : takeTouchBack(turn, customer.id, eventId);

async function shown(
  turn: Turn,
  about: About,
  said: TouchSaid,
  recorded: Recorded,
  isCorrected: boolean,
): Promise<Reply> {
  const words = touchWords(turn.locale);
  const touch = sayTouchFirst(turn, { ...said, on: said.on.toString(), contacts: recorded.contacts });
  const told = words[isCorrected ? "correctedTo" : "recorded"];
  const correct = button(cardWords(turn.locale).correctTouch, "deal.touch", { corrects: recorded.eventId });
  if (recorded.deal) {
    const { deal } = recorded;
    const next = recorded.planned && deal.nextStep ? words.planned(nextOf(turn, said)) : "";
    const banner = [told(touch, dealName(deal)), next].filter(Boolean).join(turn.locale === "zh" ? "" : " ");
    return showChangedDeal(turn, deal, { banner, undo: true, also: [correct] });
  }
  const { customer } = about;
  const banner = told(touch, customer.name);
  return showCard(
    card(
      turn.locale,
      customer.name,
      [
        strong(banner),
        said.note ? paragraph(said.note) : undefined,
        said.nextStep ? paragraph(words.noPlan(said.nextStep)) : undefined,
        actions(
          correct,
          button(cardWords(turn.locale).undo, "deal.undo", {
            id: customer.id,
            since: turn.now.epochMilliseconds,
          }),
          button(words.again, "deal.touch", { customer: customer.id }),
          button(words.open, "customer.show", { id: customer.id }),
        ),
      ],
      { summary: banner },
    ),
    { replace: true },
  );
}

const nextOf = ({ locale, today }: Turn, { nextStep, nextDate }: TouchSaid): string =>
  [nextDate && formatDate(nextDate, locale, today), nextStep].filter(Boolean).join(" ");

const verbs: Readonly<
  Record<Exclude<TouchKind, "other">, Readonly<{ en: readonly string[]; zh: readonly string[] }>>
> = {
  visit: { en: ["visit", "visited", "meeting"], zh: ["拜访", "走访"] },
  call: { en: ["call", "called", "phone"], zh: ["电话", "通话"] },
  mail: { en: ["mail", "email", "mailed"], zh: ["邮件"] },
  demo: { en: ["demo", "demoed"], zh: ["演示"] },
};

const touchUseCase = (name: string, group: Group, kind: Exclude<TouchKind, "other">): UseCase =>
  defineUseCase({
    name,
    command: { group, ...verbs[kind], fromLine: (_words, rest) => ({ line: rest, kind }) },
    takesFiles: true,
    needs: "deal.change",
    changes: true,
    input,
    run: (turn, values) => run(turn, values, group),
  });

/** The form, and what its buttons ask for. */
const touchForm = defineUseCase({
  name: "deal.touch",
  command: {
    group: "deal",
    en: ["touch", "activity"],
    zh: ["记跟进"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  takesFiles: true,
  needs: "deal.change",
  changes: true,
  input,
  run: (turn, values) => run(turn, values, "deal"),
});

/** `/deal visit ACME met Jen 45min; next: send proposal Fri`, the same of a customer without a deal, and as a form. */
export const recordTouches: readonly UseCase[] = [
  touchForm,
  ...(["visit", "call", "mail", "demo"] as const).flatMap((kind) => [
    touchUseCase(`deal.${kind}`, "deal", kind),
    touchUseCase(`customer.${kind}`, "customer", kind),
  ]),
];
