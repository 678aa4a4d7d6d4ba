/** The drill of docs/backup.md, as an operator does it: only its commands, and what the bot says. */
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { type Config, readConfig } from "../../src/config/config.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { enqueue } from "../../src/delivery/enqueue.ts";
import { askDesk } from "../../src/operator/ask-desk.ts";
import { runAdmin } from "../../src/operator/run-admin.ts";
import { type Running, start } from "../../src/start.ts";
import { foundCompany, message } from "../fakes/company.ts";
import { embeddedOnDisk } from "../fakes/embedded-on-disk.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";

const log = pino({ level: "silent" });
const patience = 240_000;

test(
  "a backup of the running bot is verified, restored elsewhere, looked at without sending, and what it holds is decided",
  async () => {
    const folder = await temporaryDirectory();
    const dataDir = await embeddedOnDisk(folder);
    const configOf = (env: Record<string, string>) =>
      readConfig({ DEMO: "0", PORT: "0", LOCALE_DEFAULT: "en", DATA_DIR: dataDir, ...env });
    let running: Running | undefined;
    const starts = async (config: Config) => {
      running = await start(config, log);
      return running;
    };
    onTestFinished(() => running?.stop(1_000));

    // A company with a message that Slack, which is not set up here, has not taken yet.
    const database = await openDatabase({ dataDir });
    const company = await foundCompany(database, "slack");
    await transaction(database, (tx) => enqueue(tx, message(company, "waits")));
    await database.close();

    // 1. Back up, while the bot works.
    await starts(configOf({}));
    const file = join(folder, "loudou.backup");
    const asked = { order: "admin" as const, command: "backup", args: ["loudou.backup"], cwd: folder };
    const backedUp = await askDesk(dataDir, asked);
    expect(backedUp).toMatchObject({ done: true, data: { file } });
    await running?.stop(1_000);

    // 2. Verify it.
    const alone = (command: string, config: Config, ...args: string[]) =>
      runAdmin({ command, args, cwd: folder }, { config });
    const verified = await alone("verify", configOf({}), file);
    expect(verified.says).toContain("is a complete backup of Xinghe");

    // 3. Restore it into an empty place; where the company is it is refused.
    expect((await alone("restore", configOf({}), file)).says).toContain("isn't empty");
    const place = join(folder, "restored");
    const restored = await alone("restore", configOf({ DATA_DIR: place }), file);
    expect(restored.says).toMatch(/^Restored Xinghe as of .*\n1 message waited in it/);

    // 4. Look at it with nothing going out.
    const { url, welcome } = await starts(configOf({ DATA_DIR: place, HOLD_DELIVERIES: "1" }));
    expect(welcome.join("\n")).toContain("HOLD_DELIVERIES=1: messages are kept and nothing goes out.");
    expect(welcome.join("\n")).toContain("Held since the database was restored: 1");
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({
      status: "ready",
      deliveries: "held",
    });

    // 5. Decide about what is held.
    const order = { order: "admin", command: "deliveries", cwd: folder } as const;
    expect((await askDesk(place, { ...order, args: [] }))?.data).toEqual({ held: 1 });
    expect((await askDesk(place, { ...order, args: ["drop"] }))?.says).toBe("1 message won't be sent.");
    expect((await askDesk(place, { ...order, args: ["release"] }))?.data).toEqual({
      released: 0,
      expired: 0,
    });
  },
  patience,
);
