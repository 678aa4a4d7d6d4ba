import { createHash } from "node:crypto";

/**
 * What an event keeps of the conversation in which something was said: enough to see that it is the same one, and no
 * account of anybody's, as events cannot be erased. @param channel the platform's id of the conversation
 */
export const placeMark = (workspaceId: string, channel: string): string =>
  createHash("sha256").update(`${workspaceId} ${channel}`).digest("base64url").slice(0, 22);
