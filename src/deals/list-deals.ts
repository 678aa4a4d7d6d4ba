import { z } from "zod";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { defaultPipeline } from "../pipelines/pipelines.ts";
import { roles } from "../teams/member.ts";
import { membersOfTeam, type OwnerScope, ownerScope } from "../teams/owner-scope.ts";
import { splitWords } from "../understanding/split-words.ts";
import { listCard, pageSize } from "./list-card.ts";
import { conditions, type ListFilter, listFilter } from "./list-filter.ts";
import { readListLine } from "./list-line.ts";
import { countDeals, loadDeals } from "./load-deals.ts";

const input = listFilter.extend({
  line: z.string().max(300).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

/** `/deal list`, `/商机 列表 团队 目标客户 到期`: open deals, mine unless said otherwise, ten to a page. */
export const listDeals = defineUseCase({
  name: "deal.list",
  command: {
    group: "deal",
    en: ["list", "ls", "mine"],
    zh: ["列表", "我的", "清单"],
    whenBare: true,
    fromLine: (_words, rest) => ({ line: rest }),
  },
  roles,
  changes: false,
  input,
  async run(turn, { line, page, ...values }) {
    const filter = line ? await fromLine(turn, line) : values;
    const scoped = {
      workspaceId: turn.workspace.id,
      owners: await owners(turn, filter),
      where: conditions(turn, filter),
    };
    const count = await countDeals(turn.db, scoped);
    const pages = Math.max(1, Math.ceil(count / pageSize));
    const current = Math.min(page ?? 1, pages);
    const deals = await loadDeals(turn.db, { ...scoped, limit: pageSize, offset: (current - 1) * pageSize });
    return showCard(listCard(turn, deals, { filter, count, page: current, pages }), {
      // Turning a page stays in place; a list opened from a funnel or digest leaves that where it is.
      replace: turn.via === "action" && page !== undefined,
    });
  },
});

/** A name that is a team's means the team, any other the customer. */
async function fromLine(turn: Turn, line: string): Promise<ListFilter> {
  const filter = readListLine(splitWords(line), defaultPipeline(turn.workspace));
  if (!filter.customer) return filter;
  const team = await turn.db.team.findFirst({
    where: { workspaceId: turn.workspace.id, name: { contains: filter.customer, mode: "insensitive" } },
    select: { id: true },
  });
  return team ? { ...filter, customer: undefined, team: team.id } : filter;
}

/** Never more than the member may see, whatever the filter says. */
async function owners(turn: Turn, filter: ListFilter): Promise<OwnerScope> {
  const scope = await ownerScope(turn.db, turn.member);
  if (filter.team) {
    const members = await membersOfTeam(turn.db, turn.workspace.id, filter.team);
    return scope === "all" ? members : members.filter((id) => scope.includes(id));
  }
  // Who has no deals of their own means everybody they may see.
  const whose = filter.whose ?? (turn.member.role === "rep" ? "mine" : "team");
  return whose === "mine" ? [turn.member.id] : scope;
}
