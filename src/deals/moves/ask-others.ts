/** Somebody leaves who was asked for approvals: whoever decides now is asked instead, and who asked is told. */
import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { dayOf } from "../../company/day-of.ts";
import { approversOf } from "../../company/managers.ts";
import { sql } from "../../database/sql.ts";
import { notifyMember } from "../../delivery/notify-member.ts";
import type { Deed } from "../../history/deed.ts";
import { askedOf, isPending } from "../../pipelines/gates/approval/approval.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import { dealName } from "../card/deal-card.ts";
import { loadAnswers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { isClosed } from "../facts/goes-on.ts";
import { loadDeals } from "../facts/load-deals.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { approvalCard } from "./ask-approval.ts";
import { type Asker, whoAsked } from "./who-asked.ts";
import { moveWords } from "./words.ts";

type Leaver = Readonly<{ id: string; name: string }>;

/** After the leaver leads no team any more. */
export async function askOthersToApprove(deed: Deed, leaver: Leaver): Promise<void> {
  const asked = sql`f."workspaceId" = ${deed.workspace.id}::uuid AND f."value" = to_jsonb(${leaver.id}::text)`;
  const deals = await loadDeals(deed.db, {
    workspaceId: deed.workspace.id,
    owners: "all",
    where: [sql`d."id" IN (SELECT f."dealId" FROM "DealFact" f WHERE ${asked})`],
  });
  for (const deal of deals) if (!isClosed(deed.pipelines, deal)) await askOthersOn(deed, deal, leaver);
}

async function askOthersOn(deed: Deed, found: Deal, leaver: Leaver): Promise<void> {
  const answers = await loadAnswers(deed, found.id);
  const waits = criteriaOf(deed.pipelines.of(found)).filter(
    ({ kind, key }) => kind === "approval" && answers[askedOf(key)] === leaver.id && isPending(key, answers),
  );
  let deal = found;
  for (const criterion of waits) {
    const asker = await whoAsked(deed, deal.id, criterion.key);
    const next = await nextAbove(deed, deal, asker?.id);
    deal = await changeDeal(deed, {
      deal,
      kind: "ask-instead",
      answers: { [criterion.key]: "", [askedOf(criterion.key)]: next?.id ?? "" },
    });
    const at = deed.now.epochMilliseconds;
    if (next && asker)
      await notifyMember(deed.db, next.id, {
        key: `approval:${next.id}:${deal.id}:${criterion.key}:${at}`,
        card: approvalCard({ member: asker }, deal, criterion, "", next.locale),
      });
    if (asker?.active && asker.id !== leaver.id)
      await notifyMember(deed.db, asker.id, {
        key: `approval-passed:${asker.id}:${deal.id}:${criterion.key}:${at}`,
        card: toldCard(deal, criterion, asker, { leaver, next: next?.name }),
      });
  }
}

/** Nobody approves their own: neither the owner nor who asked. */
async function nextAbove({ db, workspace, now }: Deed, { owner }: Deal, askerId: string | undefined) {
  const today = dayOf(workspace, now);
  for (const id of new Set([owner.id, askerId ?? owner.id])) {
    const above = await approversOf(db, workspace.id, owner.teamId, id, today);
    const next = above.find((one) => one.id !== owner.id && one.id !== askerId);
    if (next) return next;
  }
  return undefined;
}

function toldCard(
  deal: Deal,
  { name }: Pick<Criterion, "name">,
  { locale }: Asker,
  { leaver, next }: Readonly<{ leaver: Leaver; next: string | undefined }>,
) {
  const words = moveWords(locale);
  const said = next
    ? words.askedInstead(leaver.name, next, name[locale], dealName(deal))
    : words.askAnother(leaver.name, name[locale], dealName(deal));
  const values = { id: deal.id, from: deal.stage };
  return card(
    locale,
    words.approvalTitle(name[locale]),
    [
      paragraph(said),
      next ? undefined : actions(button(words.advance, "deal.advance", values, { style: "primary" })),
    ],
    { summary: said, tone: next ? "plain" : "warning" },
  );
}
