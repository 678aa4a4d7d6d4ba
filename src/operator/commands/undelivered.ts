import { transaction } from "../../database/transaction.ts";
import { dropDead } from "../../delivery/drop-waiting.ts";
import { listDead } from "../../delivery/list-dead.ts";
import { resendDead } from "../../delivery/resend-dead.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { operatorDeed, recordCommand } from "../operator-deed.ts";
import { readArgs } from "../read-args.ts";
import { theCompany } from "../the-company.ts";
import { shortTime } from "./short-time.ts";
import { commandWords } from "./words.ts";

/** A company that has more has a platform that is down. */
const atOnce = 1_000;

/** `undelivered`: what was given up and why; `undelivered retry`, `undelivered drop`, each of all or of some ids. */
export const undelivered: AdminCommand = {
  name: "undelivered",
  help: (locale) => commandWords(locale).undeliveredHelp,
  async run({ database, config, locale, now }, args) {
    const {
      words: [what = "list", ...ids],
      options,
    } = readArgs(args, { words: 40, options: { company: "value" } }, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    if (what !== "list" && what !== "retry" && what !== "drop")
      throw new AdminRefused(words.retryOrDrop(what));
    const dead = await listDead(database.prisma, company.id, { limit: atOnce });
    const unknown = ids.find((id) => !dead.some((one) => one.id === id));
    if (unknown !== undefined) throw new AdminRefused(words.notUndelivered(unknown));
    if (what === "list") {
      const rows = dead.map(({ id, platform, recipient, memberName, title, error, createdAt }) => [
        id,
        shortTime(createdAt, config.zone),
        `${memberName ?? recipient} (${platform})`,
        title,
        error.slice(0, 120),
      ]);
      const says = rows.length > 0 ? inColumns([words.undeliveredHead, ...rows]) : words.allDelivered;
      return { done: true, says, data: dead };
    }
    const meant = ids.length > 0 ? ids : dead.map(({ id }) => id);
    return transaction(database, async (tx) => {
      const deed = await operatorDeed(tx, company.id, now);
      if (what === "drop") {
        const dropped = await dropDead(tx, company.id, meant);
        await recordCommand(deed, "undelivered drop", { count: dropped });
        return { done: true, says: words.dropped(dropped), data: { dropped } };
      }
      const outcome = await resendDead(tx, company.id, meant, now);
      await recordCommand(deed, "undelivered retry", { count: outcome.again });
      return { done: true, says: words.triedAgain(outcome.again, outcome.expired), data: outcome };
    });
  },
};
