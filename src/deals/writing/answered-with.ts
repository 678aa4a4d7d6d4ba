/** What an answer to a criterion says beyond itself: who was met, and which file belongs to the deal now. */
import { dayOf } from "../../company/day-of.ts";
import { recordMet } from "../../customers/contacts/met.ts";
import { isInFile, keepFromDeal, takeAlongBack } from "../../customers/file/deal-answers.ts";
import { claimFor } from "../../files/claim-files.ts";
import { type Deed, DeedRefused } from "../../history/deed.ts";
import { filePart } from "../../pipelines/gates/evidence/evidence.ts";
import { partOf } from "../../pipelines/gates/gate-kind.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import type { Answers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";

/** @param undoes the deed that this one takes back, if it does @throws DeedRefused `file-gone` */
export async function keepWhatIsKnown(
  deed: Deed,
  deal: Deal,
  answers: Answers,
  eventId: string,
  undoes: string | undefined,
): Promise<void> {
  if (Object.keys(answers).length === 0) return;
  const criteria = criteriaOf(deed.pipelines.of(deal));
  const metOn = dayOf(deed.workspace, deed.now).toString();
  const met = criteria.flatMap((criterion) => {
    const name = criterion.kind === "role" ? answers[criterion.key] : undefined;
    return criterion.kind === "role" && name
      ? [{ customerId: deal.customer.id, name, role: criterion.role, eventId, metOn }]
      : [];
  });
  await recordMet(deed, met);
  if (undoes === undefined) await keepFromDeal(deed, deal.customer.id, answers, eventId);
  else if (Object.keys(answers).some(isInFile)) await takeAlongBack(deed, deal.customer.id, undoes);
  const files = criteria.flatMap(({ key, kind }) =>
    kind === "evidence" ? (answers[partOf(key, filePart)] ?? "") || [] : [],
  );
  if (files.length > 0 && !(await claimFor(deed, files, { eventId, dealId: deal.id })))
    throw new DeedRefused("file-gone", {});
}
