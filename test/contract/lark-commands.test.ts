import { execFile } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Lark, startLark } from "../fakes/lark/lark-server.ts";

let lark: Lark;
beforeAll(async () => {
  lark = await startLark();
});
afterAll(() => lark.close());

const run = (environment: Record<string, string>) =>
  new Promise<{ code: number | string; out: string }>((resolve) => {
    execFile(
      process.execPath,
      ["scripts/lark-commands.ts"],
      { env: { ...process.env, ...environment } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, out: stdout + stderr }),
    );
  });
const own = () => ({ LARK_APP_ID: lark.appId, LARK_APP_SECRET: lark.appSecret, LARK_DOMAIN: lark.url });

test("registers the five commands once, repairs a changed one and leaves those of others alone", async () => {
  lark.slashCommands.create({ command: "others", description: { default_value: "not ours" } });
  expect(await run(own())).toMatchObject({ code: 0 });
  const names = () => lark.slashCommands.registered.map(({ command }) => command);
  expect(names()).toEqual(["others", "deal", "forecast", "funnel", "customer", "team"]);
  lark.slashCommands.registered[1] = {
    ...lark.slashCommands.registered[1],
    description: { default_value: "old" },
  };
  const again = await run(own());
  expect(again.out).toContain("/deal  updated");
  expect(again.out).toContain("/team  unchanged");
  expect(names()).toHaveLength(6);
});

test("says what is missing, without a stack", async () => {
  const bare = await run({ LARK_APP_ID: "", LARK_APP_SECRET: "" });
  expect(bare).toMatchObject({ code: 1 });
  expect(bare.out).toContain("LARK_APP_ID");
  const wrong = await run({ ...own(), LARK_APP_SECRET: "wrong" });
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.out).not.toContain("    at ");
});
