/** The process: environment in, signals and exit codes out. What is wired to what stands in start.ts. */
import { constants } from "node:os";
import { pino } from "pino";
import { ConfigError, readConfig } from "./config/config.ts";
import { layGround } from "./ground.ts";
import { isSmallMachine, saveMemory } from "./small-machine.ts";
import type { Running } from "./start.ts";
import { toldError } from "./told-error.ts";

/** A drain that takes longer is cut: the platform redelivers, and the outbox goes on where it was. */
const drainMilliseconds = 15_000;

try {
  const config = readConfig(process.env);
  // On a server the database's memory is not ours, and what is left is little.
  if (!config.databaseUrl && (config.smallMachine ?? isSmallMachine())) saveMemory();
  const log = pino({ level: config.logLevel, serializers: { err: toldError } }, process.stderr);
  let running: Running | undefined;
  let stopping = false;
  const stop = async (signal: "SIGTERM" | "SIGINT") => {
    // As the first process of a container nothing ends it by itself, and it would go on without its lock.
    if (!running) process.exit(128 + constants.signals[signal]);
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), drainMilliseconds + 5_000).unref();
    await running.stop(drainMilliseconds);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));

  const ground = layGround(config, log);
  // Told by whoever waits for it.
  ground.catch(() => {});
  // PostgreSQL is compiled on other threads by then, while this one loads the rest.
  const { start } = await import("./start.ts");
  running = await start(config, log, ground);
  for (const line of running.welcome) console.log(line);
  // The chats' SDKs lose promises when a connection drops; that must not take everybody's bot down.
  process.on("unhandledRejection", (error) => log.error({ err: error }, "unhandled rejection"));
} catch (error) {
  const sentence =
    error instanceof ConfigError ? error.message : (await import("./start.ts")).whyNotStarted(error);
  console.error(sentence ?? error);
  if (!sentence) console.error("Loudou could not start. `npm run doctor` looks for the reason.");
  process.exit(1);
}
