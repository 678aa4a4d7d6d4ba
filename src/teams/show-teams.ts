import { z } from "zod";
import { actions, button, card, quiet, selfSaid, strong, table, toTheRight } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { Role } from "../company/member.ts";
import { may } from "../company/permissions.ts";
import { settingsWords } from "../settings/words.ts";
import { teamWords } from "./words.ts";

/** As many people as a card holds. */
const pageSize = 60;

/** `/team`: teams, managers and roles. */
export const showTeams = defineUseCase({
  name: "team.show",
  command: {
    group: "team",
    en: ["list", "show"],
    zh: ["列表", "查看"],
    whenBare: true,
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "people.see",
  changes: false,
  input: z.object({ page: z.coerce.number().int().min(1).optional() }),
  run: async (turn, { page }) =>
    showCard(await teamsCard(turn, { page }), { replace: turn.kind === "action" && page !== undefined }),
});

/** @param options.page of the people, from 1; one beyond the last is the last */
export async function teamsCard(turn: Turn, { banner, page = 1 }: { banner?: string; page?: number } = {}) {
  const words = teamWords(turn.locale);
  const { previous, next, page: pageOf } = chatWords(turn.locale);
  const workspaceId = turn.workspace.id;
  const teams = await turn.db.team.findMany({
    where: { workspaceId },
    include: { manager: true, parent: true },
    orderBy: { name: "asc" },
  });
  const members = await turn.db.member.findMany({
    where: { workspaceId, active: true },
    include: { team: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const pages = Math.max(1, Math.ceil(members.length / pageSize));
  const current = Math.min(page, pages);
  const managed = new Set(teams.map((team) => team.managerId));
  const head = headOfCompany(teams);
  const roleOf = ({ id, role }: { id: string; role: string }) => {
    const leads = role === "rep" || role === "manager";
    if (leads && id === head) return words.headOfCompany;
    return words.roles[(leads && managed.has(id) ? "manager" : role) as Role] ?? role;
  };
  return card(turn.locale, words.title, [
    banner ? strong(banner) : undefined,
    teams.length > 0
      ? table(
          [words.team, words.manager, words.partOf, toTheRight(words.people)],
          teams.map((team) => ({
            cells: [
              team.name,
              team.manager?.name ?? "–",
              team.parent?.name ?? "–",
              String(members.filter((member) => member.teamId === team.id).length),
            ],
          })),
        )
      : quiet(words.noTeams),
    table(
      [words.name, selfSaid(words.role), selfSaid(words.team)],
      members.slice((current - 1) * pageSize, current * pageSize).map((member) => ({
        cells: [member.name, roleOf(member), member.team?.name ?? ""],
      })),
    ),
    pages > 1 && quiet(pageOf(current, pages)),
    actions(
      current > 1 && button(previous, "team.show", { page: current - 1 }),
      current < pages && button(next, "team.show", { page: current + 1 }),
    ),
    may(turn.member, "people.change") ? quiet(words.adminHint) : undefined,
    actions(
      may(turn.member, "quota.see") && button(settingsWords(turn.locale).quotas, "team.quota"),
      may(turn.member, "settings.see") && button(settingsWords(turn.locale).title, "team.settings"),
    ),
  ]);
}

/** Whoever leads the one team that all others are part of; undefined where the teams have no common top. */
function headOfCompany(
  teams: readonly Readonly<{ parentId: string | null; managerId: string | null }>[],
): string | undefined {
  const tops = teams.filter(({ parentId }) => parentId === null);
  return tops.length === 1 && teams.length > 1 ? (tops[0]?.managerId ?? undefined) : undefined;
}
