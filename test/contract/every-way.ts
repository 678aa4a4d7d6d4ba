/** One deal from the first to the last stage of whatever pipeline it is told of: what a stage asks for is read off the data. */
import { Temporal } from "temporal-polyfill";
import { expect } from "vitest";
import { chatWords } from "../../src/chat/words.ts";
import { editWords } from "../../src/deals/editing/words.ts";
import { exceptionWords } from "../../src/deals/exceptions/words.ts";
import { fieldWords } from "../../src/deals/fields/words.ts";
import { moveWords } from "../../src/deals/moves/words.ts";
import { type Criterion, kindOf } from "../../src/pipelines/gates/gate-kinds.ts";
import { criteriaOf, type Pipeline, type Stage, stageIndex, winAt } from "../../src/pipelines/pipeline.ts";
import type { Locale } from "../../src/text/locale.ts";
import type { Answer, Shown, ShownForm } from "../fakes/conversation/conversation.ts";
import { type Person, standsIn } from "../fakes/conversation/person.ts";
import { standing } from "../unit/pipelines/gates/standing.ts";

const inDays = (days: number) => Temporal.Now.plainDateISO().add({ days }).toString();
/** Later than any stage waits for an order, and early enough for each. */
const [tooFar, near] = [inDays(400), inDays(10)];

const lines = {
  en: {
    log: (name: string) => `/deal new ${name} 120k ${tooFar}`,
    advance: (deal: string) => `/deal advance ${deal}`,
    back: (deal: string) => `/deal back ${deal}`,
    exception: (deal: string) => `/deal exception ${deal}`,
    ...{ note: "They said so on the phone", why: "They move house first", soon: "whenever" },
  },
  zh: {
    log: (name: string) => `/商机 新建 ${name} 12万 ${tooFar}`,
    advance: (deal: string) => `/商机 推进 ${deal}`,
    back: (deal: string) => `/商机 退回 ${deal}`,
    exception: (deal: string) => `/商机 特批 ${deal}`,
    ...{ note: "电话里亲口说的", why: "他们先搬办公室", soon: "随便哪天" },
  },
} as const;

/** What fills a criterion in, what does not, and the sentence that says so; left as it is where nothing wrong can be typed. */
type Try = Readonly<{ label: string; right: Answer; wrong?: string; says?: string }>;

function tryOf(criterion: Criterion, locale: Locale): Try {
  const label = criterion.name[locale];
  const { required } = chatWords(locale);
  const says = kindOf(criterion).whyNot?.(criterion, standing({ likelihood: 20 }, locale)) ?? required;
  switch (criterion.kind) {
    case "tick":
      return { label, right: true, says };
    case "payment":
      // The contract is asked for first: it may be recorded while the money is on its way.
      return { label, right: true };
    case "number":
      if (criterion.of) return { label, right: "60%", wrong: "20%", says };
      return {
        label,
        right: String(criterion.atLeast ?? criterion.atMost ?? 1),
        wrong: "lots",
        says: "“lots”",
      };
    case "choice":
      return { label, right: criterion.options[0]!.name[locale], says: required };
    case "evidence":
      return { label, right: "https://example.com/proposal.pdf", wrong: "it is sent", says: "“it is sent”" };
    case "within":
      return { label: fieldWords(locale).closeDate, right: near, says };
    case "answer":
    case "role":
      return { label, right: "Li Lei, CFO", says };
    case "field":
    case "approval":
      throw new Error(`No shipped gate asks a new deal for ${label}, a ${criterion.kind}; teach this walker`);
  }
}

export type Cast = Readonly<{ rep: Person; boss: Person; locale: Locale }>;
/** `deal`: as "#12". */
type Sold = Readonly<{ deal: string; customer: string }>;

/** The whole way, with a refusal at each gate, an exception where one helps, and a step back. */
export async function sells(cast: Cast, pipeline: Pipeline, customer: string): Promise<void> {
  const { rep, locale } = cast;
  const { advance } = lines[locale];
  const { stages } = pipeline;
  const deal = await logs(cast, pipeline, customer);
  let at = stageIndex(pipeline, pipeline.start);
  // What begins further on has a stage before that, too.
  for (; at > 0; at--) await goesBack(cast, { deal, customer }, stages[at - 1]!);
  const hasGate = criteriaOf({ stages: stages.slice(0, winAt(pipeline)) }).some(
    ({ must, kind }) => must && kind !== "field",
  );
  const done = { excepted: false, back: false };
  for (; at < stages.length - 1; at++) {
    const gate = gateInto(pipeline, at + 1, locale);
    await rep.says(advance(deal));
    const shown = await rep.sees.anything(
      (text) => isThere(gate, text) || text.includes(gate.words.evidence),
    );
    if (shown.kind === "form") {
      const again = await isRefused(cast, gate, shown as ShownForm);
      const excepts = !done.excepted && !gate.wins && gate.to.phase === "open";
      if (excepts) await isLetThrough(cast, { deal, customer });
      else await isFilledIn(cast, gate, again);
      done.excepted ||= excepts;
      await rep.sees.card((text) => isThere(gate, text));
    }
    if (done.back || gate.wins || (hasGate && !done.excepted)) continue;
    done.back = true;
    await goesBack(cast, { deal, customer }, stages[at]!);
    // What was shown, or let pass, still holds.
    await rep.says(advance(deal));
    await rep.sees.card((text) => isThere(gate, text));
  }
  await rep.says(advance(deal));
  await rep.sees.said(moveWords(locale).alreadyClosed(customer, Number(deal.slice(1)), "won"));
  expect(done).toEqual({ excepted: hasGate, back: true });
}

/** The step to one stage: what it asks for, and whether it is the win. */
function gateInto(pipeline: Pipeline, at: number, locale: Locale) {
  const to = pipeline.stages[at]!;
  const musts = [...pipeline.stages[at - 1]!.leave, ...to.enter].filter(({ must }) => must);
  const words = moveWords(locale);
  return { pipeline, to, musts, wins: at === winAt(pipeline), words, banner: words.movedTo(to.name[locale]) };
}
type Gate = ReturnType<typeof gateInto>;

const isThere = ({ banner }: Gate, text: string): boolean => text.includes(banner);

async function logs({ rep, locale }: Cast, { name }: Pipeline, customer: string): Promise<string> {
  await rep.says(lines[locale].log(customer));
  await rep.fills(await rep.sees.form(), { [editWords(locale).process]: name[locale] }).submits();
  const card = await rep.sees.card(customer);
  return /#\d+/.exec(card.text)![0];
}

async function goesBack({ rep, locale }: Cast, { deal, customer }: Sold, to: Stage): Promise<void> {
  const { backTitle, reason, movedBackTo } = moveWords(locale);
  await rep.says(lines[locale].back(deal));
  const form = await rep.sees.form(backTitle(customer));
  await rep.fills(form, { [reason]: lines[locale].why }).submits();
  await rep.sees.card(movedBackTo(to.name[locale]));
}

const labelsOf = ({ fields }: ShownForm): string[] => fields.map(({ label }) => label);

/** Of what the gate asks for, what the form still does. */
const triesIn = ({ musts }: Gate, form: ShownForm, locale: Locale): Try[] =>
  musts
    .flatMap((one) => (one.kind === "field" ? [] : [tryOf(one, locale)]))
    .filter(({ label }) => labelsOf(form).includes(label));

/** @returns the form to go on with: the one that came back, or the same where the chat itself sends nothing incomplete */
async function isRefused({ rep, locale }: Cast, gate: Gate, form: ShownForm): Promise<ShownForm> {
  const { note, soon } = lines[locale];
  const { words, wins } = gate;
  const tries = triesIn(gate, form, locale);
  expect(tries.length > 0 || wins, `${gate.to.code} asks for something`).toBe(true);
  const typed = Object.fromEntries(
    tries.flatMap(({ label, wrong }) => (wrong === undefined ? [] : [[label, wrong]])),
  );
  const day = [words.signedOn, words.wonOn].find((label) => labelsOf(form).includes(label));
  try {
    await rep.fills(form, { ...typed, ...(day && { [day]: soon }), [words.evidence]: note }).submits();
  } catch (error) {
    expect(String(error)).toMatch(/required/);
    return form;
  }
  const again = await rep.sees.form(words.evidence);
  for (const { says = "" } of tries) expect(again.text).toContain(says);
  if (day) expect(again.text).toContain(`“${soon}”`);
  expect(standsIn(again, words.evidence)).toBe(note);
  return again;
}

async function isFilledIn({ rep, locale }: Cast, gate: Gate, form: ShownForm): Promise<void> {
  const { words, pipeline } = gate;
  const day = [words.signedOn, words.wonOn].find((label) => labelsOf(form).includes(label));
  const right = triesIn(gate, form, locale).map(({ label, right }) => [label, right] as const);
  const win = day ? { [day]: inDays(0), [words.wonReason]: pipeline.wonReasons[0]!.name[locale] } : {};
  await rep.fills(form, { ...Object.fromEntries(right), ...win }).submits();
}

/** Asked for in a form, approved by one tap; then the button on what the asker is told leads on. */
async function isLetThrough({ rep, boss, locale }: Cast, { deal, customer }: Sold): Promise<void> {
  const words = exceptionWords(locale);
  const { exception, why } = lines[locale];
  await rep.says(exception(deal));
  await rep.fills(await rep.sees.form(words.askTitle(customer)), { [words.why]: why }).submits();
  await rep.sees.card((text) => text.includes(boss.name) && text.includes(why));
  const asked: Shown = await boss.sees.card(
    (text) => text.includes(words.cardTitle("")) && text.includes(customer),
  );
  await boss.clicks(words.approve, { on: asked });
  await boss.sees.card(words.youApproved("").slice(0, 3));
  const told = await rep.sees.card((text) => text.includes(words.approvedBy(boss.name, "…").split("…")[0]!));
  await rep.clicks(words.advance, { on: told });
}
