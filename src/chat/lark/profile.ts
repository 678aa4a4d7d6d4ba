/** A person as Lark's address book knows them. */
import type { Logger } from "pino";
import type { Profile } from "../inbound.ts";
import { SendError } from "../platform.ts";
import type { LarkClient } from "./client.ts";

/**
 * `email` only where Lark runs the mailbox: the address book's other address may have been typed by anyone.
 * Mailbox and administrator require the scope contact:user.employee:readonly, the zone
 * contact:user.base:readonly. Lark does not report a language.
 * @param home whose the person is, as the event says; only "ours" makes a colleague of a person missing from the
 * address book
 * @throws SendError when Lark cannot be asked now; without the permission to ask, the name is derived from the
 * id
 */
export async function larkProfile(
  client: LarkClient,
  openId: string,
  home: "ours" | "another" | "untold",
  log: Logger,
): Promise<Profile> {
  const unseen: Profile = {
    name: `Lark ${openId.slice(-6)}`,
    account: home === "ours" ? "member" : "external",
    unread: true,
  };
  // The address book holds our own people only.
  if (home === "another") return unseen;
  try {
    const found = await client.call((sdk) =>
      sdk.contact.v3.user.get({ path: { user_id: openId }, params: { user_id_type: "open_id" } }),
    );
    const user = found?.user;
    if (!user) return unseen;
    const { is_resigned, is_exited, is_frozen } = user.status ?? {};
    const gone = is_resigned || is_exited || is_frozen;
    return {
      name: user.name || user.en_name || unseen.name,
      account: gone ? "deleted" : "member",
      email: user.enterprise_email || undefined,
      zone: knownZone(user.time_zone),
      isOwner: user.is_tenant_manager ?? false,
    };
  } catch (error) {
    if (!(error instanceof SendError) || error.retryable) throw error;
    log.warn({ code: error.code, reason: error.message }, "lark profile could not be read");
    return unseen;
  }
}

function knownZone(zone: string | undefined): string | undefined {
  try {
    return zone ? new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone : undefined;
  } catch {
    return undefined;
  }
}
