/** What befalls a world, one at a time, while its people work. */
import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import type { dice } from "../fakes/dice.ts";
import { eventually } from "../fakes/eventually.ts";
import type { Fault } from "../fakes/faults.ts";
import type { World } from "./world.ts";

type Dice = ReturnType<typeof dice>;

export type Harm = Readonly<{
  name: string;
  /** A bot starts again, and looks at once what is due; otherwise that takes up to a minute. */
  restarts?: true;
  isPossible?(world: World): boolean;
  /** Does it and ends it; what ended with it is started again by `world.recovers`. */
  befalls(world: World, dice: Dice): Promise<void>;
}>;

/** Slack refuses requests that are five minutes off. */
const mostSkew = 150_000;

export const harms: readonly Harm[] = [
  {
    name: "kill -9",
    restarts: true,
    async befalls({ machines, people }, { below, pick }) {
      await wait(below(1_500));
      // In the middle of work that succeeds, however slow the machine.
      await people.getDone(1 + below(8));
      await pick(machines).dies();
    },
  },
  {
    name: "SIGTERM",
    restarts: true,
    async befalls({ machines, people }, { below, pick }) {
      await people.getDone(1 + below(8));
      expect(await pick(machines).stops()).toBe(0);
    },
  },
  {
    name: "a restart of the database",
    isPossible: ({ cluster }) => cluster !== undefined,
    async befalls({ cluster, people }, { below, pick }) {
      await people.getDone(1 + below(8));
      await cluster!.restart(pick(["fast", "immediate"] as const));
      await people.getDone(1);
    },
  },
  {
    name: "an outage of the platforms",
    async befalls({ slack, lark, people }, { below, pick }) {
      const over = Promise.withResolvers<void>();
      const how = pick<Fault>([
        { kind: "refused", status: 503 },
        { kind: "reset" },
        { kind: "doubtful", how: 502 },
        { kind: "held", what: "call", until: over.promise },
        { kind: "held", what: "answer", until: over.promise },
      ]);
      slack.faults.next(/^(chat|conversations|users|views)\./, how, Number.POSITIVE_INFINITY);
      lark.faults.next(/ \/open-apis\/im\//, how, Number.POSITIVE_INFINITY);
      await people.sendNudge();
      const happened = slack.faults.happened.length;
      await eventually("it to be noticed", () => slack.faults.happened.length > happened);
      await wait(500 + below(3_000));
      slack.faults.clear();
      lark.faults.clear();
      over.resolve();
    },
  },
  {
    name: "a full disk",
    restarts: true,
    isPossible: ({ disk }) => disk !== undefined,
    async befalls({ disk, cluster, machines, people }, { below }) {
      await people.getDone(1);
      disk!.fills();
      // Whoever writes first finds out; an embedded database that cannot write its log ends its bot.
      const looks = Array.from({ length: 80 }, (_, nth) => nth);
      let noticed = false;
      for (const _ of looks) {
        noticed = (await Promise.all(machines.map((machine) => machine.isReady()))).includes(false);
        if (noticed) break;
        await wait(250);
      }
      expect(noticed).toBe(true);
      await wait(below(1_000));
      await disk!.empties();
      if (cluster) await cluster.restart("fast");
      else await machines[0]!.dies();
    },
  },
  {
    name: "clocks that are set wrong",
    async befalls({ setClocks, people }, { below }) {
      const off = [0, 1].map(() => below(2 * mostSkew) - mostSkew);
      await setClocks((nth) => off[nth] ?? 0);
      await people.getDone(4);
      await setClocks();
    },
  },
];
