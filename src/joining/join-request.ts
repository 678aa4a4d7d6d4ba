/** People of the tenant who wait for an admin: few rows, each person once, gone after a month. */

import type { Temporal } from "temporal-polyfill";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import type { AccountKind } from "../chat/inbound.ts";
import { adminsOf, dayOfCompany } from "../company/admins.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import type { Locale } from "../text/locale.ts";
import { cleanName } from "./make-member.ts";
import { joiningWords } from "./words.ts";

export type JoinRequest = Readonly<{
  id: string;
  workspaceId: string;
  installationId: string;
  externalId: string;
  home: string | null;
  account: AccountKind;
  name: string;
  email: string | null;
  locale: Locale;
  zone: string;
}>;

/** Further ones are turned away without a row: a crowd of strangers must not fill a table, nor crowd colleagues out. */
const mostWaiting: Readonly<Record<AccountKind, number>> = {
  member: 500,
  guest: 100,
  external: 50,
  deleted: 0,
};

/** @returns its id when this person is new among those who wait */
export async function recordRequest(tx: Tx, request: Omit<JoinRequest, "id">): Promise<string | undefined> {
  const { workspaceId, installationId, externalId, home, account, email, locale, zone } = request;
  const name = cleanName(request.name);
  const [row] = await tx.$queryRaw<{ id: string; isNew: boolean }[]>(sql`
    INSERT INTO "JoinRequest" ("id", "workspaceId", "installationId", "externalId", "home", "account", "name",
                               "email", "locale", "zone")
    SELECT gen_random_uuid(), ${workspaceId}::uuid, ${installationId}::uuid, ${externalId}, ${home}, ${account},
           ${name}, ${email}, ${locale}, ${zone}
     WHERE (SELECT count(*) FROM "JoinRequest" r
             WHERE r."workspaceId" = ${workspaceId}::uuid AND r."account" = ${account}) < ${mostWaiting[account]}
        OR EXISTS (SELECT 1 FROM "JoinRequest" r
                    WHERE r."installationId" = ${installationId}::uuid AND r."externalId" = ${externalId})
    ON CONFLICT ("installationId", "externalId")
      DO UPDATE SET "at" = now(), "account" = EXCLUDED."account", "name" = EXCLUDED."name",
                    "email" = EXCLUDED."email", "home" = coalesce(EXCLUDED."home", "JoinRequest"."home")
    RETURNING "id"::text AS "id", (xmax = 0) AS "isNew"`);
  return row?.isNew ? row.id : undefined;
}

/** One message to each admin, with the answer as a button; about one person once on a day of the company's, however often it is declined. */
export async function tellAdmins(
  tx: Tx,
  { id: requestId, workspaceId, installationId, externalId, ...person }: JoinRequest,
  now: Temporal.Instant,
): Promise<void> {
  const name = cleanName(person.name);
  const admins = await adminsOf(tx, workspaceId);
  await notifyMembers(
    tx,
    admins.map((admin) => {
      const { id, locale } = admin;
      const words = joiningWords(locale);
      const question = words.wantsIn(name);
      const buttons = actions(
        button(words.admit, "team.admit", { request: requestId }, { style: "primary" }),
        button(words.decline, "team.decline", { request: requestId }),
      );
      return {
        memberId: id,
        key: `join:${installationId}:${externalId}:${dayOfCompany(admin, now)}:${id}`,
        card: card(locale, words.requestsTitle, [paragraph(question), buttons], { summary: question }),
      };
    }),
  );
}
