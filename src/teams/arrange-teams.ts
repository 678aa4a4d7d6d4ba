/** The admin commands for teams that are there: rename, under, delete. */
import { refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { matchWord } from "../understanding/match-word.ts";
import { theTeam } from "./find-member.ts";
import { done, two, words } from "./team-line.ts";
import { changeTeamRow, deleteTeam, lockTeams } from "./team-rows.ts";
import { twoNamed } from "./two-named.ts";
import { teamWords } from "./words.ts";

/** `/team rename East 华东`. */
export const renameTeam = defineUseCase({
  name: "team.rename",
  command: words(["rename"], ["改名", "重命名"]),
  needs: "people.change",
  changes: true,
  input: two,
  async run(turn, said) {
    const text = teamWords(turn.locale);
    if (!said.first || !said.second) return refuse(text.needTwoTeamNames);
    const { first, second } = await twoNamed(turn, said, ["team", "anything"]);
    const team = await theTeam(turn, first, (id) => ({
      action: "team.rename",
      values: { first: id, second },
    }));
    const others = (await lockTeams(turn)).filter(({ id }) => id !== team.id);
    if (others.some(({ name }) => name === second)) return refuse(text.teamExists(second));
    await changeTeamRow(turn, team.id, "rename", { name: second });
    return done(turn, text.teamRenamed(team.name, second));
  },
});

/** Said instead of a team, for one that is to be part of no other. */
const atTheTop = { top: ["none", "top", "nothing", "无", "顶层", "最上层", "独立"] };

/** `/team under 上海 华东`: part of another team; `/team under 上海 top`: of none. */
export const nestTeam = defineUseCase({
  name: "team.under",
  command: words(["under", "parent"], ["归属", "划归", "隶属"]),
  needs: "people.change",
  changes: true,
  input: two,
  async run(turn, said) {
    const text = teamWords(turn.locale);
    if (!said.first || !said.second) return refuse(text.needTeamAndParent);
    const isTop = matchWord(said.line.split(/\s+/u).at(-1) ?? "", atTheTop).kind === "one";
    const { first, second } = await twoNamed(turn, said, ["team", isTop ? "anything" : "team"]);
    const again = (first: string, second: string) => ({ action: "team.under", values: { first, second } });
    const team = await theTeam(turn, first, (id) => again(id, second));
    const teams = await lockTeams(turn);
    if (matchWord(second, atTheTop).kind === "one" && !teams.some(({ name }) => name === second)) {
      await changeTeamRow(turn, team.id, "under", { parentId: null });
      return done(turn, text.teamOnTop(team.name));
    }
    const parent = await theTeam(turn, second, (id) => again(team.id, id));
    // Upwards from there; nobody nests deeper than there are teams.
    let above: string | null = parent.id;
    for (const _ of teams) {
      if (above === team.id) return refuse(text.teamInItself(team.name, parent.name));
      above = teams.find(({ id }) => id === above)?.parentId ?? null;
    }
    await changeTeamRow(turn, team.id, "under", { parentId: parent.id });
    return done(turn, text.teamNested(team.name, parent.name));
  },
});

/** `/team delete East`, which has to be empty. What was counted for it stays counted. */
export const removeTeam = defineUseCase({
  name: "team.delete",
  command: words(["delete", "disband"], ["删除", "解散"]),
  needs: "people.change",
  changes: true,
  input: two,
  async run(turn, { first, second }) {
    const text = teamWords(turn.locale);
    const typed = [first, second].filter(Boolean).join(" ");
    if (!typed) return refuse(text.needTeamToDelete);
    const { id, name } = await theTeam(turn, typed, (id) => ({
      action: "team.delete",
      values: { first: id },
    }));
    const teams = await lockTeams(turn);
    const people = await turn.db.member.count({ where: { teamId: id, active: true } });
    const below = teams.filter(({ parentId }) => parentId === id);
    if (people > 0 || below.length > 0)
      return refuse(
        text.teamInUse(
          name,
          people,
          below.map((team) => team.name),
        ),
      );
    await deleteTeam(turn, teams.find((team) => team.id === id)!);
    return done(turn, text.teamDeleted(name));
  },
});
