/** Whoever was erased is not greeted as a newcomer, though nobody can tell any more who they were. */
import { createHash } from "node:crypto";

/** What stands where an erased account's id stood: it can be recognised when it comes again, and not be read. */
export const erasedAccount = (installationId: string, externalId: string): string =>
  `erased:${createHash("sha256").update(`${installationId} ${externalId}`).digest("hex")}`;
