/**
 * npm run bench [-- --only commands,funnel,digest,history,gates,fair,deliveries,replicas,pipeline,match,today,worth,imports,start]
 *   [--on server,embedded] [--quick] [--deals N]
 * npm run bench -- --only small [--minutes N]
 * npm run bench -- --against COMMIT [--on server,embedded] [--quick] [--lines "deal new"]
 *
 * Measures what the product promises, each figure beside a baseline of the same run, and writes the numbers to
 * artefacts/bench.json. Everything stays on loopback. PostgreSQL is a server started for this run, or that of
 * TEST_DATABASE_URL.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { listenOnLoopback } from "../test/fakes/loopback-http.ts";
import { startSlack } from "../test/fakes/slack/slack-peer.ts";
import { measureAgainst } from "./against.ts";
import { type CommandsParts, measureCommands } from "./commands.ts";
import { type BenchDatabase, embeddedDatabase, openServer } from "./databases.ts";
import { measureDeliveries } from "./deliveries.ts";
import { measureDigest } from "./digest.ts";
import { measureFair } from "./fair.ts";
import { Figures, isMet } from "./figures.ts";
import { measureFunnel } from "./funnel.ts";
import { measureGates } from "./gates.ts";
import { measureHistory } from "./history.ts";
import { measureImports } from "./imports.ts";
import { machineLines, thisMachine } from "./machine.ts";
import { measureMatch } from "./match.ts";
import { readOptions, type Sizes } from "./options.ts";
import { measurePipeline } from "./pipeline.ts";
import { measureReplicas } from "./replicas.ts";
import { manager, president, seedCompany } from "./seed-company.ts";
import { measureSmall } from "./small.ts";
import { measureStart } from "./start.ts";
import { measureToday } from "./today.ts";
import { measureWorth } from "./worth.ts";

/** A team of the size that a small machine is for. */
const smallTeam = { reps: 30, deals: 2_000 };

const options = readOptions(process.argv.slice(2));
const { sizes, only } = options;
const machine = thisMachine();
const figures = new Figures();
for (const line of machineLines(machine)) console.log(line);

const server = options.on.includes("server") ? await openServer() : undefined;
if (options.on.includes("server") && !server)
  console.log("No PostgreSQL: neither TEST_DATABASE_URL nor initdb. The embedded database only.");
const kinds = [
  ...(server ? [server.database] : []),
  ...(options.on.includes("embedded") ? [embeddedDatabase] : []),
];
// Enough channels to keep each below its own limit of one message a second; the workspace as a whole takes
// ten.
const peer = await startSlack({
  people: [{ name: "rep" }, { name: "manager" }, { name: "president" }],
  channels: Array.from({ length: 60 }, (_, nth) => `channel-${nth}`),
  rates: { perWorkspace: { perSecond: 10, burst: 10 } },
  judge: () => [],
});
// Late answers are accepted without a check, so that they cost the fake nothing.
const lateAnswers = await listenOnLoopback(() => ({ body: "ok" }));

try {
  for (const makeDatabase of kinds) {
    if (options.against) {
      await measureAgainst({
        ...surroundings(),
        commit: options.against,
        lines: options.lines,
        makeDatabase,
      });
      continue;
    }
    if (only.includes("start")) await measureStart({ emptyDatabase: makeDatabase, sizes, figures });
    if (only.includes("match")) await measureMatch({ emptyDatabase: makeDatabase, sizes, figures });
    if (only.includes("today")) await measureToday({ emptyDatabase: makeDatabase, sizes, figures });
    if (only.includes("worth")) await measureWorth({ emptyDatabase: makeDatabase, sizes, figures });
    if (only.includes("imports")) await measureImports({ emptyDatabase: makeDatabase, sizes, figures });
    if (only.includes("small"))
      await measureSmall({
        ...surroundings(smallTeam),
        makeDatabase,
        peer,
        minutes: options.minutes,
        figures,
      });
    if (only.some((group) => !["start", "match", "today", "worth", "imports", "small"].includes(group)))
      await measureWithCompany(await makeDatabase());
  }
} finally {
  await peer.close();
  await lateAnswers.close();
  await server?.stop();
}
await keep();
report();

/** The company to create, the Slack it talks to, and the settings that connect Loudou to it. */
function surroundings({ reps, deals }: Pick<Sizes, "reps" | "deals"> = sizes) {
  const known = new Map([
    [1, peer.user("rep").id],
    [manager({ reps }), peer.user("manager").id],
    [president({ reps }), peer.user("president").id],
  ]);
  return {
    company: { reps, deals, slackTeam: peer.teamId, known },
    slack: {
      team: peer.teamId,
      secret: peer.signingSecret,
      channel: peer.channels[0]!.id,
      responseUrl: lateAnswers.url,
    },
    slackEnv: {
      SLACK_BOT_TOKEN: peer.botToken,
      SLACK_SIGNING_SECRET: peer.signingSecret,
      SLACK_API_URL: peer.apiUrl,
    },
    sizes,
    figures,
  };
}

async function measureWithCompany(database: BenchDatabase): Promise<void> {
  try {
    const around = surroundings();
    const { company } = around;
    const began = performance.now();
    const opened = await database.open();
    await seedCompany(opened, company).finally(() => opened.close());
    console.log(`\n${database.name}: company made in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const parts: CommandsParts = { ...around, database };
    if (only.includes("funnel")) await measureFunnel({ ...parts, peer });
    if (only.includes("digest")) await measureDigest(parts);
    if (only.includes("history")) await measureHistory(parts);
    if (only.includes("gates")) await measureGates(parts);
    if (only.includes("commands")) await measureCommands(parts);
    if (only.includes("replicas")) await measureReplicas(parts);
    if (only.includes("fair")) await measureFair(parts);
    if (only.includes("deliveries")) await measureDeliveries({ ...parts, peer });
    // The last: it changes the company.
    if (only.includes("pipeline")) await measurePipeline(parts);
  } finally {
    await database.remove();
  }
}

async function keep(): Promise<void> {
  const folder = new URL("../artefacts", import.meta.url);
  await mkdir(folder, { recursive: true });
  const kept = {
    at: new Date().toISOString(),
    machine,
    options,
    figures: figures.all.map((each) => ({ ...each, met: isMet(each) })),
    plans: figures.plans,
  };
  await writeFile(new URL("bench.json", folder), `${JSON.stringify(kept, null, 2)}\n`);
}

function report(): void {
  const held = figures.all.filter((figure) => figure.bar);
  console.log(
    `\n${held.length - figures.missed.length} of ${held.length} bars met; all numbers in artefacts/bench.json`,
  );
  for (const { group, name } of figures.missed) console.log(`  missed: ${group}: ${name}`);
}
