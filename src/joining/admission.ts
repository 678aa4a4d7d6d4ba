/** Who of the tenant comes in, and as what. Pure: the rule of the door. */
import type { AccountKind } from "../chat/inbound.ts";
import type { NewcomerPolicy } from "../company/workspace-settings.ts";

export type Asked = Readonly<{
  account: AccountKind;
  /** Owns or administers the tenant, by the platform's own word. */
  isOwner: boolean;
  /** The mailbox the platform vouches for is that of a member. */
  mailIsKnown: boolean;
  /** A good code was typed: a member's own second account, or somebody whom an admin has invited. */
  code: "none" | "own" | "invitation";
  companyHasAdmin: boolean;
  policy: NewcomerPolicy;
}>;

export type Admission =
  | Readonly<{ type: "new"; role: "admin" | "rep" }>
  /** The account of a member who is there already; `promoted`: the owner, where nobody is admin yet. */
  | Readonly<{ type: "known"; by: "code" | "mail"; promoted: boolean }>
  | Readonly<{ type: "refused"; why: "external" | "guest" | "deleted" | "waits" | "invitation" }>;

export function admission(asked: Asked): Admission {
  const { account, code, policy } = asked;
  if (account === "deleted") return { type: "refused", why: "deleted" };
  if (code === "invitation") return { type: "known", by: "code", promoted: false };
  // Only an admin's word opens the door to these: a member's own code, or a mailbox, could be lent.
  if (account !== "member") return { type: "refused", why: account };
  const promoted = asked.isOwner && !asked.companyHasAdmin;
  // Whose code it is comes in, not the owner by it: the code may be somebody else's.
  if (code === "own") return { type: "known", by: "code", promoted: false };
  if (asked.mailIsKnown) return { type: "known", by: "mail", promoted };
  if (promoted) return { type: "new", role: "admin" };
  if (policy === "reps") return { type: "new", role: "rep" };
  return { type: "refused", why: policy === "approval" ? "waits" : "invitation" };
}

/** Whether somebody who is a member already may still come in, now that the account is this. */
export const mayStay = (account: AccountKind, admittedByAdmin: boolean): boolean =>
  account === "member" || (account !== "deleted" && admittedByAdmin);
