/** What is measured, and at what size: `npm run bench -- --only commands --quick`. */
import { parseArgs } from "node:util";

export const groups = [
  "commands",
  "funnel",
  "digest",
  "history",
  "gates",
  "fair",
  "deliveries",
  "pipeline",
  "small",
  "replicas",
  "match",
  "today",
  "worth",
  "imports",
  "start",
] as const;
export type Group = (typeof groups)[number];
export type Kind = "server" | "embedded";

export type Sizes = Readonly<{
  reps: number;
  /** Each with ten stage moves, and so ten versions. */
  deals: number;
  /** Seconds at a fixed rate, and saturated. */
  fixedSeconds: number;
  saturatedSeconds: number;
  warmUpSeconds: number;
  repeats: number;
  larkDeliveries: number;
  slackDeliveries: number;
  /** Among whom a name is looked for: a tenth of them on the embedded database. */
  customers: number;
  /** Typed of each kind. */
  names: number;
  /** Of a workbook and of a csv that are imported: a tenth of them on the embedded database. */
  sheetRows: number;
  csvRows: number;
}>;

const full: Sizes = {
  reps: 500,
  deals: 100_000,
  fixedSeconds: 20,
  saturatedSeconds: 12,
  warmUpSeconds: 5,
  repeats: 5,
  larkDeliveries: 2_000,
  slackDeliveries: 600,
  customers: 200_000,
  names: 400,
  sheetRows: 100_000,
  csvRows: 1_000_000,
};

/** Seconds instead of minutes: for trying out the benchmark, not for its numbers. */
const quick: Sizes = {
  // More than callers: of one person's lines two run at a time, and the others wait.
  reps: 300,
  deals: 5_000,
  fixedSeconds: 4,
  saturatedSeconds: 3,
  warmUpSeconds: 2,
  repeats: 2,
  larkDeliveries: 300,
  slackDeliveries: 60,
  customers: 20_000,
  names: 100,
  sheetRows: 10_000,
  csvRows: 50_000,
};

export type Options = Readonly<{
  only: readonly Group[];
  on: readonly Kind[];
  quick: boolean;
  sizes: Sizes;
  /** How long a small machine is watched, where that is asked for. */
  minutes: number;
  /** A former commit to measure beside the present tree, and nothing else. */
  against: string | undefined;
  /** Of those beside it, only commands with this in their name; all when missing. */
  lines: string | undefined;
}>;

/** @throws Error naming the options there are */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: "string" },
      on: { type: "string" },
      quick: { type: "boolean", default: false },
      against: { type: "string" },
      deals: { type: "string" },
      lines: { type: "string" },
      minutes: { type: "string", default: "10" },
    },
  });
  const sizes = values.quick ? quick : full;
  if (values.deals && !/^[1-9]\d*$/.test(values.deals))
    throw new Error("--deals wants a number, such as 1000000");
  if (!/^[1-9]\d*$/.test(values.minutes)) throw new Error("--minutes wants a number, such as 10");
  return {
    minutes: Number(values.minutes),
    only: chosen("--only", values.only, groups).filter((group) => values.only || group !== "small"),
    on: chosen("--on", values.on, ["server", "embedded"]),
    quick: values.quick,
    against: values.against,
    lines: values.lines,
    sizes: { ...sizes, deals: values.deals ? Number(values.deals) : sizes.deals },
  };
}

function chosen<Word extends string>(flag: string, given: string | undefined, all: readonly Word[]): Word[] {
  if (given === undefined) return [...all];
  const words = given.split(",");
  const unknown = words.filter((word) => !all.some((one) => one === word));
  if (unknown.length > 0) throw new Error(`${flag} ${unknown.join(",")}: there are ${all.join(", ")}`);
  return all.filter((word) => words.includes(word));
}
