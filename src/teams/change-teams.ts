/** The admin commands that set up teams: new, join, manager, role. Each answers with the updated teams. */

import { randomUUID } from "node:crypto";
import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { type Role, roles } from "../company/member.ts";
import { isOnlyAdmin } from "../company/only-admin.ts";
import type { KnownPerson } from "../company/people-known.ts";
import { changeTeam } from "../deals/writing/follow-owner.ts";
import { joiningWords } from "../joining/words.ts";
import { foldName } from "../understanding/customer-name.ts";
import { matchWord } from "../understanding/match-word.ts";
import { twoNamesIn } from "../understanding/two-names.ts";
import { theMember, theTeam } from "./find-member.ts";
import { giveRole } from "./give-role.ts";
import { newTeamForm } from "./new-team-form.ts";
import { done, two, words } from "./team-line.ts";
import { changeTeamRow, makeTeams } from "./team-rows.ts";
import { twoNamed } from "./two-named.ts";
import { teamWords } from "./words.ts";

/** `/team new 华东`, `/team new 上海 华东`: a team, inside another when that is named. Without a name a form asks for it. */
export const newTeam = defineUseCase({
  name: "team.new",
  command: words(["new", "create"], ["新建", "新增"]),
  needs: "people.change",
  changes: true,
  input: two.extend({ manager: z.string().max(80).default("") }),
  async run(turn, { manager, ...said }) {
    const text = teamWords(turn.locale);
    const { first, second } = await newName(turn, said);
    const filled = fillForm(turn, await newTeamForm(turn, first), { first, manager });
    if (!filled.ok) return filled.reply;
    const parent = second
      ? await theTeam(turn, second, (id) => ({ action: "team.new", values: { first, second: id } }))
      : undefined;
    const made = await makeTeams(turn, [{ id: randomUUID(), name: first, parentId: parent?.id ?? null }]);
    const id = made.get(first);
    if (id === undefined) return refuse(text.teamExists(first));
    if (filled.said.manager) await giveTeam(turn, id, filled.said.manager);
    return done(turn, text.teamMade(first));
  },
});

/** "East Coast" is one name, unless its last words are those of a team. */
async function newName(turn: Turn, { first, second, line }: z.infer<typeof two>) {
  if (!second || !line) return { first, second };
  const teams = await turn.db.team.findMany({
    where: { workspaceId: turn.workspace.id },
    select: { name: true },
  });
  const isTeam = (name: string) => teams.some((one) => foldName(one.name) === foldName(name));
  const within = twoNamesIn(line).find((way) => isTeam(way.second));
  if (within) return within;
  return /["“”']|\p{Script=Han}/u.test(line) ? { first, second } : { first: line.trim(), second: "" };
}

/** `/team join 王芳 华东`. */
export const joinTeam = defineUseCase({
  name: "team.join",
  command: words(["join", "add", "move"], ["加入", "调到"]),
  needs: "people.change",
  changes: true,
  input: two,
  async run(turn, said) {
    const text = teamWords(turn.locale);
    if (!said.first || !said.second) return refuse(text.needPersonAndTeam);
    const { first, second } = await twoNamed(turn, said, ["person", "team"]);
    const again = (first: string, second: string) => ({ action: "team.join", values: { first, second } });
    const member = await theMember(turn, first, (id) => again(id, second));
    const team = await theTeam(turn, second, (id) => again(member.id, id));
    if (member.teamId !== team.id) await changeTeam(turn, member, team.id);
    return done(turn, text.joined(member.name, team.name));
  },
});

/** `/team manager 华东 陈立`: who leads the team; a rep becomes a manager by it. */
export const setManager = defineUseCase({
  name: "team.manager",
  command: words(["manager", "lead"], ["经理", "负责人"]),
  needs: "people.change",
  changes: true,
  input: two,
  async run(turn, said) {
    const text = teamWords(turn.locale);
    if (!said.first || !said.second) return refuse(text.needTeamAndPerson);
    const { first, second } = await twoNamed(turn, said, ["team", "person"]);
    const again = (first: string, second: string) => ({ action: "team.manager", values: { first, second } });
    const team = await theTeam(turn, first, (id) => again(id, second));
    const member = await theMember(turn, second, (id) => again(team.id, id));
    await giveTeam(turn, team.id, member);
    return done(turn, text.leads(member.name, team.name));
  },
});

const roleWords: Readonly<Record<Role, readonly string[]>> = {
  rep: ["rep", "sales", "销售", "销售代表"],
  manager: ["manager", "经理", "销售经理"],
  admin: ["admin", "管理员"],
  finance: ["finance", "财务"],
  "read-only": ["read-only", "readonly", "viewer", "只读"],
};

/** `/team role 王芳 经理`. The last admin stays one. */
export const setRole = defineUseCase({
  name: "team.role",
  command: {
    ...words(["role"], ["角色"]),
    // The role is the last word, whatever the name.
    fromLine: (said) => ({
      first: said
        .slice(0, said.length > 1 ? -1 : 1)
        .map(({ spelling }) => spelling)
        .join(" "),
      second: said.length > 1 ? said.at(-1)!.spelling : "",
    }),
  },
  needs: "people.change",
  changes: true,
  input: two,
  async run(turn, { first, second }) {
    const text = teamWords(turn.locale);
    const role = matchWord(second, roleWords);
    if (!first || role.kind !== "one")
      return refuse(text.needPersonAndRole(roles.map((one) => text.roles[one])));
    const member = await theMember(turn, first, (id) => ({
      action: "team.role",
      values: { first: id, second },
    }));
    if (member.role === "admin" && role.key !== "admin" && (await isOnlyAdmin(turn)))
      return refuse(joiningWords(turn.locale).lastAdmin(member.name));
    await giveRole(turn, member, role.key);
    return done(turn, text.roleIs(member.name, text.roles[role.key]));
  },
});

async function giveTeam(turn: Turn, teamId: string, member: Pick<KnownPerson, "id" | "role">): Promise<void> {
  await changeTeamRow(turn, teamId, "manager", { managerId: member.id });
  if (member.role === "rep") await giveRole(turn, member, "manager");
}
