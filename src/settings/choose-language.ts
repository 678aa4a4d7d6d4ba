import { z } from "zod";
import { notice, refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { changeMember } from "../company/members.ts";
import { recordEvents } from "../history/record-events.ts";
import type { Locale } from "../text/locale.ts";
import { matchWord } from "../understanding/match-word.ts";
import { settingsWords } from "./words.ts";

const names: Readonly<Record<Locale, readonly string[]>> = {
  en: ["en", "english", "英文", "英语"],
  zh: ["zh", "chinese", "中文", "汉语"],
};

/** `/team language English`, `/团队 语言 中文`: not every platform tells which language a person reads. */
export const chooseLanguage = defineUseCase({
  name: "team.language",
  command: {
    group: "team",
    en: ["language"],
    zh: ["语言"],
    fromLine: ([first]) => ({ language: first?.text ?? "" }),
  },
  needs: "self.change",
  changes: true,
  input: z.object({ language: z.string().max(40).default("") }),
  async run(turn, { language }) {
    const meant = matchWord(language, names);
    if (meant.kind !== "one") return refuse(settingsWords(turn.locale).whichLanguage);
    await changeMember(turn.db, turn.member, { locale: meant.key, localeChosen: true });
    const columns = { locale: [turn.locale, meant.key] } as const;
    await recordEvents(turn, [
      { subject: "member", subjectId: turn.member.id, kind: "language", values: { columns } },
    ]);
    return notice(settingsWords(meant.key).speaksNow, "good");
  },
});
