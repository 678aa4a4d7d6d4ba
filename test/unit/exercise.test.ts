/** The exercise in CONTRIBUTING.md as written: what it says to type is typed into a copy of the tree. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** What is compiled and run, and its configuration. */
const folders = ["src", "test", "gallery", "prisma"];
const files = ["README.md", "package.json", "package-lock.json", "tsconfig.json", "vitest.config.ts"];
const rules = ["biome.json", ".gitignore", ".dependency-cruiser.cjs", "floors.cjs"];
const programs = {
  biome: "@biomejs/biome/bin/biome",
  depcruise: "dependency-cruiser/bin/dependency-cruiser.mjs",
  tsc: "typescript/bin/tsc",
  vitest: "vitest/vitest.mjs",
};
/** Nothing here is timed: machines may be slow. */
const patience = 600_000;

let copy: string;
let blocks: readonly Block[];
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "loudou-exercise-"));
  for (const name of [...folders, ...files, ...rules])
    await cp(join(root, name), join(copy, name), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  blocks = blocksOf(await readFile(join(root, "CONTRIBUTING.md"), "utf8"));
  for (const { file, write } of blocks) {
    const before = await readFile(join(copy, file), "utf8").catch(() => undefined);
    await writeFile(join(copy, file), write(before));
  }
}, patience);
afterAll(() => rm(copy, { recursive: true, force: true, maxRetries: 3 }));

test("every file of the exercise is there", () => {
  expect(blocks.map(({ file }) => file)).toEqual([
    "src/deals/editing/park-deal.ts",
    "src/deals/editing/park-form.ts",
    "src/deals/editing/words.en.ts",
    "src/deals/editing/words.zh.ts",
    "src/deals/words.en.ts",
    "src/deals/words.zh.ts",
    "src/deals/use-cases.ts",
    "test/database/permissions.test.ts",
    "gallery/scenes/deals.ts",
    "test/contract/park-deal.test.ts",
  ]);
});

test("it compiles, is written as we write, and no arrow of it goes up", { timeout: patience }, async () => {
  const touched = blocks.map(({ file }) => file);
  // The whole product, but only those tests and tools that the exercise touches: half the time.
  const config = { extends: "./tsconfig.json", include: ["src", ...touched] };
  await writeFile(join(copy, "tsconfig.exercise.json"), JSON.stringify(config));
  await runs("tsc", "--project", "tsconfig.exercise.json");
  await runs("biome", "check", ...touched);
  await runs("depcruise", "--config", ".dependency-cruiser.cjs", "src");
});

test("its scenario passes on all three chats, and the lists have it", { timeout: patience }, async () => {
  const scenario = "test/contract/park-deal.test.ts";
  const lists = ["test/database/permissions.test.ts", "test/unit/text.test.ts"];
  const said = await runs("vitest", "run", "--reporter=verbose", "--maxWorkers=1", scenario, ...lists);
  const passed = said.split("\n").filter((line) => line.includes("✓"));
  for (const chat of ["Slack", "Lark", "the web chat"])
    expect(passed.filter((line) => line.includes(`> parking a deal on ${chat} >`))).toHaveLength(3);
});

/** @returns its output. @throws with all of its output when it fails */
async function runs(program: keyof typeof programs, ...args: readonly string[]): Promise<string> {
  const command = join(root, "node_modules", programs[program]);
  const options = {
    cwd: copy,
    env: { ...process.env, NO_COLOR: "1", TEST_DATABASE_URL: "", TEST_POSTGRES: "0" },
    maxBuffer: 64 * 1024 * 1024,
  };
  const ran = await promisify(execFile)(process.execPath, [command, ...args], options).catch(
    ({ stdout, stderr }: { stdout: string; stderr: string }) => {
      throw new Error(`${program} ${args.join(" ")}\n${stdout}${stderr}`);
    },
  );
  return ran.stdout;
}

/** A new file, or lines to add to one. */
type Block = Readonly<{ file: string; write: (before: string | undefined) => string }>;

/** Code begins with the path of its file; changes are below theirs. */
function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(ts|diff)\n(.*?)^```$/gms)].flatMap(([, kind, code = ""]) =>
    kind === "ts"
      ? [newFile(code)]
      : code
          .split(/^\+\+\+ /m)
          .slice(1)
          .map(changedFile),
  );
}

function newFile(code: string): Block {
  const [, file = "", body = ""] = /^\/\/ (\S+)\n(.*)$/s.exec(code) ?? [];
  return {
    file,
    write(before) {
      if (before !== undefined) throw new Error(`${file} is there already`);
      return body;
    },
  };
}

/** Lines without `+` show the place: they must occur in the file exactly once. */
function changedFile(change: string): Block {
  const [file = "", ...lines] = change.trimEnd().split("\n");
  const hunks = lines.join("\n").split("\n@@\n");
  return { file, write: (before = "") => hunks.reduce((text, hunk) => insert(text, hunk, file), before) };
}

function insert(text: string, hunk: string, file: string): string {
  const lines = hunk.split("\n");
  const unmarked = (some: readonly string[]) => some.map((line) => `${line.slice(1)}\n`).join("");
  const former = unmarked(lines.filter((line) => !line.startsWith("+")));
  if (text.split(former).length !== 2) throw new Error(`Not there, or not once, in ${file}:\n${former}`);
  return text.replace(former, () => unmarked(lines));
}
