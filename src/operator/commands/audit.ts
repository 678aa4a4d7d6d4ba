import { auditGroupNames } from "../../audit/audit-kinds.ts";
import { auditLines, loadAudit } from "../../audit/load-audit.ts";
import { sayAudit } from "../../audit/say-audit.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { readArgs } from "../read-args.ts";
import { theCompany, thePerson } from "../the-company.ts";
import { shortTime } from "./short-time.ts";
import { commandWords } from "./words.ts";

/** Read at a terminal; `--json` and `--lines` have all of it. */
const shown = 50;

/** `audit`, `audit wang --kind role`: the latest acts of power; `--lines`: all of them, one JSON object a line. */
export const audit: AdminCommand = {
  name: "audit",
  help: (locale) => commandWords(locale).auditHelp,
  async run({ database, config, locale }, args) {
    const taken = { words: 1, options: { kind: "value", lines: "flag", company: "value" } } as const;
    const {
      words: [typed],
      options,
    } = readArgs(args, taken, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    const group = auditGroupNames.find((name) => name === options.kind);
    if (options.kind && !group)
      throw new AdminRefused(words.whichKind(options.kind, auditGroupNames.join(", ")));
    const memberId =
      typed === undefined ? undefined : (await thePerson(database.prisma, company, typed, { locale })).id;
    if (options.lines) {
      let says = "";
      for await (const lines of auditLines(database.prisma, company.id, { group, memberId })) says += lines;
      return { done: true, says: says.trimEnd() };
    }
    const found = await loadAudit(database.prisma, company.id, { group, memberId }, shown);
    const rows = found.map((event) => [shortTime(event.at, config.zone), event.via, sayAudit(event, locale)]);
    return { done: true, says: rows.length > 0 ? inColumns(rows) : words.nothingDone, data: found };
  },
};
