import { z } from "zod";
import { notice, showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { changeMember } from "../company/members.ts";
import { recordEvents } from "../history/record-events.ts";
import { dueCard } from "./due-steps.ts";
import { dueOf } from "./remind.ts";
import { followUpWords } from "./words.ts";

const off = /^(?:off|no|stop|none|关|关闭|不要|停)/i;
const on = /^(?:on|yes|开|打开|要)/i;

const now = /^(?:now|today|现在|马上|今天)/i;

/** `/team reminders off`, 提醒 关: whether one wants the morning's message; `now` shows it at once. */
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
    const { member, workspace, today } = turn;
    if (now.test(to)) {
      const due = await dueOf(turn.db, workspace.id, [member.id], today);
      return due.length > 0 ? showCard(dueCard(turn, due, { day: today })) : notice(words.noneDue);
    }
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
