/** What the numbers were measured on. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";

const packages = [
  "@electric-sql/pglite",
  "@prisma/client",
  "@slack/bolt",
  "@larksuiteoapi/node-sdk",
  "pg",
  "pg-boss",
];

export type Machine = Readonly<{
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  /** Load average of the last minute before the run: above 0.5 per core, the machine was not ours alone. */
  load: number;
  commit: string;
  versions: Readonly<Record<string, string>>;
}>;

export function thisMachine(): Machine {
  const [first] = cpus();
  return {
    processor: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()}`,
    node: process.version,
    load: Math.round(loadavg()[0]! * 100) / 100,
    commit: commit(),
    versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  };
}

export function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

export function machineLines(machine: Machine): string[] {
  const { processor, cores, memoryGb, system, node, load, versions } = machine;
  return [
    `${processor}, ${cores} cores, ${memoryGb} GB, ${system}, load ${load} before the start`,
    `Node ${node}, commit ${machine.commit}, ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}`,
  ];
}
