/** What keeps Loudou from starting, as the operator reads it: a sentence that says what to fix, and no stack trace. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { isSmallMachine } from "../../src/small-machine.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";
import { entry, spawnLoudou } from "./spawn-loudou.ts";

async function refusal(env: Readonly<Record<string, string>>): Promise<string> {
  const said = await spawnLoudou({ DATA_DIR: "memory://", ...env }).then(
    () => "it started",
    (error: Error) => error.message,
  );
  expect(said).toMatch(/^Loudou ended with 1:/);
  expect(said).not.toMatch(/\n\s+at /);
  return said;
}

test("settings that are wrong", async () => {
  expect(await refusal({ TZ_DEFAULT: "Mars" })).toContain("TZ_DEFAULT is not a time zone");
});

test("a database server that does not answer", async () => {
  expect(await refusal({ DATABASE_URL: "postgresql://loudou:hush@127.0.0.1:9/loudou" })).toMatch(
    /Cannot use the PostgreSQL database 127\.0\.0\.1:9\/loudou: .*ECONNREFUSED.*Check DATABASE_URL/,
  );
});

test("a data directory that is none", async () => {
  expect(await refusal({ DATA_DIR: "package.json" })).toMatch(
    /Cannot keep the database in package\.json: .* set DATA_DIR/,
  );
});

test("a signal in the middle of the first start", async () => {
  const directory = await temporaryDirectory();
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [entry], {
    env: { PATH, DATA_DIR: directory, PORT: "0" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stderr, "data");
  expect(await readdir(directory)).toContain("in-use.json");
  child.kill("SIGTERM");
  // Sent explicitly: as a container's first process, the default signal action would not end it.
  expect(await once(child, "exit")).toEqual([143, null]);
  expect(await readdir(directory)).not.toContain("in-use.json");
});

test("a port that is taken is found before anything is made", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  const directory = await temporaryDirectory();
  const said = await refusal({ PORT: String(port), DATA_DIR: directory });
  expect(said).toContain(`Port ${port} on 127.0.0.1 is taken by another program`);
  expect(await readdir(directory)).toEqual([]);
});

test.skipIf(!existsSync("/proc/self/status"))(
  "a small machine is enough: the sample company's first start stays below 450 MB",
  async () => {
    const loudou = await spawnLoudou({ DATA_DIR: await temporaryDirectory(), SMALL_MACHINE: "1" }, []);
    onTestFinished(() => loudou.dies());
    await (await fetch(loudou.url)).text();
    const [, most = ""] =
      /^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${loudou.process.pid}/status`, "utf8")) ?? [];
    // The same start takes some 820 MB otherwise.
    expect(Number(most) / 1024).toBeLessThan(450);
    expect(Number(most) / 1024).toBeGreaterThan(100);
  },
);

test("a machine is small below 1.5 GB, whether it or the container has no more", () => {
  expect([0.5e9, 1.4e9, 1.5e9, 8e9].map((memory) => isSmallMachine(memory))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
