/** Secrets may stand in files of their own, as compose and Kubernetes hand them in. */
import { readFileSync } from "node:fs";
import type { Written } from "./written.ts";

/** What would harm in a list of processes, a dump, a compose file. NAME_FILE names the file of each. */
const secrets = [
  "DATABASE_URL",
  "SLACK_BOT_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_SIGNING_SECRET_PREVIOUS",
  "SLACK_APP_TOKEN",
  "LARK_APP_SECRET",
  "LARK_VERIFICATION_TOKEN",
  "LARK_VERIFICATION_TOKEN_PREVIOUS",
  "LARK_ENCRYPT_KEY",
  "LARK_ENCRYPT_KEY_PREVIOUS",
  "OIDC_CLIENT_SECRET",
  "METRICS_TOKEN",
  "OTEL_EXPORTER_OTLP_HEADERS",
] as const;

/** Secrets by their names, without the line break that editors end a file with. */
export function readSecretFiles(env: Written) {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of secrets) {
    const file = env[`${name}_FILE`];
    if (file === undefined) continue;
    if (env[name] !== undefined) {
      problems.push(`${name}_FILE and ${name} are both set. Remove one of them`);
      continue;
    }
    try {
      const value = readFileSync(file, "utf8").replace(/\r?\n$/, "");
      if (value.trim() === "")
        problems.push(`${name}_FILE names an empty file: ${file}. Put the secret into it`);
      else values[name] = value;
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? "unreadable";
      problems.push(
        `${name}_FILE names a file that can't be read: ${file} (${why}). Check the path, and that the bot's user may read it`,
      );
    }
  }
  return { values, problems };
}

/** By the names of their settings; those that are not set are missing. */
export const secretsIn = (env: Written): Readonly<Record<string, string>> =>
  Object.fromEntries(secrets.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
