import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { isJson } from "./payload-walk.ts";
import { type SchemaCheck, schemaChecks } from "./schema-check.ts";
import { schemaFromTypes } from "./schema-from-types.ts";
import { type SlackSurface, slackRuleProblems } from "./slack-rules.ts";

let checks: Record<SlackSurface, SchemaCheck> | undefined;

/**
 * What Slack would refuse in a payload, one sentence per fault; empty when nothing is wrong.
 * A message is `{text?, blocks?, metadata?}`; a modal or a home tab is the view as given to views.open/publish.
 */
export function judgeSlack(surface: SlackSurface, payload: unknown): string[] {
  if (!isJson(payload)) return ["/: not an object"];
  // Slack never sees what JSON drops (undefined).
  const sent = JSON.parse(JSON.stringify(payload));
  checks ??= compiled();
  return [...checks[surface](sent), ...slackRuleProblems(surface, sent)];
}

function compiled(): Record<SlackSurface, SchemaCheck> {
  const { version } = createRequire(import.meta.url)("@slack/types/package.json") as { version: string };
  const schema = schemaFromTypes({
    path: fileURLToPath(new URL("./slack-payload.ts", import.meta.url)),
    type: "*",
    variantKey: "type",
    version,
    anything: [],
  });
  const check = schemaChecks(schema);
  return {
    message: check("SlackMessagePayload"),
    modal: check("SlackModalPayload"),
    home: check("SlackHomePayload"),
  };
}
