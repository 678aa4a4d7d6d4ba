import { z } from "zod";
import { notice, refuse } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { changeMember } from "../company/members.ts";
import { recordEvents } from "../history/record-events.ts";
import { formatDateTime } from "../text/format/date.ts";
import { formatZone } from "../text/format/zone.ts";
import { parseZone } from "../understanding/parse-zone.ts";
import { settingsWords } from "./words.ts";

/** `/team zone Mumbai`, `/团队 时区 北京`: the person's own, whatever their chat's profile says. */
export const chooseZone = defineUseCase({
  name: "team.zone",
  command: {
    group: "team",
    en: ["zone", "timezone", "tz"],
    zh: ["时区"],
    fromLine: (_words, rest) => ({ zone: rest }),
  },
  needs: "self.change",
  changes: true,
  input: z.object({ zone: z.string().trim().max(80).default("") }),
  async run(turn, { zone: typed }) {
    const words = settingsWords(turn.locale);
    const { member, locale, now } = turn;
    if (typed === "") return notice(words.whichZone(formatZone(member.zone)));
    const said = typed.replace(/^time ?zone /i, "");
    const place = parseZone(said);
    if (!place.ok) return refuse(words.badZone(typed.slice(0, 40), place.near));
    const { zone } = place;
    await changeMember(turn.db, member, { zone, zoneChosen: true });
    await recordEvents(turn, [
      {
        ...{ subject: "member", subjectId: member.id, kind: "zone" },
        values: { columns: { zone: [member.zone, zone] } },
      },
    ]);
    const there = now.toZonedDateTimeISO(zone);
    const name = inWords(formatZone(zone), said, words.placeIn);
    return notice(words.zoneIs(name, formatDateTime(there, locale, there.toPlainDate())), "good");
  },
});

/** "Mumbai (Asia/Kolkata)", or only the zone where that has the city in its name. */
const inWords = (zone: string, said: string, placeIn: (place: string, zone: string) => string): string =>
  zone.toLowerCase().replaceAll("_", " ").includes(said.toLowerCase()) ? zone : placeIn(said, zone);
