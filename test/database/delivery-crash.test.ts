import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { startDelivery } from "../../src/delivery/start-delivery.ts";
import { eventually } from "../fakes/eventually.ts";
import { RecordingChat } from "../fakes/recording-chat.ts";
import { shortLived } from "../fakes/short-lived.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const program = fileURLToPath(new URL("../fakes/delivery-process.ts", import.meta.url));

/** Starts the process and kills it as a power cut would, once it has reported that a message arrived. */
async function killedAfterArrival(directory: string): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [...shortLived, program, directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await eventually("the message to arrive", () => said.includes("\n"), 60_000);
  const ended = once(child, "close");
  child.kill("SIGKILL");
  await ended;
  return said;
}

test("says of what was being sent when the process died, and only of that, that it may have arrived", async () => {
  const directory = await temporaryDirectory();
  expect(await killedAfterArrival(directory)).toBe("arrived in-flight\n");

  const database = await openDatabase({ dataDir: directory });
  onTestFinished(() => database.close());
  const chat = new RecordingChat();
  const pace = { recipient: { everyMs: 0 }, installation: { everyMs: 0 } };
  const began = performance.now();
  const delivery = await startDelivery({
    database,
    chats: [chat],
    log: { warn() {}, error() {} },
    paces: { web: pace },
  });
  onTestFinished(() => delivery.stop(1));
  await eventually("both", () => chat.arrived.length === 2, 15_000);
  // Nobody else can hold the embedded database's jobs, so they need not time out first.
  expect(performance.now() - began).toBeLessThan(10_000);
  await wait(200);
  const doubts = Object.fromEntries(chat.calls.map(({ key, doubtful }) => [key, doubtful]));
  expect(doubts).toEqual({ "in-flight": true, "behind-it": false });
  expect(chat.calls.length).toBe(2);
});
