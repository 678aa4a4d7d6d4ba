import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const [embedded, plainly] = ["embedded-postgres", "compiled-plainly"].map((name) =>
  JSON.stringify(new URL(`../../src/database/${name}.ts`, import.meta.url).href),
);

const statements = `
  for (let nth = 0; nth < 300; nth++)
    await database.exec("SELECT " + Array.from({ length: 20 }, (_, column) => nth + " AS c" + column).join(", "));
  process.exit();`;
const startsAndWorks = `
  const { openEmptyInMemory } = await import(${embedded});
  const database = await openEmptyInMemory();${statements}`;

/** V8 tells of each function; it compiles at once what it would otherwise compile beside the work. */
const telling = ["--wasm-sync-tier-up", "--trace-wasm-compilation-times"];

/** @returns for each function that was compiled a second time how many MB that took */
function compiledTwice(program: string, flags: readonly string[] = telling): number[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, "--disable-warning=ExperimentalWarning", "--input-type=module", "-e", program],
    { encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  expect([status, stderr]).toEqual([0, ""]);
  return [...stdout.matchAll(/using TurboFan, took \d+ ms and (\d+)/g)].map(
    ([, bytes]) => Number(bytes) / 1e6,
  );
}

test("what PostgreSQL runs often is compiled a second time, but for its parser, which would take 600 MB", () => {
  const taken = compiledTwice(startsAndWorks);
  expect(taken.length).toBeGreaterThan(20);
  expect(Math.max(...taken)).toBeLessThan(100);
});

test("where memory is saved, nothing of it is", () => {
  const saving = `(await import(${plainly})).compilePlainly();`;
  // Node itself has some WebAssembly.
  expect(compiledTwice(`${saving}${startsAndWorks}`).length).toBeLessThan(5);
  expect(compiledTwice(startsAndWorks, ["--liftoff-only", ...telling])).toEqual([]);
});
