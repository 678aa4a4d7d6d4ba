import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { fillForm, saysAll } from "../chat/fill-form.ts";
import { choiceOf, optionsOf, type Questions, type Read, right, wrong } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { labelsOf, loadPeople } from "../company/people-known.ts";
import { dealName } from "../deals/card/deal-card.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { type HelperRole, helperRoles, type Parties } from "../deals/facts/parties.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import { theMember } from "../teams/find-member.ts";
import type { Locale } from "../text/locale.ts";
import { aboutDeal, doing, partyInput, shown, typedText, withoutEmpty } from "./change-party.ts";
import { readHelperLine } from "./party-line.ts";
import { partyWords } from "./words.ts";
import { setHelper } from "./write-parties.ts";

/** A select has room for them on every chat; whoever is not among them is named in a line. */
const mostOffered = 90;
const mostHours = 2_000;

/** `/deal helper #42 Priya presales 8h`, `/商机 协作 #42 王芳 售前 8小时`: who helps, as what, and how long that may take. */
export const changeHelper = defineUseCase({
  name: "deal.helper",
  command: {
    group: "deal",
    en: ["helper", "help-with"],
    zh: ["协作", "协作人", "售前"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: partyInput.extend({ member: typedText, role: typedText, hours: typedText }),
  async run(turn, values) {
    const { deal, parties, rest } = await aboutDeal(turn, "deal.helper", values, readHelperLine);
    const typed = withoutEmpty(rest === undefined ? values : readHelperLine(rest));
    const named =
      turn.kind === "submit" || typed.member === undefined
        ? typed.member
        : (await theMember(turn, typed.member, (id) => again(deal, typed, id))).id;
    const plan = await helperForm(turn, deal, parties, named);
    const said = { ...typed, ...(named !== undefined && { member: named }) };
    const isSaid = rest !== undefined && named !== undefined && typed.role !== undefined;
    const complete = turn.kind === "submit" || (isSaid && saysAll(plan.questions, said));
    const filled = fillForm(turn, { ...plan, complete }, turn.kind === "submit" ? values : said);
    if (!filled.ok) return filled.reply;
    const { member, role, hours } = filled.said;
    const words = partyWords(turn.locale);
    const { name } = await turn.db.member.findUniqueOrThrow({
      where: { id: member },
      select: { name: true },
    });
    if (member === deal.owner.id) throw new Refusal(refuse(words.isOwner(name)));
    const isNew = parties.helpers.every(({ id }) => id !== member);
    await doing(turn, () => setHelper(turn, deal, member, role === "gone" ? null : { role, hours }));
    if (isNew && role !== "gone" && member !== turn.member.id) await tell(turn, deal, member, role);
    return shown(turn, deal, (role === "gone" ? words.removed : words.saved).helper(name));
  },
});

const again = (deal: Deal, { role = "", hours = "" }: Readonly<Record<string, string>>, member: string) => ({
  action: "deal.helper",
  values: { id: deal.id, member, role, hours },
});

async function helperForm(turn: Turn, deal: Deal, { helpers }: Parties, member: string | undefined) {
  const words = partyWords(turn.locale);
  const now = helpers.find(({ id }) => id === member);
  const people = (await loadPeople(turn.db, turn.workspace.id)).filter(
    ({ id, active }) => (active || id === now?.id) && id !== deal.owner.id,
  );
  const labels = labelsOf(people, chatWords(turn.locale).platforms);
  const first = (id: string) => Number(id === member);
  const offered = people.toSorted((a, b) => first(b.id) - first(a.id)).slice(0, mostOffered);
  return {
    action: "deal.helper",
    title: words.helperTitle(deal.customer.name),
    hidden: { id: deal.id },
    intro: [paragraph(words.helperIntro, "quiet")],
    questions: {
      member: {
        ...choiceOf(
          offered.map(({ id }) => ({ value: id, label: labels.get(id)! })),
          words.needHelper,
        ),
        ...{ label: words.helper, required: true, now: member ?? "" },
      },
      role: {
        ...choiceOf(optionsOf([...helperRoles, "gone"] as const, words.helperRoles), words.needHelper),
        ...{ label: words.helperRole, required: true, now: now?.role ?? "presales" },
      },
      hours: {
        ...{ type: "line", label: words.hours, hint: words.hoursHint, required: false, maxLength: 10 },
        now: now?.hours ? String(now.hours) : "",
        read: (text) => readHours(turn, text),
      },
    } satisfies Questions,
  };
}

function readHours({ locale }: Turn, text: string): Read<number | null> {
  if (text === "") return right(null);
  const hours = Number(/^(\d{1,4})\s*(?:h|hrs?|hours?|小时)?$/iu.exec(text)?.[1] ?? 0);
  return hours >= 1 && hours <= mostHours ? right(hours) : wrong(partyWords(locale).badHours);
}

/** Nobody looks for a deal that they do not know of. */
async function tell(turn: Turn, deal: Deal, memberId: string, role: HelperRole): Promise<void> {
  const helper = await turn.db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { locale: true },
  });
  const locale = helper.locale as Locale;
  const words = partyWords(locale);
  await notifyMember(turn.db, memberId, {
    key: `helper:${deal.id}:${memberId}:${turn.now.epochMilliseconds}`,
    card: card(
      locale,
      words.toldTitle(turn.member.name),
      [
        paragraph(words.toldLine(dealName(deal), words.helperRoles[role])),
        actions(button(words.open, "deal.show", { id: deal.id }, { style: "primary" })),
      ],
      { summary: `${words.toldTitle(turn.member.name)}: ${dealName(deal)}` },
    ),
  });
}
