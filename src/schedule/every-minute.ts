import { type ScheduledTask, schedule } from "node-cron";

/** All bots send on the full minute, and Lark asks to avoid it. */
const fiveSecondsPast = "5 * * * * *";

/** In UTC: on a host whose clocks go back, node-cron 4.6.0 otherwise waits until the hour has come a second time. */
export const everyMinute = (work: () => Promise<void>): ScheduledTask =>
  schedule(fiveSecondsPast, work, { suppressMissedWarning: true, timezone: "UTC" });
