/** Is this request Slack's, and of now? Decided on the raw bytes, before anything is parsed. Pure. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { limits } from "./limits.ts";

export type SignedRequest = Readonly<{
  /** Header x-slack-request-timestamp: seconds. */
  timestamp: string | undefined;
  /** Header x-slack-signature: "v0=" and 64 hex digits. */
  signature: string | undefined;
  body: Uint8Array;
}>;

/** The problem, or undefined if it is from Slack. Bolt's own check accepts timestamps in the future. */
export function signatureProblem(
  request: SignedRequest,
  secret: string,
  nowSeconds: number,
): "missing" | "stale" | "early" | "wrong" | undefined {
  const { timestamp, signature, body } = request;
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return "missing";
  const age = nowSeconds - Number(timestamp);
  if (age > limits.clockSkewSeconds) return "stale";
  if (age < -limits.clockSkewSeconds) return "early";
  const expected = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex");
  const given = Buffer.from(signature);
  const wanted = Buffer.from(`v0=${expected}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? undefined : "wrong";
}
