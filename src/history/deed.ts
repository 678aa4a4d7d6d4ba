/**
 * A deed is what a person does, wherever it came from: a chat, a command line, a file, a program. Its input is
 * parsed and its outcome typed; what it refuses is an error with a code and facts, which the caller puts into
 * words.
 */
import type { Temporal } from "temporal-polyfill";
import type { Member, Workspace } from "../company/member.ts";
import type { Tx } from "../database/transaction.ts";
import type { PipelineBook } from "../pipelines/book.ts";

/** Where a deed came from: a chat, or what speaks without one. */
export type Via = "slack" | "lark" | "web" | "demo" | "schedule" | "operator";

/** Everything a deed may know about who does it, and when. */
export type Deed = Readonly<{
  /** Inside the transaction when the deed changes something. Never keep it. */
  db: Tx;
  now: Temporal.Instant;
  member: Member;
  /** Who does it, where that is somebody else, in the member's name. */
  doneBy?: Pick<Member, "id"> | undefined;
  workspace: Workspace;
  /** The company's pipelines: what a deal goes through, and what a new one will. */
  pipelines: PipelineBook;
  via: Via;
}>;

type Done = Readonly<{ member: Pick<Member, "id">; doneBy?: Pick<Member, "id"> | undefined; via: Via }>;

/**
 * As events keep it: who did it, and in whose name, where that is somebody else. An operator is no member: what they do
 * at the machine is done with an admin's rights and in nobody's name; and so is what the schedule does by itself.
 */
export const doerOf = ({ member, doneBy, via }: Done) =>
  via === "operator" || via === "schedule"
    ? { memberId: null, onBehalfId: null }
    : { memberId: (doneBy ?? member).id, onBehalfId: doneBy ? member.id : null };

/** Ends a deed with nothing changed. */
export class DeedRefused<Code extends string = string, Facts = unknown> extends Error {
  override readonly name = "DeedRefused";
  readonly code: Code;
  readonly facts: Facts;

  /** @param code which rule says no; `facts` is what a sentence about it needs, as plain data */
  constructor(code: Code, facts: Facts) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
