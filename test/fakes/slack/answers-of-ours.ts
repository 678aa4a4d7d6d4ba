import { Temporal } from "temporal-polyfill";
import { isJson, type Json } from "../../judges/payload-walk.ts";
import type { Workspace } from "./emulated-workspace.ts";

/** A user with what emulate leaves out: zone, language, ownership, kind of account, whether the e-mail is confirmed. */
export function answerUser(workspace: Workspace, user: Json, args: Json): Json {
  const person = workspace.people.find((one) => one.id === user.id);
  if (!person) return user;
  const offset = Temporal.Now.zonedDateTimeISO(person.tz).offsetNanoseconds / 1e9;
  const wantsLocale =
    args.include_locale === true || args.include_locale === "true" || args.include_locale === "1";
  return {
    ...user,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offset,
    ...(wantsLocale ? { locale: person.locale } : {}),
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    team_id: person.foreignTeam ?? workspace.teamId,
    ...(person.foreignTeam ? { is_stranger: true } : {}),
    deleted: person.isDeleted,
    is_restricted: person.isGuest,
    is_ultra_restricted: person.isGuest,
    ...(person.emailConfirmed === null ? {} : { is_email_confirmed: person.emailConfirmed }),
  };
}

/** conversations.history with `oldest`, `latest`, `inclusive` and `include_all_metadata`, which emulate ignores. */
export async function historyPage(workspace: Workspace, args: Json): Promise<Json> {
  const { oldest, latest, inclusive, include_all_metadata: metadata, limit, cursor, channel } = args;
  const all = await workspace.call("conversations.history", { channel, limit: 1000 });
  if (all.ok !== true) return all;
  const within = (ts: number) => {
    const edge = inclusive === true || inclusive === "true" || inclusive === "1";
    const low = Number(oldest ?? 0);
    const high = Number(latest ?? Number.MAX_SAFE_INTEGER);
    return edge ? ts >= low && ts <= high : ts > low && ts < high;
  };
  const found = (all.messages as Json[]).filter((message) => within(Number(message.ts)));
  const start = Number(cursor ?? 0);
  const end = start + Math.min(Number(limit ?? 100), 999);
  const wantsMetadata = metadata === true || metadata === "true" || metadata === "1";
  const page = found.slice(start, end).map((message) => {
    const { metadata: kept, ...rest } = message;
    return {
      ...rest,
      bot_id: rest.user === workspace.bot.id ? workspace.bot.botId : undefined,
      ...(wantsMetadata && isJson(kept) ? { metadata: kept } : {}),
    };
  });
  const more = end < found.length;
  return {
    ok: true,
    messages: page,
    has_more: more,
    response_metadata: { next_cursor: more ? String(end) : "" },
  };
}
