/** Rounds of harm from a seed, and the count at the end. */
import { expect } from "vitest";
import { dice } from "../fakes/dice.ts";
import { eventually } from "../fakes/eventually.ts";
import { countAll, digestsIn } from "./count.ts";
import { type Harm, harms } from "./harms.ts";
import { createWorld, type World } from "./world.ts";

/** Both of them lead. */
const managers = 2;

/** `npm run test:chaos` sets it; otherwise each harm comes once. */
const asked = Number(process.env.CHAOS_ROUNDS ?? 0);
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
/** A pattern for the names of harms: only those. */
const only = process.env.CHAOS_ONLY ?? "";

/** For the time limit of the test, in milliseconds: many starts on a slow machine. */
export const patience = 240_000 + Math.max(asked, harms.length) * 120_000;

export async function runChaos(kind: "embedded" | "server"): Promise<void> {
  console.log(`Chaos on ${kind}: CHAOS_SEED=${seed}`);
  const world = await createWorld(kind);
  const befell: string[] = [];
  try {
    const { below, pick } = dice(seed);
    for (const harm of plan(world, below)) {
      befell.push(harm.name);
      await round(world, harm, { below, pick });
    }
    await endsWell(world);
    const count = await countAll(world);
    expect(count).toMatchObject({ lost: [], twice: [], wrong: [] });
    expect(count.closedWeeks).toEqual(world.clock.fridays);
    expect(count.digests).toBe(managers * world.clock.fridays.length);
    expect(count.acknowledged).toBeGreaterThan(befell.length);
    expect(count.messages).toBeGreaterThan(managers);
    expect(count.onLark).toBeGreaterThan(0);
    for (const { output } of world.machines) expect(output).not.toContain("unhandled rejection");
    console.log(
      `Chaos on ${kind}: ${befell.join(", ")}. ${count.acknowledged} of ${count.sent} commands were acknowledged, all are written, ` +
        `none twice; ${count.messages} messages arrived once each, ${count.onLark} of them on Lark, ${count.doubtful} were given up in doubt; ` +
        `${count.closedWeeks.length} weeks closed once.`,
    );
  } catch (error) {
    console.error(befell.join(", "), ...world.machines.map(({ output }) => output.slice(-40_000)));
    throw error;
  } finally {
    await world.ends();
  }
}

/** Each possible harm once in every turn, in an order of its own. */
function plan(world: World, below: (limit: number) => number): Harm[] {
  const possible = harms.filter(
    ({ name, isPossible = () => true }) => new RegExp(only).test(name) && isPossible(world),
  );
  if (!world.disk) console.warn("No disk is filled: this user may not mount one");
  const rounds = asked || possible.length;
  const planned: Harm[] = [];
  while (planned.length < rounds) {
    const left = [...possible];
    while (left.length > 0) planned.push(...left.splice(below(left.length), 1));
  }
  return planned.slice(0, rounds);
}

async function round(world: World, harm: Harm, chance: ReturnType<typeof dice>): Promise<void> {
  const { clock, people } = world;
  const work = people.work();
  // In the short form time stands still in rounds that would have to wait a minute for the schedule.
  const passes = harm.restarts === true || asked > 0;
  if (passes) await timePasses(world);
  await harm.befalls(world, chance);
  await world.recovers();
  await people.getDone(1);
  await work.ends();
  if (passes && clock.isFriday) await digestsArrive(world);
}

async function timePasses(world: World): Promise<void> {
  world.clock.passes();
  await world.setClocks();
}

const digestsArrive = ({ clock, slack }: World): Promise<unknown> =>
  eventually(
    `the digests of ${clock.fridays.at(-1)}`,
    () => digestsIn(slack.messages) === managers * clock.fridays.length,
    240_000,
  );

/** A last week ends, everything is delivered, and all stop as they should. */
async function endsWell(world: World): Promise<void> {
  do await timePasses(world);
  while (!world.clock.isFriday);
  await world.machines[0]!.stops();
  await world.recovers();
  await digestsArrive(world);
  await world.settles();
  // Events that Slack delivers again.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  for (const machine of world.machines) expect(await machine.stops()).toBe(0);
}
