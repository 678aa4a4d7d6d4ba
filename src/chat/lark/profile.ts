/** A person as Lark's address book knows them. */
import type { Logger } from "pino";
import type { Profile } from "../inbound.ts";
import { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";

/**
 * `email` only where Lark runs the mailbox: the other address of the book may have been typed by anybody. Mailbox and
 * administrator come with the scope contact:user.employee:readonly only, the zone with contact:user.base:readonly. Lark tells no language.
 * @throws SendError when Lark cannot be asked now; without the permission to ask, the name is made from the id
 */
export async function larkProfile(client: LarkClient, openId: string, log: Logger): Promise<Profile> {
  const nameless: Profile = { name: `Lark ${openId.slice(-6)}` };
  try {
    const found = await client.call((sdk) =>
      sdk.contact.v3.user.get({ path: { user_id: openId }, params: { user_id_type: "open_id" } }),
    );
    const user = found?.user;
    if (!user) return nameless;
    return {
      name: user.name || user.en_name || nameless.name,
      email: user.enterprise_email || undefined,
      zone: knownZone(user.time_zone),
      isOwner: user.is_tenant_manager ?? false,
    };
  } catch (error) {
    if (!(error instanceof SendError) || error.retryable) throw error;
    log.warn({ code: error.code, reason: error.message }, "lark profile could not be read");
    return nameless;
  }
}

function knownZone(zone: string | undefined): string | undefined {
  try {
    return zone ? new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone : undefined;
  } catch {
    return undefined;
  }
}
