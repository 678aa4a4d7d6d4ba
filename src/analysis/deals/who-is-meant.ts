/** Whose deals are analysed, for the title. */
import type { Turn } from "../../chat/use-case.ts";
import { reach } from "../../company/permissions.ts";
import type { ToldPeriod } from "../../measures/told-period.ts";
import { analysisWords } from "../words.ts";
import type { AnalysisAsked } from "./analysis-question.ts";

/** The name of a team or a person, of a past day's team the name of then; mine or the team's where none is named. */
export async function whoIsMeant(
  { db, workspace, locale, member, needs }: Turn,
  { team, owner, whose }: AnalysisAsked,
  { kept }: ToldPeriod,
): Promise<string | undefined> {
  const words = analysisWords(locale);
  const named = (id: string) => ({ where: { workspaceId: workspace.id, id }, select: { name: true } });
  if (owner) return (await db.member.findFirst(named(owner)))?.name;
  if (team)
    return kept?.teams.find(({ id }) => id === team)?.name ?? (await db.team.findFirst(named(team)))?.name;
  const isMine = whose === "mine" || reach(member, needs) === "own";
  return isMine ? words.mine : words.team;
}
