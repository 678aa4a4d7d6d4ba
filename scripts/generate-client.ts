// Generates src/database/generated from prisma/schema, without the network. Runs after every install and
// before tests; does nothing when the client is newer than the schema, or when the Prisma CLI is absent (a
// production install, where the client was generated at build time).
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const GENERATED = join(ROOT, "src/database/generated/client.ts");

const cli = findCli();
if (cli === undefined && !existsSync(GENERATED)) {
  console.warn(
    "The database client is not made: that takes the development packages. Run npm ci with them, or bring src/database/generated from a build (see Dockerfile).",
  );
}
if (cli !== undefined && !isFresh(cli)) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "generate", "--no-hints"], {
    cwd: ROOT,
    encoding: "utf8",
    // Prisma wants to download a schema engine that generating does not use; any executable satisfies it.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
  });
  if (status !== 0) {
    console.error(`Generating the Prisma client failed:\n${stdout}${stderr}`);
    process.exit(1);
  }
}

function findCli(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve("prisma/build/index.js");
  } catch {
    return undefined;
  }
}

function isFresh(cliFile: string): boolean {
  if (!existsSync(GENERATED)) return false;
  const folder = join(ROOT, "prisma/schema");
  const sources = [folder, cliFile, ...readdirSync(folder).map((file) => join(folder, file))];
  const made = statSync(GENERATED).mtimeMs;
  return sources.every((source) => statSync(source).mtimeMs < made);
}
