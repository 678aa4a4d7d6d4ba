import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { choiceOf } from "../chat/question.ts";
import { type Reply, refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { Member } from "../company/member.ts";
import { type OwnerScope, ownersWithin } from "../company/owner-scope.ts";
import { labelsOf, loadPeople } from "../company/people-known.ts";
import { may } from "../company/permissions.ts";
import type { Lead } from "../customers/standing/standing.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import { loadDeal } from "../deals/facts/load-deals.ts";
import { optional } from "../deals/naming/ask-which.ts";
import { holdOwner } from "../deals/writing/assign-deals.ts";
import { theMember } from "../teams/find-member.ts";
import { teamWords } from "../teams/words.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { readLead, theLead } from "./lead-named.ts";
import { logProspects } from "./prospect-deals.ts";
import { releaseCustomer } from "./release-customer.ts";
import { whyNotFree } from "./whose.ts";
import { leadWords } from "./words.ts";

/** "to Priya", 给王芳 */
const before = /^(?:to\s+|->|→|给\s*)/iu;
const poolWords = ["pool", "the pool", "lead pool", "公海", "回公海"];

/** `/customer assign ACME Priya`, `/客户 分配 华信 王芳`: a manager gives a lead to one of their people, or `… pool` back. */
export const assignCustomer = defineUseCase({
  name: "customer.assign",
  command: {
    group: "customer",
    en: ["assign"],
    zh: ["分配", "指派"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "lead.assign",
  changes: true,
  input: z.object({
    line: z.string().max(500).optional(),
    name: z.string().trim().max(200).default(""),
    id: z.uuid().optional(),
    /** A name as typed, or an id from a button. */
    to: z.string().trim().max(120).default(""),
  }),
  async run(turn, said) {
    const words = leadWords(turn.locale);
    const { name, rest } =
      said.line === undefined ? { name: said.name, rest: said.to } : await readLead(turn, said.line);
    if (!said.id && name === "") return refuse(words.assignWhat);
    const typed = rest.replace(before, "").trim();
    if (poolWords.includes(foldForReading(typed)))
      return releaseCustomer.run(turn, { ...said, line: undefined, name, reason: "" });
    const values = optional({ to: typed });
    const lead = await theLead(turn, { id: said.id, name }, { action: "customer.assign", values });
    const hindrance = await whyNotFree(turn, lead);
    if (hindrance) return refuse(lead.standing === null ? words.assignDeals(lead.name) : hindrance);
    const people = await ownersWithin(turn.db, turn.member, turn.needs);
    if (typed === "" || turn.kind === "submit") {
      const filled = fillForm(turn, await assignForm(turn, lead, people), { to: typed });
      return filled.ok ? give(turn, lead, filled.said.to) : filled.reply;
    }
    const to = await theMember(turn, typed, (id) => ({
      action: "customer.assign",
      values: { id: lead.id, to: id },
    }));
    if (!may(to, "lead.take"))
      return refuse(words.doesNotSell(to.name, teamWords(turn.locale).roles[to.role]));
    if (people !== "all" && !people.includes(to.id)) return refuse(words.notYourPeople(to.name));
    return give(turn, lead, to.id);
  },
});

/** To one of one's people, by name. */
async function assignForm(turn: Turn, lead: Lead, people: OwnerScope) {
  const words = leadWords(turn.locale);
  const sellers = (await loadPeople(turn.db, turn.workspace.id)).filter(
    (one) => one.active && may(one, "lead.take") && (people === "all" || people.includes(one.id)),
  );
  const labels = labelsOf(sellers, chatWords(turn.locale).platforms);
  const options = sellers.slice(0, mostChoices).map(({ id }) => ({ value: id, label: labels.get(id)! }));
  return {
    action: "customer.assign",
    title: words.assignTitle(lead.name),
    submit: words.assign,
    hidden: { id: lead.id },
    questions: {
      to: { label: words.toWhom, required: true, ...choiceOf(options, words.assignWhom(lead.name)) },
    },
  };
}

/** More are named in the line. */
const mostChoices = 40;

/** Their manager decides: no limit and no turn stands in the way. */
async function give(turn: Turn, lead: Lead, id: string): Promise<Reply> {
  const words = leadWords(turn.locale);
  if (!(await holdOwner(turn, id))) return refuse(words.assignWhom(lead.name));
  const row = await turn.db.member.findUniqueOrThrow({ where: { id } });
  const owner: Member = {
    ...turn.member,
    id,
    name: row.name,
    role: row.role as Member["role"],
    teamId: row.teamId,
  };
  const [logged] = await logProspects(turn, [lead], owner, "assign");
  const deal = await loadDeal(turn.db, turn.workspace.id, logged!.id, "all");
  return showChangedDeal(turn, deal!, {
    banner: words.assigned(lead.name, owner.name, logged!.number),
    undo: true,
  });
}
