/** Who comes in by the company's sign-in provider: the rule of the door, with the provider's word in the platform's place. */
import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { companyOf } from "../company/company.ts";
import type { Defaults, Role } from "../company/member.ts";
import { comeBack } from "../company/members.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";
import type { Tx } from "../database/transaction.ts";
import { recordEvents } from "../history/record-events.ts";
import { localeFrom } from "../text/locale.ts";
import { admission } from "./admission.ts";
import { erasedAccount } from "./erased-account.ts";
import { firstAdmin } from "./first-admin.ts";
import { followGroups } from "./follow-groups.ts";
import { recordRequest, tellAdmins } from "./join-request.ts";
import { makeMember } from "./make-member.ts";
import { recordSignIn } from "./record-sign-in.ts";
import { oneAtATime } from "./welcome-lock.ts";

/** A person with a mailbox, both vouched for by the company's own provider. */
export type Vouched = Readonly<{
  issuer: string;
  subject: string;
  email: string;
  name: string;
  locale: string | undefined;
  zone: string | undefined;
  /** By their groups, if these name one. */
  role: Role | undefined;
  /** Roles that groups give and take. */
  governed: readonly Role[];
}>;

type Refused = Readonly<{ refused: "waits" | "invitation" | "removed" }>;
type Whom = Readonly<{ id: string; workspaceId: string }>;

/**
 * In one transaction: signed in as the member they are, let in as a new one, or written down among those who wait.
 * @param seat gives a member their account of the web chat
 */
export async function welcomeVouched(
  tx: Tx,
  person: Vouched,
  seat: (tx: Tx, member: Whom) => Promise<string>,
  defaults: Defaults,
): Promise<{ workspaceId: string; identityId: string } | Refused> {
  await oneAtATime(tx);
  const { id: workspaceId, settings } = await companyOf(tx, defaults);
  const key = { workspaceId, issuer: person.issuer, subject: person.subject };
  const known = await tx.providerAccount.findUnique({ where: { workspaceId_issuer_subject: key } });
  // Whoever was erased is no newcomer, as on the chats: an admin's invitation brings them back.
  const erased = { ...key, subject: erasedAccount(person.issuer, person.subject) };
  if (await tx.providerAccount.findUnique({ where: { workspaceId_issuer_subject: erased } }))
    return { refused: "removed" };
  const { newcomers } = workspaceSettings.parse(settings);
  const found = known
    ? (await comeBack(tx, known.memberId)) && known.memberId
    : await admit(tx, workspaceId, person, newcomers, defaults);
  if (!found) return { refused: "removed" };
  if (typeof found === "object") return found;
  const member = { id: found, workspaceId };
  if (!known) await tx.providerAccount.create({ data: { ...key, memberId: found } });
  const identityId = await seat(tx, member);
  await recordSignIn(tx, member, "oidc");
  await followGroups(tx, member, person);
  return { workspaceId, identityId };
}

/** @returns the member's id; false for one whom an admin has removed */
async function admit(
  tx: Tx,
  workspaceId: string,
  person: Vouched,
  policy: Parameters<typeof admission>[0]["policy"],
  defaults: Defaults,
): Promise<string | false | Refused> {
  const { email } = person;
  const mailOf = await tx.member.findFirst({ where: { workspaceId, email }, select: { id: true } });
  const decided = admission({
    account: "member",
    isOwner: person.role === "admin",
    mailIsKnown: mailOf !== null,
    code: "none",
    companyHasAdmin: (await firstAdmin(tx)) !== undefined,
    policy,
  });
  const host = { via: "web", now: Temporal.Now.instant() } as const;
  const self = { name: person.name, email, locale: localeFrom(person.locale, defaults.locale) };
  const newcomer = { ...self, zone: zoneOf(person) ?? defaults.zone };
  const { id: installationId } = await tx.installation.upsert({
    where: { platform_externalId: { platform: "web", externalId: "web" } },
    create: { platform: "web", externalId: "web", workspaceId },
    update: {},
  });
  const externalId = waitingAs(person);
  if (decided.type === "refused") {
    const request = {
      ...newcomer,
      workspaceId,
      installationId,
      externalId,
      home: null,
      account: "member",
    } as const;
    const id = await recordRequest(tx, request);
    if (id && decided.why === "waits") await tellAdmins(tx, { ...request, id }, host.now);
    return { refused: decided.why === "waits" ? "waits" : "invitation" };
  }
  await tx.joinRequest.deleteMany({ where: { installationId, externalId } });
  if (decided.type === "new")
    return makeMember(tx, workspaceId, { ...newcomer, role: person.role ?? decided.role }, host);
  const id = mailOf?.id;
  if (!id || !(await comeBack(tx, id, decided.promoted ? "admin" : undefined))) return false;
  await recordEvents({ ...host, db: tx, workspace: { id: workspaceId }, member: { id } }, [
    { subject: "member", subjectId: id, kind: "account", values: { by: "mail" } },
  ]);
  return id;
}

/** One person is one request, however often they try. */
const waitingAs = ({ issuer, subject }: Vouched): string =>
  `oidc:${createHash("sha256").update(`${issuer}\n${subject}`).digest("hex")}`;

function zoneOf({ zone }: Vouched): string | undefined {
  try {
    return zone && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
