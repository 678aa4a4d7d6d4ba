/**
 * npm run check:policy. Starts Loudou and has Google's CSP Evaluator look at the Content-Security-Policy that it sends with
 * its pages: the chat's, of the demo, and those of people who are not signed in.
 */
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { type Finding, Severity } from "csp_evaluator/dist/finding.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { pino } from "pino";
import { readConfig } from "../src/config/config.ts";
import { start } from "../src/start.ts";

/** Our own origin serves scripts: what people have sent is handed back as an attachment only, and nothing is JSONP. */
const decided = ({ directive, value, severity }: Finding): boolean =>
  directive === "script-src" && value === "'self'" && severity === Severity.MEDIUM_MAYBE;

/** @returns what weakens the policy, a line each; what is only remarked upon (Trusted Types) does not count */
export function weaknessesOf(policy: string): string[] {
  return new CspEvaluator(new CspParser(policy).csp)
    .evaluate()
    .filter((finding) => finding.severity < Severity.INFO && !decided(finding))
    .map(({ directive, value, description }) => `${directive} ${value ?? ""}: ${description}`);
}

/** @returns lines for the operator's eye */
async function problemsOf(demo: "0" | "1", paths: readonly string[]): Promise<string[]> {
  const config = readConfig({ DATA_DIR: "memory://", PORT: "0", DEMO: demo });
  const running = await start(config, pino({ level: "silent" }));
  try {
    const found: string[] = [];
    for (const path of paths) {
      const { headers } = await fetch(running.url + path);
      const policy = headers.get("content-security-policy");
      found.push(...(policy ? weaknessesOf(policy) : ["there is no policy"]).map((one) => `${path}: ${one}`));
    }
    return found;
  } finally {
    await running.stop(1_000);
  }
}

if (import.meta.main) {
  const problems = [...(await problemsOf("1", ["/"])), ...(await problemsOf("0", ["/", "/login/nothing"]))];
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log("The Content-Security-Policy of the pages has no weakness");
  process.exit(problems.length > 0 ? 1 : 0);
}
