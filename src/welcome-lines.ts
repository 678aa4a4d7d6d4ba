/** The last lines of a start: where to go, and what is still to be set up. */

import type { Config } from "./config/config.ts";
import type { Database } from "./database/open-database.ts";
import { rawSql } from "./database/sql.ts";
import { isHeldUp } from "./database/transaction.ts";
import { nameOlderAmounts, type OlderAmounts, olderAmounts } from "./deals/facts/older-amounts.ts";
import { withFirstAdmin } from "./joining/first-admin.ts";
import { answerPath } from "./web/oidc/paths.ts";
import { mintLoginLink, wasFirstAdminInvited } from "./web/sign-in.ts";

type Facts = Readonly<{
  database: Database;
  url: string;
  demo: boolean;
  /** Messages out of a backup that wait for a decision. */
  held?: number;
  config: Config;
}>;

export async function welcomeLines({ database, url, demo, held = 0, config }: Facts): Promise<string[]> {
  const chats = [config.slack && "Slack", config.lark && "Lark/Feishu"].filter(Boolean);
  const lines = ["", `Loudou 漏斗 is running at ${url}`];
  if (config.holdDeliveries) lines.push("HOLD_DELIVERIES=1: messages are kept and nothing goes out.");
  if (held > 0)
    lines.push(
      `Held since the database was restored: ${held} messages. Decide: npm run -s admin -- deliveries`,
    );
  if (demo)
    return [
      ...lines,
      "This is the sample company: open the address and try it as a rep, a manager or the president.",
      "",
    ];
  if (config.demo)
    lines.push(
      "DEMO=1 was ignored: this database holds a real company. Give the demo a DATA_DIR of its own.",
    );
  if (chats.length > 0) lines.push(`Chats: ${chats.join(", ")} and the web chat`);
  if (config.oidc)
    lines.push(
      `Sign-in: ${config.oidc.issuer}, which has to know this redirect address: ${config.publicUrl}${answerPath}`,
    );
  return [...lines, ...(await olderAmountLines(database)), ...(await adminLines(database, url)), ""];
}

/** What was kept by decimals that depended on the release of Node has to be looked at by a person. */
async function olderAmountLines({ prisma }: Database): Promise<string[]> {
  const rows = await prisma.$queryRaw<OlderAmounts[]>(rawSql(olderAmounts));
  if (rows.length === 0) return [];
  return [
    `Please check these amounts, which may read a hundred times too much or too little: ${nameOlderAmounts(rows)}.`,
    "Earlier versions counted decimals in these currencies as the release of Node did. Correct them with /deal update; look at quotas and forecast calls, too.",
  ];
}

/**
 * The link for the first admin is printed by the first start only: more people read the logs than may become admin,
 * and a link that every start printed would soon be everywhere.
 */
async function adminLines(database: Database, url: string): Promise<string[]> {
  try {
    return await withFirstAdmin(database, async (tx, admin) => {
      if (admin) return [];
      if (await wasFirstAdminInvited(tx)) {
        return [
          "There is no admin yet. Use the link an earlier start printed, or get another: npm run login",
        ];
      }
      const { path } = await mintLoginLink(tx, null);
      return [`Sign in as the first admin with this one-time link, valid for a day: ${url}${path}`];
    });
  } catch (error) {
    // Another replica is at it, and what it prints is as good: no reason not to start.
    if (!isHeldUp(error)) throw error;
    return ["Sign-in links: npm run login"];
  }
}
