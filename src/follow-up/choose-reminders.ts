import { z } from "zod";
import { notice } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { changeMember } from "../company/members.ts";
import { recordEvents } from "../history/record-events.ts";
import { followUpWords } from "./words.ts";

const off = /^(?:off|no|stop|none|关|关闭|不要|停)/i;
const on = /^(?:on|yes|开|打开|要)/i;

/** `/team reminders off`, 提醒 关: whether one wants the morning's message. */
export const chooseReminders = defineUseCase({
  name: "team.reminders",
  command: {
    group: "team",
    en: ["reminders", "reminder"],
    zh: ["提醒"],
    fromLine: (_words, rest) => ({ to: rest }),
  },
  needs: "self.change",
  changes: true,
  input: z.object({ to: z.string().trim().max(40).default("") }),
  async run(turn, { to }) {
    const words = followUpWords(turn.locale);
    const { member, workspace } = turn;
    const at = workspace.settings.followUpAt;
    const { followUp } = await turn.db.member.findUniqueOrThrow({
      where: { id: member.id },
      select: { followUp: true },
    });
    const wanted = off.test(to) ? false : on.test(to) ? true : undefined;
    if (wanted !== undefined && wanted !== followUp) {
      await changeMember(turn.db, member, { followUp: wanted });
      const columns = { followUp: [followUp, wanted] } as const;
      await recordEvents(turn, [
        { subject: "member", subjectId: member.id, kind: "reminders", values: { columns } },
      ]);
    }
    const isOn = wanted ?? followUp;
    if (isOn && at === null) return notice(words.companyOff);
    if (wanted === undefined) return notice(isOn && at ? words.isOn(at) : words.isOff);
    return notice(isOn && at ? words.on(at) : words.off, "good");
  },
});
