import { fillForm, saysAll } from "../chat/fill-form.ts";
import { choiceOf, needed, optionsOf, type Questions, type Read, right, wrong } from "../chat/question.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { type Parties, partnerRoles } from "../deals/facts/parties.ts";
import { aboutDeal, doing, isCalled, partyInput, shown, typedText, withoutEmpty } from "./change-party.ts";
import { readPartnerLine } from "./party-line.ts";
import { partyWords } from "./words.ts";
import { setPartner } from "./write-parties.ts";

/** `/deal partner #42 Acme Partners 20%`, `/商机 合作伙伴 #42 华信 20% 带来`: who brought or joins in it, and their share. */
export const changePartner = defineUseCase({
  name: "deal.partner",
  command: {
    group: "deal",
    en: ["partner"],
    zh: ["合作伙伴", "伙伴"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: partyInput.extend({ name: typedText, part: typedText, share: typedText }),
  async run(turn, values) {
    const { deal, parties, rest } = await aboutDeal(turn, "deal.partner", values, readPartnerLine);
    const typed = withoutEmpty(rest === undefined ? values : readPartnerLine(rest));
    const plan = partnerForm(turn, deal, parties, typed.name);
    const isSaid = typed.name !== undefined && (typed.share ?? typed.part) !== undefined;
    const complete =
      turn.kind === "submit" || (isSaid && rest !== undefined && saysAll(plan.questions, typed));
    const said = turn.kind === "submit" ? values : { part: plan.questions.part.now, ...typed };
    const filled = fillForm(turn, { ...plan, complete }, said);
    if (!filled.ok) return filled.reply;
    const { name, part, share } = filled.said;
    const words = partyWords(turn.locale);
    await doing(turn, () =>
      setPartner(turn, deal, name, part === "gone" ? null : { role: part, share: share! }),
    );
    return shown(turn, deal, (part === "gone" ? words.removed : words.saved).partner(name));
  },
});

/** @param name of whom it is about, where that is known */
function partnerForm(turn: Turn, deal: Deal, { partners }: Parties, name: string | undefined) {
  const words = partyWords(turn.locale);
  const now = partners.find((one) => isCalled(one, name));
  const taken = partners.filter((one) => one !== now).reduce((sum, { share }) => sum + share, 0);
  const questions = {
    name: {
      ...{ type: "line", label: words.partnerName, required: true, maxLength: 120, now: name ?? "" },
      read: needed(words.needPartner),
    },
    part: {
      ...choiceOf(optionsOf([...partnerRoles, "gone"] as const, words.partnerRoles), words.needPartner),
      ...{ label: words.part, required: true, now: now?.role ?? "brought" },
    },
    share: {
      ...{ type: "line", label: words.shareLabel, hint: words.shareHint, required: false, maxLength: 10 },
      now: now ? String(now.share) : "",
      read: (text) => readShare(turn, text),
    },
  } satisfies Questions;
  return {
    action: "deal.partner",
    title: words.partnerTitle(deal.customer.name),
    hidden: { id: deal.id },
    questions,
    check: ({ part, share }: { part?: string; share?: number | undefined }) => {
      if (part === "gone") return undefined;
      if (share === undefined) return { share: words.needShare };
      return taken + share > 100 ? { share: words.tooMuch(taken, 100 - taken) } : undefined;
    },
  };
}

/** Whole percent; of somebody who leaves nothing is asked. */
function readShare({ locale }: Turn, text: string): Read<number | undefined> {
  if (text === "") return right(undefined);
  const share = /^(\d{1,3})\s*[%％]?$/u.exec(text)?.[1];
  return share !== undefined && Number(share) >= 1 && Number(share) <= 100
    ? right(Number(share))
    : wrong(partyWords(locale).needShare);
}
