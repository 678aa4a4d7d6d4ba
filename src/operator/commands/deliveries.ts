import { backupWords } from "../../backup/words.ts";
import { transaction } from "../../database/transaction.ts";
import { countHeld, dropHeld, releaseHeld } from "../../delivery/held.ts";
import { recordEverywhere } from "../../history/record-everywhere.ts";
import { type AdminCommand, AdminRefused } from "../admin-command.ts";
import { readArgs } from "../read-args.ts";

/** `deliveries`, `deliveries release`, `deliveries drop`: what a restored backup wanted to send. */
export const deliveries: AdminCommand = {
  name: "deliveries",
  help: (locale) => backupWords(locale).deliveriesHelp,
  async run({ database, locale, now }, args) {
    const [typed] = readArgs(args, { words: 1 }, locale).words;
    const words = backupWords(locale);
    if (typed === undefined) {
      const held = await countHeld(database.prisma);
      return { done: true, says: words.held(held), data: { held } };
    }
    if (typed === "release") {
      const { released, expired } = await transaction(database, async (tx) => {
        const outcome = await releaseHeld(tx, new Date());
        await recordEverywhere(tx, { now, via: "operator" }, "deliveries release", {
          count: outcome.released,
        });
        return outcome;
      });
      return { done: true, says: words.released(released, expired), data: { released, expired } };
    }
    if (typed !== "drop") throw new AdminRefused(words.releaseOrDrop(typed));
    const dropped = await transaction(database, async (tx) => {
      const count = await dropHeld(tx);
      await recordEverywhere(tx, { now, via: "operator" }, "deliveries drop", { count });
      return count;
    });
    return { done: true, says: words.dropped(dropped), data: { dropped } };
  },
};
