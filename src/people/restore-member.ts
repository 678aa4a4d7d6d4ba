import { z } from "zod";
import { refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { welcomeBack } from "../joining/welcome-back.ts";
import { theMember } from "../teams/find-member.ts";
import { done } from "../teams/team-line.ts";
import { peopleWords } from "./words.ts";

/** `/team restore Fang`: the same member again, by the accounts they had. */
export const restoreMember = defineUseCase({
  name: "team.restore",
  command: {
    group: "team",
    en: ["restore", "readd"],
    zh: ["恢复"],
    fromLine: (words) => ({ who: words.map(({ spelling }) => spelling).join(" ") }),
  },
  needs: "people.change",
  changes: true,
  input: z.object({ who: z.string().trim().max(120).default("") }),
  async run(turn, { who }) {
    const words = peopleWords(turn.locale);
    if (!who) return refuse(words.needPersonToRestore);
    const again = (id: string) => ({ action: "team.restore", values: { who: id } });
    const person = await theMember(turn, who, again, { whom: "removed" });
    await welcomeBack(turn, person);
    return done(turn, words.restored(person.name));
  },
});
