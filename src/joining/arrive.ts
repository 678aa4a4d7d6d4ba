/** First contact: decides about a person the platform knows and we don't. */
import { Temporal } from "temporal-polyfill";
import type { Asking, Profile } from "../chat/inbound.ts";
import { adminsOf } from "../company/admins.ts";
import { companyOf } from "../company/company.ts";
import type { Defaults } from "../company/member.ts";
import { adoptMail, comeBack } from "../company/members.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";
import type { Tx } from "../database/transaction.ts";
import { recordEvents } from "../history/record-events.ts";
import { localeFrom } from "../text/locale.ts";
import { type Admission, admission } from "./admission.ts";
import { erasedAccount } from "./erased-account.ts";
import { findIdentity, type Known } from "./find-identity.ts";
import { lookUpCode, spoilCode, typedCode, useUpCode } from "./join-code.ts";
import { recordRequest, tellAdmins } from "./join-request.ts";
import { type Host, makeMember, type NewMember } from "./make-member.ts";
import { toldBy } from "./told.ts";
import type { TurnedAwayFor } from "./turned-away.ts";
import { oneAtATime } from "./welcome-lock.ts";

export type Arrived = Known | Readonly<{ refused: TurnedAwayFor }>;

/** In one transaction: let in as a member, or written down among those who wait. */
export async function arrive(tx: Tx, asking: Asking, profile: Profile, defaults: Defaults): Promise<Arrived> {
  // The web chat's people come by its links, each with an identity made for them.
  if (asking.platform === "web") return { refused: "removed" };
  const installation = await ensureInstallation(tx, asking, defaults);
  // Whoever waited for the lock may have been waiting for the same person's other event.
  const meanwhile = await findIdentity(tx, asking);
  if (meanwhile) return meanwhile;
  const { externalId } = asking.actor;
  const { id: installationId, workspaceId } = installation;
  const removed = await tx.identity.findFirst({ where: { installationId, externalId } });
  if (removed) return { refused: "removed" };

  const code = typedCode(asking);
  if (code && !asking.place.private) {
    await spoilCode(tx, code);
    return { refused: "public-code" };
  }
  const owner = code ? await lookUpCode(tx, code) : undefined;
  const isGood = owner?.usedById === null && owner.workspaceId === workspaceId;
  // Only an invitation brings back who was erased, as somebody new.
  if (!isGood && (await wasErased(tx, installationId, externalId))) return { refused: "removed" };
  const email = (profile.account === "member" && profile.email?.toLowerCase()) || null;
  const mailOf = email ? await tx.member.findFirst({ where: { workspaceId, email } }) : undefined;
  const decided = admission({
    account: profile.account,
    isOwner: profile.isOwner ?? false,
    mailIsKnown: Boolean(mailOf),
    code: isGood ? owner.kind : "none",
    companyHasAdmin: (await adminsOf(tx, workspaceId)).length > 0,
    policy: workspaceSettings.parse(installation.workspace.settings).newcomers,
  });

  const { home: from } = asking.actor;
  const home = from === "" || from === asking.installation ? null : from;
  const locale = localeFrom(profile.locale ?? profile.localeTyped, defaults.locale);
  const told = toldBy(profile);
  const zone = told.zone ?? defaults.zone;
  const person = { name: profile.name, email, locale, zone };
  if (decided.type === "refused") {
    const request = { ...person, workspaceId, installationId, externalId, home, account: profile.account };
    if (decided.why !== "deleted") {
      const id = await recordRequest(tx, request);
      if (id && decided.why === "waits") await tellAdmins(tx, { ...request, id }, Temporal.Now.instant());
    }
    return { refused: decided.why };
  }
  const memberId = await memberFor(tx, decided, {
    workspaceId,
    person,
    host: { via: asking.platform, now: Temporal.Now.instant() },
    owner: owner?.memberId,
    mail: mailOf?.id,
  });
  if (!memberId) return { refused: "removed" };
  // An admin's invitation is an admin's yes to whatever account it is used with; a full one needs none.
  const invited = decided.type === "known" && decided.by === "code" && owner?.kind === "invitation";
  const admittedAt = invited && profile.account !== "member" ? new Date() : null;
  const { id: identityId } = await tx.identity.create({
    data: {
      workspaceId,
      installationId,
      memberId,
      externalId,
      home,
      account: profile.account,
      admittedAt,
      told,
    },
    select: { id: true },
  });
  if (code && decided.type === "known" && decided.by === "code") {
    await useUpCode(tx, code, identityId);
    if (email && !mailOf) await adoptMail(tx, memberId, email);
  }
  if (decided.type === "known") {
    const doer = {
      db: tx,
      now: Temporal.Now.instant(),
      via: asking.platform,
      workspace: { id: workspaceId },
    };
    await recordEvents({ ...doer, member: { id: memberId } }, [
      { subject: "member", subjectId: memberId, kind: "account", values: { by: decided.by } },
      ...(decided.promoted
        ? [
            {
              ...{ subject: "member" as const, subjectId: memberId, kind: "role" },
              values: { columns: { role: [mailOf?.role ?? null, "admin"] as const } },
            },
          ]
        : []),
    ]);
  }
  await tx.joinRequest.deleteMany({ where: { installationId, externalId } });
  return (await findIdentity(tx, asking))!;
}

const wasErased = async (tx: Tx, installationId: string, externalId: string): Promise<boolean> =>
  (await tx.identity.count({
    where: { installationId, externalId: erasedAccount(installationId, externalId) },
  })) > 0;

/** @returns undefined when it is a member that an admin has taken off */
async function memberFor(
  tx: Tx,
  decided: Exclude<Admission, { type: "refused" }>,
  of: { workspaceId: string; person: NewMember; host: Host; owner?: string; mail?: string },
): Promise<string | undefined> {
  if (decided.type === "new")
    return makeMember(tx, of.workspaceId, { ...of.person, role: decided.role }, of.host);
  const id = decided.by === "code" ? of.owner : of.mail;
  return id && (await comeBack(tx, id, decided.promoted ? "admin" : undefined)) ? id : undefined;
}

/** A second chat joins the company that is there already: one deployment serves one company. */
async function ensureInstallation(tx: Tx, asking: Asking, defaults: Defaults) {
  const { platform, installation: externalId } = asking;
  await oneAtATime(tx);
  const known = await tx.installation.findUnique({
    where: { platform_externalId: { platform, externalId } },
    include: { workspace: true },
  });
  if (known) return known;
  const workspace = await companyOf(tx, defaults);
  return tx.installation.create({
    data: { workspaceId: workspace.id, platform, externalId },
    include: { workspace: true },
  });
}
