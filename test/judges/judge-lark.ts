import { createRequire } from "node:module";
import { larkRuleProblems } from "./lark-rules.ts";
import { isJson } from "./payload-walk.ts";
import { type SchemaCheck, schemaChecks } from "./schema-check.ts";
import { schemaFromTypes } from "./schema-from-types.ts";

let check: SchemaCheck | undefined;

/** What Lark would refuse in a card (JSON 2.0), one sentence per fault; empty when nothing is wrong. */
export function judgeLark(card: unknown): string[] {
  if (!isJson(card)) return ["/: not an object"];
  const sent = JSON.parse(JSON.stringify(card));
  check ??= cardCheck();
  return [...check(sent), ...larkRuleProblems(sent)];
}

function cardCheck(): SchemaCheck {
  const packageFile = createRequire(import.meta.url).resolve("@satorijs/adapter-lark/package.json");
  const { version } = createRequire(import.meta.url)(packageFile) as { version: string };
  const schema = schemaFromTypes({
    path: packageFile.replace("package.json", "lib/content.d.ts"),
    type: "MessageContent",
    variantKey: "tag",
    version,
    // A chart is VChart's business, rows are keyed by column names, and a callback value is the bot's own.
    anything: ["chart_spec", "rows", "value"],
  });
  return schemaChecks(schema)("MessageContent.Card");
}
