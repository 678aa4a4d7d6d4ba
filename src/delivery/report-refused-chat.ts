/** Tells the admins of a chat that does not take the bot's credentials any more, in another chat. */
import type { Temporal } from "temporal-polyfill";
import { card, text as paragraph, quiet } from "../chat/card.ts";
import type { PlatformName } from "../chat/inbound.ts";
import { chatWords } from "../chat/words.ts";
import { adminsOf, dayOfCompany } from "../company/admins.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMembers } from "./notify-member.ts";
import { deliveryWords } from "./words.ts";

/** Once a day. An admin whom only that chat reaches reads it in `/readyz` or the log. @param word the platform's reason */
export async function reportRefusedChat(
  tx: Tx,
  platform: PlatformName,
  word: string,
  now: Temporal.Instant,
): Promise<void> {
  const companies = await tx.workspace.findMany({
    where: { demo: false, installations: { some: { platform } } },
    select: { id: true },
  });
  const admins = (await Promise.all(companies.map(({ id }) => adminsOf(tx, id)))).flat();
  await notifyMembers(
    tx,
    admins.map((admin) => {
      const { id, locale } = admin;
      const words = deliveryWords(locale);
      const title = words.chatRefused(chatWords(locale).platforms[platform] ?? platform);
      const blocks = [paragraph(words.chatRefusedWhy(word)), quiet(words.onceADay)];
      return {
        memberId: id,
        key: `refused:${platform}:${dayOfCompany(admin, now)}:${id}`,
        card: card(locale, title, blocks, { tone: "bad", summary: title }),
      };
    }),
    { except: platform },
  );
}
