import { countWaiting } from "../../delivery/count-waiting.ts";
import { listJobs } from "../../delivery/list-jobs.ts";
import type { AdminCommand } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { readArgs } from "../read-args.ts";
import { shortTime } from "./short-time.ts";
import { commandWords } from "./words.ts";

/** `jobs`: what waits in the queues, is being done, or failed. */
export const jobs: AdminCommand = {
  name: "jobs",
  help: (locale) => commandWords(locale).jobsHelp,
  async run({ database, config, locale }, args) {
    readArgs(args, { words: 0 }, locale);
    const words = commandWords(locale);
    const queues = await listJobs(database.prisma);
    const waiting = await countWaiting(database);
    const rows = queues.map(({ queue, state, count, oldest }) => [
      queue,
      state,
      String(count),
      shortTime(oldest, config.zone),
    ]);
    const table = rows.length > 0 ? `${inColumns([words.jobsHead, ...rows])}\n` : "";
    return { done: true, says: `${table}${words.messagesWait(waiting)}`, data: { waiting, queues } };
  },
};
