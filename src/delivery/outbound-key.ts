import { createHash } from "node:crypto";

/** Lark's `uuid` takes 50 characters; Slack's message metadata takes as many. */
const longest = 50;

/** A delivery's key as a platform can carry it: itself when it is short and plain, else its SHA-256. */
export function outboundKey(key: string): string {
  if (key.length <= longest && /^[\w:.@-]+$/.test(key)) return key;
  return createHash("sha256").update(key).digest("base64url");
}
