/**
 * npm run check:dependencies. What is installed is what was reviewed: every package of the lockfile has a sum and, where it
 * says from where it comes, comes from one place; every package that an installation runs has a licence we may pass on.
 */
import { readFileSync } from "node:fs";

type Locked = Readonly<{
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  /** Of ours for developing, and of a dependency's as it likes: the image leaves both out. */
  devOptional?: boolean;
  link?: boolean;
}>;

/** SPDX; none of them asks anything of who runs or passes Loudou on but to keep the notice, and MPL-2.0 of its own files. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MPL-2.0",
  "OFL-1.1",
]);

/** Names that a package writes for one of SPDX. */
const spdx: Readonly<Record<string, string>> = { "BSD-0-Clause": "0BSD" };

/** "(MIT OR CC0-1.0)": one of them is enough; "MIT AND OFL-1.1": all of them have to be allowed. */
export function isAllowed(licence: string): boolean {
  const [either, all] = [" OR ", " AND "].map((between) =>
    licence.replace(/^\((.*)\)$/, "$1").split(between),
  );
  if (either!.length > 1) return either!.some(isAllowed);
  return all!.every((one) => allowed.has(spdx[one] ?? one));
}

/** @returns what is wrong, a line each */
export function problemsOf(packages: Readonly<Record<string, Locked>>): string[] {
  const installed = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link);
  const origins = new Set(
    installed.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).origin] : [])),
  );
  return [
    ...(origins.size > 1 ? [`Packages come from ${origins.size} places: ${[...origins].join(", ")}`] : []),
    ...[...origins].filter((one) => !one.startsWith("https://")).map((one) => `${one} is not https`),
    ...installed.flatMap(([path, { integrity, license, dev, devOptional }]) => [
      ...(integrity?.startsWith("sha512-") ? [] : [`${path} has no SHA-512 in package-lock.json`]),
      ...(dev || devOptional || isAllowed(license ?? "none")
        ? []
        : [
            `${path} is under ${license ?? "no licence"}, which scripts/check-dependencies.ts does not allow`,
          ]),
    ]),
  ];
}

if (import.meta.main) {
  const lockfile = new URL("../package-lock.json", import.meta.url);
  const { packages } = JSON.parse(readFileSync(lockfile, "utf8")) as { packages: Record<string, Locked> };
  const problems = problemsOf(packages);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else
    console.log(
      `${Object.keys(packages).length - 1} packages: sums, source and licences are as they should be`,
    );
}
