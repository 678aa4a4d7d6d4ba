/** A company, its chats, the machines of its bot and their database, all of which can be harmed. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "../../src/database/open-database.ts";
import { larkSetup, slackSetup } from "../fakes/conversation/chat-setups.ts";
import { eventually } from "../fakes/eventually.ts";
import type { Lark } from "../fakes/lark/lark-server.ts";
import { type PrivateCluster, startPrivateCluster } from "../fakes/private-cluster.ts";
import type { Slack } from "../fakes/slack/slack-peer.ts";
import { type SmallDisk, smallDisk } from "../fakes/small-disk.ts";
import { BusyPeople } from "./busy-people.ts";
import { Machine } from "./machine.ts";
import { WeekClock } from "./week-clock.ts";

/** Room for a database and a log of hours; the bot says that a disk is full below 64. */
const diskMegabytes = 700;

export type Row = Readonly<Record<string, unknown>>;

export type World = Readonly<{
  slack: Slack;
  lark: Lark;
  people: BusyPeople;
  clock: WeekClock;
  machines: readonly Machine[];
  /** Where the machines share a server. */
  cluster: PrivateCluster | undefined;
  /** What the database stands on, where one can be made. */
  disk: SmallDisk | undefined;
  /** Sets everybody's clock. @param skew how far each machine's is off, in milliseconds */
  setClocks(skew?: (nth: number) => number): Promise<void>;
  /** All machines run, and answer that they are ready. */
  recovers(): Promise<void>;
  /** Waits until nothing is to be sent any more. */
  settles(): Promise<void>;
  /** Asks the database past the bot; the embedded one once the bot is stopped. */
  asks(sql: string): Promise<Row[]>;
  ends(): Promise<void>;
}>;

/** @param kind two machines share a server, or one has it embedded */
export async function createWorld(kind: "embedded" | "server"): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "loudou-chaos-"));
  const disk = await smallDisk(diskMegabytes);
  const cluster = kind === "server" ? await startPrivateCluster(disk?.path) : undefined;
  const dataDir = join(cluster || !disk ? folder : disk.path, "data");
  const setup = await slackSetup("http");
  const { slack } = setup;
  const larkSide = await larkSetup();
  const { lark } = larkSide;
  const clock = new WeekClock();
  const env = {
    ...setup.env,
    ...larkSide.env,
    DATA_DIR: dataDir,
    // People who write without a pause are meant.
    PERSON_PER_MINUTE: "100000",
    COMPANY_PER_MINUTE: "100000",
    ...(cluster ? { DATABASE_URL: cluster.url } : {}),
  };
  const names = cluster ? ["first", "second"] : ["only"];
  const machines = names.map((name) => new Machine(env, folder, name));
  let larkAhead = 0;
  const setClocks = async (skew: (nth: number) => number = () => 0) => {
    slack.setClock(clock.ahead);
    // The database's clock cannot be set: by it a message in doubt is seconds old, and Lark must still know its key.
    lark.jump(clock.ahead - larkAhead);
    larkAhead = clock.ahead;
    await Promise.all(machines.map((machine, nth) => machine.setsClock(clock.ahead + skew(nth))));
  };
  await setClocks();
  for (const machine of machines) await machine.starts();
  const people = new BusyPeople(slack, lark);
  await larkSide.meets(machines[0]!.url);
  await people.come(await setup.meets(machines[0]!.url));
  slack.sendsTo(...machines.map(({ url }) => `${url}/slack/events`));

  async function recovers() {
    for (const machine of machines) {
      let ready = false;
      for (let looks = 0; !ready && looks < 240; looks++) {
        // What its service manager does when it has ended.
        await machine.starts();
        ready = await machine.isReady();
        if (!ready) await new Promise((resolve) => setTimeout(resolve, 250));
      }
      if (!ready) throw new Error(`A machine did not recover:\n${machine.output.slice(-3_000)}`);
    }
  }

  return {
    slack,
    lark,
    people,
    clock,
    machines,
    cluster,
    disk,
    setClocks,
    recovers,
    async settles() {
      let waiting = Number.POSITIVE_INFINITY;
      const looking = setInterval(async () => {
        waiting = await waitingDeliveries(machines[0]!.url).catch(() => Number.POSITIVE_INFINITY);
      }, 250);
      try {
        await eventually("all messages to be sent", () => waiting === 0, 240_000);
      } finally {
        clearInterval(looking);
      }
    },
    asks: (sql) => (cluster ? onServer(cluster.url, sql) : onEmbedded(dataDir, sql)),
    async ends() {
      await Promise.all(machines.map((machine) => machine.dies()));
      await slack.close();
      await lark.close();
      await cluster?.stop();
      await disk?.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function waitingDeliveries(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const lines = metrics.split("\n").filter((line) => /^loudou_deliveries_waiting/.test(line));
  if (lines.length === 0) throw new Error("no metric tells how many deliveries are waiting");
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

async function onServer(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function onEmbedded(dataDir: string, sql: string): Promise<Row[]> {
  const database = await openDatabase({ dataDir });
  try {
    return (await database.pglite!.query<Row>(sql)).rows;
  } finally {
    await database.close();
  }
}
