import { z } from "zod";
import { actions, button, card, quiet, strong, table, toTheRight } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import type { Role } from "../company/member.ts";
import { may } from "../company/permissions.ts";
import { settingsWords } from "../settings/words.ts";
import { teamWords } from "./words.ts";

/** More people than a card holds are counted, not listed. */
const listed = 60;

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
  input: z.object({}),
  run: async (turn) => showCard(await teamsCard(turn)),
});

export async function teamsCard(turn: Turn, banner?: string) {
  const words = teamWords(turn.locale);
  const workspaceId = turn.workspace.id;
  const teams = await turn.db.team.findMany({
    where: { workspaceId },
    include: { manager: true, parent: true },
    orderBy: { name: "asc" },
  });
  const members = await turn.db.member.findMany({
    where: { workspaceId, active: true },
    include: { team: true },
    orderBy: { name: "asc" },
  });
  const managed = new Set(teams.map((team) => team.managerId));
  const roleOf = (role: string) => words.roles[role as Role] ?? role;
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
      [words.name, words.role, words.team],
      members.slice(0, listed).map((member) => ({
        cells: [
          member.name,
          managed.has(member.id) && member.role === "rep" ? roleOf("manager") : roleOf(member.role),
          member.team?.name ?? "–",
        ],
      })),
    ),
    members.length > listed ? quiet(chatWords(turn.locale).morePeople(members.length - listed)) : undefined,
    may(turn.member, "people.change") ? quiet(words.adminHint) : undefined,
    may(turn.member, "settings.see")
      ? actions(
          button(settingsWords(turn.locale).quotas, "team.quota"),
          button(settingsWords(turn.locale).title, "team.settings"),
        )
      : undefined,
  ]);
}
