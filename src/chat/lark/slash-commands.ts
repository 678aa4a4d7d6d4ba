/**
 * Lark's own slash commands (client 7.70 and later): what the client offers when a person types "/". They arrive
 * as plain messages, so nothing depends on them. Source: open.feishu.cn, agent-supports-slash-commands.
 */
import { z } from "zod";
import type { LarkClient } from "./client.ts";
import { i18n } from "./language.ts";
import { larkEn } from "./words.en.ts";

const path = "/open-apis/application/v7/app_slash_commands";
const names = ["deal", "forecast", "funnel", "customer", "team"] as const;

type Wanted = Readonly<{
  command: string;
  description: Readonly<{ default_value: string; i18n: { zh_cn: string; en_us: string } }>;
}>;

const wanted: readonly Wanted[] = names.map((command) => ({
  command,
  description: {
    default_value: larkEn.slashCommands[command],
    i18n: i18n((text) => text.slashCommands[command]),
  },
}));

const listed = z.object({
  items: z
    .array(z.object({ command_id: z.string(), command: z.string(), description: z.unknown() }))
    .catch([]),
});

export type Registered = Readonly<{ command: string; outcome: "created" | "updated" | "unchanged" }>;

/** Brings the app's commands to what we want; commands of others stay. Running it again changes nothing. */
export async function registerSlashCommands(client: LarkClient): Promise<Registered[]> {
  const present = listed.parse((await request(client, "GET", "?page_size=100")) ?? {}).items;
  const outcomes: Registered[] = [];
  for (const one of wanted) {
    const known = present.find((item) => item.command === one.command);
    if (known && isSame(known.description, one.description)) {
      outcomes.push({ command: one.command, outcome: "unchanged" });
    } else if (known) {
      await request(client, "PATCH", `/${encodeURIComponent(known.command_id)}`, one);
      outcomes.push({ command: one.command, outcome: "updated" });
    } else {
      await request(client, "POST", "", one);
      outcomes.push({ command: one.command, outcome: "created" });
    }
  }
  return outcomes;
}

const request = (client: LarkClient, method: string, more: string, data?: Wanted): Promise<unknown> =>
  client.call((sdk) =>
    sdk.request<{ code?: number; msg?: string; data?: unknown }>({ method, url: path + more, data }),
  );

function isSame(given: unknown, description: Wanted["description"]): boolean {
  const found = z
    .object({ default_value: z.string(), i18n: z.object({ zh_cn: z.string(), en_us: z.string() }) })
    .safeParse(given).data;
  return (
    found?.default_value === description.default_value &&
    found.i18n.zh_cn === description.i18n.zh_cn &&
    found.i18n.en_us === description.i18n.en_us
  );
}
