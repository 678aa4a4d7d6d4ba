/** What the criteria of a form may be answered with, looked up only for the kinds that are asked. */
import type { Temporal } from "temporal-polyfill";
import { approversOf } from "../../company/managers.ts";
import { contactsOf } from "../../customers/contacts/met.ts";
import { answersInFile, isInFile } from "../../customers/file/deal-answers.ts";
import { attachable } from "../../files/claim-files.ts";
import type { Deed } from "../../history/deed.ts";
import type { Offers } from "../../pipelines/gates/gate-kind.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { suppliersLeft } from "../../pipelines/known-criteria.ts";
import type { Deal } from "../facts/deal.ts";
import { loadParties } from "../facts/parties.ts";

export async function loadOffers(
  turn: Deed & Readonly<{ today: Temporal.PlainDate }>,
  deal: Deal,
  asked: readonly Criterion[],
): Promise<Offers> {
  const has = (kind: Criterion["kind"]) => asked.some((one) => one.kind === kind);
  return {
    contacts: has("role") ? await contactsOf(turn, deal.customer.id) : [],
    known: asked.some(({ key }) => isInFile(key)) ? await answersInFile(turn, deal.customer.id) : {},
    files: has("evidence") ? await attachable(turn, deal.id) : [],
    approvers: await approversFor(turn, deal, asked),
    rivals: asked.some(({ key }) => key === suppliersLeft) ? await rivalsOf(turn, deal) : 0,
  };
}

const rivalsOf = async (turn: Deed, { id }: Deal): Promise<number> =>
  (await loadParties(turn, [id]))(id).competitors.length;

/** Nobody approves their own: neither the owner nor who asks is among them. */
async function approversFor(
  { db, workspace, member, today }: Deed & Readonly<{ today: Temporal.PlainDate }>,
  { owner }: Deal,
  asked: readonly Criterion[],
): Promise<Offers["approvers"]> {
  const approvals = asked.filter((one) => one.kind === "approval");
  if (approvals.length === 0) return [];
  const involved = [...new Set([owner.id, member.id])];
  const lead = [];
  for (const id of involved) lead.push(...(await approversOf(db, workspace.id, owner.teamId, id, today)));
  const colleagues = approvals.some(({ by }) => by === "colleague")
    ? await db.member.findMany({
        where: { workspaceId: workspace.id, active: true },
        select: { id: true, name: true },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      })
    : [];
  const all = [
    ...lead.map(({ id, name }) => ({ id, name, leads: true })),
    ...colleagues.map((one) => ({ ...one, leads: false })),
  ];
  return all.filter(({ id }, at) => !involved.includes(id) && all.findIndex((one) => one.id === id) === at);
}
