/** Asks colleagues for the approvals that a form names, each by a card of their own. */
import { actions, button, type Card, card, facts, text as paragraph } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { notifyMember } from "../../delivery/notify-member.ts";
import { formatMoney } from "../../money/money.ts";
import { askedOf } from "../../pipelines/gates/approval/approval.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import type { Locale } from "../../text/locale.ts";
import { dealName } from "../card/deal-card.ts";
import type { Answers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { moveWords } from "./words.ts";

/** With what whoever is asked anew said before taken back. */
export function askedAnew(criteria: readonly Criterion[], answers: Answers): Answers {
  const asked = criteria.filter(({ key, kind }) => kind === "approval" && answers[askedOf(key)]);
  return { ...answers, ...Object.fromEntries(asked.map(({ key }) => [key, ""])) };
}

/** @returns who was asked, by name, and who of them has no chat to be reached in */
export async function askApprovals(
  turn: Turn,
  deal: Deal,
  answers: Answers,
  note: string,
): Promise<Readonly<{ asked: readonly string[]; unreached: readonly string[] }>> {
  const asked: string[] = [];
  const unreached: string[] = [];
  for (const criterion of criteriaOf(turn.pipelines.of(deal))) {
    const id = criterion.kind === "approval" ? answers[askedOf(criterion.key)] : undefined;
    if (!id) continue;
    const approver = await turn.db.member.findUniqueOrThrow({
      where: { id, workspaceId: turn.workspace.id },
      select: { name: true, locale: true },
    });
    const key = `approval:${id}:${deal.id}:${criterion.key}:${turn.now.epochMilliseconds}`;
    const shown = approvalCard(turn, deal, criterion, note, approver.locale as Locale);
    const sent = await notifyMember(turn.db, id, { key, card: shown });
    asked.push(approver.name);
    if (sent === "nowhere") unreached.push(approver.name);
  }
  return { asked, unreached };
}

/** In the approver's language: who asks for what, and two buttons. */
export function approvalCard(
  turn: Readonly<{ member: Pick<Turn["member"], "name"> }>,
  deal: Pick<Deal, "id" | "number" | "title" | "amount" | "customer" | "owner">,
  criterion: Pick<Criterion, "key" | "name">,
  note: string,
  locale: Locale,
): Card {
  const words = moveWords(locale);
  const values = { id: deal.id, key: criterion.key };
  const asks = words.asksApproval(turn.member.name, criterion.name[locale], dealName(deal));
  return card(
    locale,
    words.approvalTitle(criterion.name[locale]),
    [
      paragraph(asks),
      facts([words.amount, formatMoney(deal.amount, locale, "exact")], [words.owner, deal.owner.name]),
      note ? paragraph(note, "quiet") : undefined,
      actions(
        button(words.approve, "deal.approve", { ...values, yes: true }, { style: "primary" }),
        button(words.refuse, "deal.approve", { ...values, yes: false }, { style: "danger" }),
      ),
    ],
    { summary: asks, tone: "warning" },
  );
}
