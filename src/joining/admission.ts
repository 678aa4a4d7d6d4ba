/** Who of the tenant comes in, and as what. Pure: the rule of the door. */
import type { AccountKind } from "../chat/inbound.ts";
import type { NewcomerPolicy } from "../company/workspace-settings.ts";

export type Asked = Readonly<{
  account: AccountKind;
  /** Owns or administers the tenant, by the platform's own word. */
  isOwner: boolean;
  /** The mailbox the platform vouches for is that of a member. */
  mailIsKnown: boolean;
  /** A valid code was typed: a member's second account, or a person an admin invited. */
  code: "none" | "own" | "invitation";
  companyHasAdmin: boolean;
  policy: NewcomerPolicy;
}>;

export type Admission =
  | Readonly<{ type: "new"; role: "admin" | "rep" }>
  /** An existing member's account; `promoted`: the chat's owner becomes admin, as there is none yet. */
  | Readonly<{ type: "known"; by: "code" | "mail"; promoted: boolean }>
  | Readonly<{ type: "refused"; why: "external" | "guest" | "deleted" | "waits" | "invitation" }>;

/** Who may come in, and as whom; `promoted` makes the member the first admin. Pure. */
export function admission(asked: Asked): Admission {
  const { account, code, policy } = asked;
  if (account === "deleted") return { type: "refused", why: "deleted" };
  if (code === "invitation") return { type: "known", by: "code", promoted: false };
  // Only an admin's word opens the door to these: a member's own code, or a mailbox, could be lent.
  if (account !== "member") return { type: "refused", why: account };
  const promoted = asked.isOwner && !asked.companyHasAdmin;
  // Admits the code's member but never promotes: the chat's owner may have typed someone else's code.
  if (code === "own") return { type: "known", by: "code", promoted: false };
  if (asked.mailIsKnown) return { type: "known", by: "mail", promoted };
  if (promoted) return { type: "new", role: "admin" };
  if (policy === "reps") return { type: "new", role: "rep" };
  return { type: "refused", why: policy === "approval" ? "waits" : "invitation" };
}

/** Whether a member may still come in, given what the account is now. */
export const mayStay = (account: AccountKind, admittedByAdmin: boolean): boolean =>
  account === "member" || (account !== "deleted" && admittedByAdmin);
