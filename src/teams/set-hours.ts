import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { type Questions, type Read, right, wrong } from "../chat/question.ts";
import { notice, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { type OwnHours, ownHours } from "../company/team-hours.ts";
import { recordEvents } from "../history/record-events.ts";
import { settingsCard } from "../settings/settings-card.ts";
import { settingsWords } from "../settings/words.ts";
import { parseTime } from "../understanding/parse-time.ts";
import { theTeam } from "./find-member.ts";
import { teamWords } from "./words.ts";

const text = z.string().trim().max(80).default("");

/** `/team hours East 10:00 11:00`: when a team's card and digest come, where not at the company's hours. The close is everybody's. */
export const setTeamHours = defineUseCase({
  name: "team.hours",
  command: {
    group: "team",
    en: ["hours", "schedule"],
    zh: ["时间"],
    fromLine(words) {
      const isTime = ({ text }: (typeof words)[number]) => parseTime(text) !== undefined;
      const times = words.filter(isTime).map((word) => word.text);
      const team = words.filter((word) => !isTime(word)).map((word) => word.spelling);
      return { team: team.join(" "), nudgeAt: times[0] ?? "", digestAt: times[1] ?? "" };
    },
  },
  needs: "settings.change",
  changes: true,
  input: z.object({ team: text, id: z.uuid().optional(), nudgeAt: text, digestAt: text }),
  async run(turn, { team: typed, id, ...times }) {
    if (typed === "" && id === undefined) return showCard(await settingsCard(turn));
    const words = teamWords(turn.locale);
    const { workspace } = turn;
    const named = id
      ? undefined
      : await theTeam(turn, typed, (one) => ({ action: "team.hours", values: { id: one, ...times } }));
    const team = await turn.db.team.findFirst({ where: { id: named?.id ?? id, workspaceId: workspace.id } });
    if (!team) return refuse(chatWords(turn.locale).staleButton);
    const before = ownHours.catch({}).parse(team.hours);
    const plan = {
      action: "team.hours",
      title: words.hoursOf(team.name),
      hidden: { id: team.id },
      questions: hoursQuestions(turn, before),
      complete: turn.kind === "submit" || times.nudgeAt !== "",
    };
    // A line that names one hour leaves the other.
    const said = turn.kind === "submit" ? times : { ...before, ...given(times) };
    const filled = fillForm(turn, plan, said);
    if (!filled.ok) return filled.reply;
    const hours = given(filled.said);
    await turn.db.team.update({ where: { id: team.id }, data: { hours } });
    const columns = { hours: [before, hours] } as const;
    await recordEvents(turn, [{ subject: "team", subjectId: team.id, kind: "hours", values: { columns } }]);
    const { nudgeAt, digestAt } = { ...workspace.settings, ...hours };
    return notice(words.hoursAre(team.name, nudgeAt, digestAt), "good");
  },
});

/** Without what is left to the company. */
const given = ({ nudgeAt, digestAt }: OwnHours): OwnHours => ({
  ...(nudgeAt ? { nudgeAt } : {}),
  ...(digestAt ? { digestAt } : {}),
});

function hoursQuestions({ locale, workspace }: Turn, before: OwnHours) {
  const { hours, badTime, mustFollow } = settingsWords(locale);
  const { nudgeAt, digestAt, closeAt } = workspace.settings;
  const read = (text: string): Read<string> => {
    const time = text === "" ? "" : parseTime(text);
    return time === undefined ? wrong(badTime(text.slice(0, 20))) : right(time);
  };
  const line = { type: "line", required: false, maxLength: 20 } as const;
  const hint = teamWords(locale).companysHour;
  return {
    nudgeAt: { ...line, label: hours.nudgeAt, hint: hint(nudgeAt), now: before.nudgeAt ?? "", read },
    digestAt: {
      ...{ ...line, label: hours.digestAt, hint: hint(digestAt), now: before.digestAt ?? "" },
      read(text) {
        const time = read(text);
        // "HH:MM" sorts as text.
        return time.ok && time.value !== "" && time.value < closeAt
          ? wrong(mustFollow(hours.closeAt, closeAt))
          : time;
      },
    },
  } satisfies Questions;
}
