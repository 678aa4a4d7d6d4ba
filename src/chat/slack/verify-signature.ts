/** Is this request Slack's, and of now? Decided on the raw bytes, before anything is parsed. Pure. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Secrets, type SecretUsed, whichFits } from "../rotation.ts";
import { limits } from "./limits.ts";

export type SignedRequest = Readonly<{
  /** Header x-slack-request-timestamp: seconds. */
  timestamp: string | undefined;
  /** Header x-slack-signature: "v0=" and 64 hex digits. */
  signature: string | undefined;
  body: Uint8Array;
}>;

export type Verified = Readonly<
  { problem: "missing" | "stale" | "early" | "wrong" } | { problem: undefined; by: SecretUsed }
>;

/**
 * The problem, or that it is from Slack and by which secret. Bolt's own check accepts timestamps in the future, and
 * knows one secret only.
 * @param secrets two while the secret is rotated; how long it takes does not tell which of them was right
 */
export function verifySignature(request: SignedRequest, secrets: Secrets, nowSeconds: number): Verified {
  const { timestamp, signature, body } = request;
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return { problem: "missing" };
  const age = nowSeconds - Number(timestamp);
  if (age > limits.clockSkewSeconds) return { problem: "stale" };
  if (age < -limits.clockSkewSeconds) return { problem: "early" };
  const given = Buffer.from(signature);
  const by = whichFits(secrets, (secret) => {
    const expected = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex");
    const wanted = Buffer.from(`v0=${expected}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  return by ? { problem: undefined, by } : { problem: "wrong" };
}
