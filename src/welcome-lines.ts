/** The last lines of a start: where to go, and what is not set up yet. */
import { mintLoginLink } from "./chat/web/sign-in.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/open-database.ts";
import { firstAdmin } from "./teams/first-admin.ts";

type Facts = Readonly<{ database: Database; url: string; demo: boolean; config: Config }>;

export async function welcomeLines({ database, url, demo, config }: Facts): Promise<string[]> {
  const chats = [config.slack && "Slack", config.lark && "Lark/Feishu"].filter(Boolean);
  const lines = ["", `Loudou 漏斗 is running at ${url}`];
  if (demo)
    return [
      ...lines,
      "You are in the sample company: open the address and be a rep, a manager or the president.",
      "",
    ];
  if (config.demo)
    lines.push(
      "No demo, although DEMO=1: this database holds a real company. Give the demo another DATA_DIR.",
    );
  if (chats.length > 0) lines.push(`Chats: ${chats.join(", ")} and the web chat`);
  const admin = await firstAdmin(database, config, chats.length === 0);
  if (admin) {
    const link = await mintLoginLink(database.prisma, admin.id);
    lines.push(`Sign in to the web chat as ${admin.name}, once, with this link: ${url}${link.path}`);
  }
  return [...lines, ""];
}
