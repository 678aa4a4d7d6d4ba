/** The operator's link, once the company has moved from the embedded database to a server. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { move } from "../../src/backup/move.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { foundCompany } from "../fakes/company.ts";
import { databases, emptyServerDatabase } from "../fakes/database.ts";
import { embeddedOnDisk } from "../fakes/embedded-on-disk.ts";
import { bareEnvironment, shortLived } from "../fakes/short-lived.ts";
import { temporaryDirectory } from "../fakes/temporary-directory.ts";
import { spawnLoudou } from "./spawn-loudou.ts";

/** Each program compiles PostgreSQL, or connects to it, first. */
const patience = 240_000;
const script = fileURLToPath(new URL("../../scripts/login-link.ts", import.meta.url));

/** What `npm run login` starts. */
const login = (env: Readonly<Record<string, string>>) =>
  promisify(execFile)(process.execPath, [...shortLived, script], {
    env: { ...bareEnvironment, LOCALE_DEFAULT: "en", ...env },
  });

test.runIf(databases.includes("server"))(
  "is made where the company lives now, and opens; where it was there is none, but a sentence",
  async () => {
    const dataDir = await embeddedOnDisk(await temporaryDirectory());
    const before = await openDatabase({ dataDir });
    await foundCompany(before);
    await before.close();
    const { url, drop } = await emptyServerDatabase("TEMPLATE template0 ENCODING UTF8");
    onTestFinished(drop);
    await move({ dataDir }, { url });

    const left = login({ DATA_DIR: dataDir });
    await expect(left).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^This company now lives at .*: set DATABASE_URL/),
    });

    // Another folder: the one that was left is not needed any more.
    const env = { DATABASE_URL: url, DATA_DIR: await temporaryDirectory(), DEMO: "0" };
    const loudou = await spawnLoudou(env);
    onTestFinished(async () => void (await loudou.stops()));
    const { origin, port } = new URL(loudou.url);
    const { stdout } = await login({ ...env, PORT: port });
    const link = /http:\/\/\S+\/login\/[\w-]+/.exec(stdout)?.[0] ?? "";
    expect(new URL(link).port).toBe(port);
    const entered = await fetch(link, { method: "POST", headers: { origin }, redirect: "manual" });
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/"]);
    const cookie = entered.headers
      .getSetCookie()
      .map((set) => set.split(";")[0])
      .join("; ");
    const page = await fetch(new URL("/", origin), { headers: { cookie }, redirect: "manual" });
    expect(page.status).toBe(200);
  },
  patience,
);
