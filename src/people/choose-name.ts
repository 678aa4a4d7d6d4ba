import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { needed, type Questions } from "../chat/question.ts";
import { notice, refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { followTold } from "../company/members.ts";
import { loadPeople } from "../company/people-known.ts";
import { recordEvents } from "../history/record-events.ts";
import { cleanName } from "../joining/make-member.ts";
import { peopleWords } from "./words.ts";

/** Chats whose profile says what a person is called. */
const withProfiles = ["slack", "lark"];

/** `/team name Dana Fox`: the own name, of whom no other chat says one. The first admin comes without. */
export const chooseName = defineUseCase({
  name: "team.name",
  command: {
    group: "team",
    en: ["name"],
    zh: ["姓名", "名字"],
    fromLine: (_words, rest) => ({ name: rest }),
  },
  needs: "self.change",
  changes: true,
  input: z.object({ name: z.string().trim().max(80).default("") }),
  async run(turn, { name: typed }) {
    const words = peopleWords(turn.locale);
    const chat = await profileOf(turn);
    if (chat) return refuse(words.nameFollows(chatWords(turn.locale).platforms[chat] ?? chat));
    const filled = fillForm(turn, nameForm(turn, typed), { name: typed });
    if (!filled.ok) return filled.reply;
    const name = cleanName(filled.said.name);
    await followTold(turn.db, turn.member, { name });
    // Without the names: they are gone when a person is erased.
    await recordEvents(turn, [{ subject: "member", subjectId: turn.member.id, kind: "name" }]);
    return notice(words.nameIs(name), "good");
  },
});

/** The chat that the name follows. */
async function profileOf({ db, workspace, member }: Turn): Promise<string | undefined> {
  const me = (await loadPeople(db, workspace.id)).find(({ id }) => id === member.id);
  return me?.platforms.find((platform) => withProfiles.includes(platform));
}

function nameForm({ kind, locale, member }: Turn, typed: string) {
  const words = peopleWords(locale);
  return {
    action: "team.name",
    title: words.nameTitle,
    questions: {
      name: {
        ...{ type: "line", label: words.yourName, required: true, maxLength: 80, now: member.name },
        read: needed(words.needName),
      },
    } satisfies Questions,
    complete: kind === "submit" || typed !== "",
  };
}
