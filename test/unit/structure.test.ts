import { execFile } from "node:child_process";
import { existsSync, globSync, readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(import.meta.url);
const rulesFile = ".dependency-cruiser.cjs";
const floorsFile = "floors.cjs";
/** Rooms by floor, from the ground up; one of them is a single file. */
const floors = (require(join(root, floorsFile)) as string[][]).map((rooms) =>
  rooms.filter((room) => !room.endsWith(".ts")),
);

type Verdict = Readonly<{
  modules: number;
  /** The violations, as "rule: file → imported". */
  violations: readonly string[];
}>;

/** Runs what `npm run check:structure` runs, in another folder if given. */
async function cruise(folder: string): Promise<Verdict> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const [program, ...args] = String(scripts["check:structure"]).split(" ");
  expect(program).toBe("depcruise");
  const command = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  const ran = await promisify(execFile)(process.execPath, [command, ...args, "-T", "json"], options).catch(
    (failed: { stdout: string; stderr: string }) => failed,
  );
  if (ran.stdout === "") throw new Error(ran.stderr);
  const { summary } = JSON.parse(ran.stdout);
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(
      (found: { from: string; to: string; rule: { name: string } }) =>
        `${found.rule.name}: ${found.from} → ${found.to}`,
    ),
  };
}

/** One forbidden import per rule: the file it is planted in, and what that file then imports. */
const forbidden: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  "arrows-go-down": ["src/measures/planted-card.ts", "../chat/card.ts"],
  "no-circles": ["src/deals/planted-circle.ts", "./planted-circle-back.ts"],
  "nothing-missing": ["src/deals/planted-nowhere.ts", "./no-such-file.ts"],
  "product-without-tools": ["src/deals/planted-tool.ts", "fast-check"],
  "product-without-tests": ["src/deals/planted-test.ts", "../../test/planted.ts"],
  "nobody-imports-main": ["src/deals/planted-main.ts", "../main.ts"],
  "only-main-starts": ["src/deals/planted-start.ts", "../start.ts"],
  "only-start-wires": ["src/deals/planted-wire.ts", "../http/http-server.ts"],
  "chats-know-the-card-model": ["src/chat/lark/planted-feature.ts", "../dispatch.ts"],
  "chats-get-their-settings": ["src/chat/lark/planted-config.ts", "../../config/config.ts"],
  "web-keeps-its-own-tables": ["src/chat/slack/planted-table.ts", "../../database/open-database.ts"],
  "web-knows-only-what-a-member-is": ["src/web/planted-member.ts", "../company/company.ts"],
  "features-know-no-chat": ["src/deals/planted-chat.ts", "../chat/slack/render-card.ts"],
  "client-made-once": ["src/deals/planted-client.ts", "../database/generated/client.ts"],
  "deliveries-through-the-hatch": ["src/deals/planted-delivery.ts", "../delivery/deliver.ts"],
  "http-knows-the-boundary": ["src/http/planted-chat.ts", "../chat/slack/slack-chat.ts"],
  // In two steps: the schedule's own file reaches the database.
  "rules-are-pure": ["src/pipelines/planted-database.ts", "../schedule/fire-slot.ts"],
  "rules-do-no-input-or-output": ["src/pipelines/planted-file.ts", "node:fs"],
  "pipelines-by-the-book": ["src/deals/planted-pipeline.ts", "../pipelines/shipped/customer-funnel.ts"],
  "features-call-nobody": ["src/deals/planted-socket.ts", "node:https"],
  "renderers-draw-only": ["src/chat/slack/render-planted.ts", "./client.ts"],
  "at-home-slack": ["src/chat/web/planted-slack.ts", "@slack/web-api"],
  "at-home-larksuiteoapi": ["src/chat/slack/planted-lark.ts", "@larksuiteoapi/node-sdk"],
  "at-home-prisma-pg-electric-sql-pglite-prisma-adapter": ["src/deals/planted-driver.ts", "pg"],
  "at-home-pg-boss": ["src/deals/planted-queue.ts", "pg-boss"],
  "at-home-node-cron": ["src/deals/planted-cron.ts", "node-cron"],
  "at-home-echarts-resvg": ["src/chat/web/planted-drawing.ts", "echarts"],
  "at-home-fastest-levenshtein-libphonenumber-js-pinyin-pro": ["src/deals/planted-language.ts", "pinyin-pro"],
  "at-home-yaml": ["src/deals/planted-yaml.ts", "yaml"],
  "at-home-opentelemetry": ["src/deals/planted-trace.ts", "@opentelemetry/sdk-trace"],
  "at-home-openid-client": ["src/web/planted-sign-in.ts", "openid-client"],
  "at-home-hono": ["src/chat/slack/planted-server.ts", "@hono/node-server"],
};

/** Into each room, from each neighbour and from each room of the next floor: arrows that go sideways and up. */
const strayArrows = floors.flatMap((rooms, floor) =>
  rooms.map((room) => ({
    room,
    others: [...rooms, ...(floors[floor + 1] ?? [])].filter((other) => other !== room),
  })),
);

const planted = (imported: string) =>
  `import * as forbidden from ${JSON.stringify(imported)};\nexport const held = forbidden;\n`;

async function plantAll(folder: string): Promise<void> {
  for (const file of ["package.json", "tsconfig.json", rulesFile, floorsFile])
    await cp(join(root, file), join(folder, file));
  await cp(join(root, "src"), join(folder, "src"), { recursive: true });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await mkdir(join(folder, "test"));
  await writeFile(join(folder, "test/planted.ts"), "export const held = 1;\n");
  for (const [file, imported] of Object.values(forbidden))
    await writeFile(join(folder, file), planted(imported));
  await writeFile(join(folder, "src/deals/planted-circle-back.ts"), planted("./planted-circle.ts"));
  for (const { room, others } of strayArrows) {
    const from = (other: string) => relative(join("src", room), join("src", other, "planted-type.ts"));
    const types = others.map((other, nth) => `export type { Held as Held${nth} } from "./${from(other)}";\n`);
    await writeFile(join(folder, "src", room, "planted-type.ts"), "export type Held = 1;\n");
    await writeFile(join(folder, "src", room, "planted-stray.ts"), types.join(""));
  }
}

describe("the rules of the house", () => {
  test("hold in the house as it is, and the check sees all of it", async () => {
    const { modules, violations } = await cruise(root);
    const files = globSync("src/**/*.ts", { cwd: root, exclude: ["src/**/*.d.ts"] }).length;
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(100);
    expect(modules).toBeGreaterThanOrEqual(files);
  });

  describe("are noticed when broken", () => {
    let verdict: Verdict;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "loudou-structure-"));
      await plantAll(folder);
      verdict = await cruise(folder);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    test("for each rule there is a forbidden import", () => {
      const { forbidden: rules } = require(join(root, rulesFile)) as { forbidden: { name: string }[] };
      expect(Object.keys(forbidden).sort()).toEqual([...new Set(rules.map(({ name }) => name))].sort());
    });

    test.each(Object.entries(forbidden))("%s", (rule, [file]) => {
      // A circle is reported at either end; both ends have the same name.
      const found = verdict.violations.filter((violation) =>
        violation.startsWith(`${rule}: ${file.slice(0, -3)}`),
      );
      expect(found).not.toEqual([]);
    });

    test.each(strayArrows)(
      "$room knows neither its neighbours nor who is above, not even their types",
      ({ room, others }) => {
        const from = `arrows-go-down: src/${room}/planted-stray.ts → `;
        const noticed = verdict.violations
          .filter((one) => one.startsWith(from))
          .map((one) => one.slice(from.length));
        expect(noticed.sort()).toEqual(others.map((other) => `src/${other}/planted-type.ts`).sort());
      },
    );
  });
});

describe("what an import rule cannot see", () => {
  test("every folder of the house has its floor, and every floor its folders", () => {
    const rooms = floors.flat();
    const top = rooms.filter((room) => !room.includes("/"));
    const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(top.sort()).toEqual(folders.map(({ name }) => name).sort());
    expect(new Set(rooms).size).toBe(rooms.length);
    expect(rooms.filter((room) => !existsSync(join(root, "src", room)))).toEqual([]);
  });

  const sources = globSync("{src,scripts,bench,gallery}/**/*.ts", { cwd: root })
    .filter((file) => !file.startsWith("src/database/generated/"))
    .sort();
  const filesWith = async (pattern: RegExp, files: readonly string[]): Promise<string[]> => {
    const texts = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
    return files.filter((_, index) => pattern.test(withoutComments(texts[index] ?? "")));
  };

  test("only the process reads the environment, and hands it to the config", async () => {
    const product = sources.filter((file) => file.startsWith("src/"));
    expect(
      await filesWith(/\bprocess\s*(\.|\[\s*["'])\s*env\b|\benv\b[^;]*from "node:process"/, product),
    ).toEqual(["src/main.ts"]);
    const main = await readFile(join(root, "src/main.ts"), "utf8");
    expect(main.match(/process\.env/g)).toHaveLength(1);
    expect(main).toContain("readConfig(process.env)");
  });

  test("the product's rules have no clock of their own", async () => {
    const rules = sources.filter((file) =>
      /^src\/(calendar|money|text|understanding|pipelines)\//.test(file),
    );
    expect(rules.length).toBeGreaterThan(50);
    expect(await filesWith(/\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\(/, rules)).toEqual(
      [],
    );
  });

  test("no folder or file is named after nothing in particular", () => {
    const vague = sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\.|\/|-)/.test(file));
    expect(vague).toEqual([]);
  });

  test("the chats' rooms are laid out alike", () => {
    const shared = ["receive.ts", "render-card.ts", "render-form.ts", "client.ts", "errors.ts", "limits.ts"];
    for (const chat of ["slack", "lark", "web"]) {
      // The web chat's server is its own room.
      const rooms = chat === "web" ? "{chat/web,web}/*.ts" : `chat/${chat}/*.ts`;
      const held = globSync(rooms, { cwd: join(root, "src") }).map((file) => basename(file));
      expect(held).toEqual(expect.arrayContaining([...shared, `${chat}-chat.ts`]));
    }
  });

  test("what a room says stands beside it, in both languages", () => {
    const of = (locale: string) =>
      globSync(`**/*.${locale}.ts`, { cwd: join(root, "src") }).map((file) =>
        file.slice(0, -".en.ts".length),
      );
    expect(of("zh").sort()).toEqual(of("en").sort());
    expect(of("en").filter((file) => basename(file) !== "words")).toEqual([]);
  });
});

/** Good enough for our own sources: skips docstrings and // comments. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}
