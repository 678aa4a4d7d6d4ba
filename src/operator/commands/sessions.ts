import { transaction } from "../../database/transaction.ts";
import { recordEvents } from "../../history/record-events.ts";
import { endSessions, listSessions } from "../../web/end-access.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { operatorDeed } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { shortTime } from "./short-time.ts";
import { commandWords } from "./words.ts";

/** `sessions`, `sessions wang`: browsers that are signed in; `sessions end wang`, `sessions end --all`: signs them out. */
export const sessions: AdminCommand = {
  name: "sessions",
  help: (locale) => commandWords(locale).sessionsHelp,
  async run({ database, config, locale, now }, args) {
    const taken = { words: 2, options: { all: "flag", company: "value" } } as const;
    const { words: typed, options } = readArgs(args, taken, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    const ends = typed[0] === "end";
    const named = ends ? typed[1] : typed[0];
    if (ends && named === undefined && !options.all) throw new AdminRefused(words.endWhose);
    const person =
      named === undefined ? undefined : await thePerson(database.prisma, company, named, { locale });
    if (!ends) {
      const found = await listSessions(database.prisma, company.id, person?.id);
      const rows = found.map(({ name, expiresAt, seenAt }) => [
        name,
        shortTime(seenAt, config.zone),
        shortTime(expiresAt, config.zone),
      ]);
      const says = rows.length > 0 ? inColumns([words.sessionsHead, ...rows]) : words.noSessions;
      return { done: true, says, data: found };
    }
    const count = await transaction(database, async (tx) => {
      const ended = await endSessions(tx, company.id, person?.id);
      const deed = await operatorDeed(tx, company.id, now);
      if (ended > 0)
        await recordEvents(deed, [
          person
            ? { subject: "member", subjectId: person.id, kind: "sessions-ended", values: { count: ended } }
            : {
                subject: "workspace",
                subjectId: company.id,
                kind: "sessions-ended",
                values: { count: ended },
              },
        ]);
      return ended;
    });
    return { done: true, says: words.sessionsEnded(count), data: { ended: count } };
  },
};
