/** What the criteria of a form may be answered with, looked up only for the kinds that are asked. */
import { approversOf } from "../../company/approvers.ts";
import { contactsOf } from "../../customers/contacts.ts";
import { attachable } from "../../files/claim-files.ts";
import type { Deed } from "../../history/deed.ts";
import type { Offers } from "../../pipelines/gates/gate-kind.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import type { Deal } from "../facts/deal.ts";

export async function loadOffers(deed: Deed, deal: Deal, asked: readonly Criterion[]): Promise<Offers> {
  const has = (kind: Criterion["kind"]) => asked.some((one) => one.kind === kind);
  const everybody = asked.some((one) => one.kind === "approval" && one.by === "colleague");
  const whose = { ownerId: deal.owner.id, askerId: deed.member.id, everybody };
  return {
    contacts: has("role") ? await contactsOf(deed, deal.customer.id) : [],
    files: has("evidence") ? await attachable(deed, deal.id) : [],
    approvers: has("approval") ? await approversOf(deed.db, deed.workspace.id, whose) : [],
  };
}
