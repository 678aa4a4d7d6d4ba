import { choiceOf, needed, type Question, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { type KnownPerson, labelsOf, loadPeople } from "../company/people-known.ts";
import { may } from "../company/permissions.ts";
import { teamWords } from "./words.ts";

/** Among more people a line finds the manager sooner: /team manager. */
const mostChoices = 40;

const nobody = "nobody";

/** @param name as typed; with one the line needs no form */
export async function newTeamForm(turn: Turn, name: string) {
  const words = teamWords(turn.locale);
  const taken =
    turn.kind === "submit"
      ? await turn.db.team.findFirst({ where: { workspaceId: turn.workspace.id, name } })
      : undefined;
  return {
    action: "team.new",
    title: words.newTeamTitle,
    submit: words.createTeam,
    questions: {
      first: {
        ...{ type: "line" as const, label: words.teamName, required: true, maxLength: 80 },
        read: taken ? () => wrong(words.teamExists(name)) : needed(words.needTeamName),
      },
      manager: await managerQuestion(turn),
    },
    complete: turn.kind === "submit" || name !== "",
  };
}

async function managerQuestion({ db, workspace, locale }: Turn): Promise<Question<KnownPerson | undefined>> {
  const words = teamWords(locale);
  const people = (await loadPeople(db, workspace.id)).filter((one) => one.active && may(one, "deal.change"));
  const labels = labelsOf(people, chatWords(locale).platforms);
  const offered = people.slice(0, mostChoices).map(({ id }) => ({ value: id, label: labels.get(id)! }));
  const choice = choiceOf(
    [{ value: nobody, label: words.noManagerYet }, ...offered],
    chatWords(locale).required,
  );
  return {
    ...{ ...choice, label: words.manager, required: true, now: nobody },
    read(text) {
      const read = choice.read(text || nobody);
      return read.ok ? right(people.find(({ id }) => id === read.value)) : read;
    },
  };
}
