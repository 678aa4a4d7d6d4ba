// Shifts the clock of the process that imports it first: node --import test/fakes/shifted-clock.ts. The file CLOCK_FILE
// says by how many milliseconds; it is read at the start and anew at each SIGUSR2. Only the clock on the wall: the steady
// one (performance.now, timers) goes on, as when a machine's time is set.
import { readFileSync } from "node:fs";

const file = process.env.CLOCK_FILE ?? "";
const steps = () => Number(readFileSync(file, "utf8"));
const Unshifted = Date;
let ahead = steps();
process.on("SIGUSR2", () => {
  ahead = steps();
});

const now = (): number => Unshifted.now() + ahead;
globalThis.Date = new Proxy(Unshifted, {
  get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  apply: () => new Unshifted(now()).toString(),
  construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
});
