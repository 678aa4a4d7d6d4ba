import { onTestFinished, test, vi } from "vitest";
import { everyMinute } from "../../../src/schedule/every-minute.ts";

test("is every minute on a host whose clocks go back", async ({ expect }) => {
  const zone = process.env.TZ;
  process.env.TZ = "Europe/Berlin";
  onTestFinished(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  // The second 02:30 of that night comes an hour after the first one.
  for (const now of ["2027-10-31T00:30:00Z", "2027-10-31T00:59:30Z", "2027-10-31T01:30:00Z"]) {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(now) });
    const task = everyMinute(async () => {});
    const next = task.getNextRun()!.getTime() - Date.now();
    await task.destroy();
    expect(next, now).toBeLessThanOrEqual(60_000);
  }
});
