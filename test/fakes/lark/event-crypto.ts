import { createCipheriv, createHash, randomBytes } from "node:crypto";

/** AES-256-CBC under SHA256(encrypt key), the IV in front, all base64 (FD event-subscription-guide). */
export function encryptEvent(json: string, encryptKey: string): string {
  const key = createHash("sha256").update(encryptKey).digest();
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  return Buffer.concat([iv, cipher.update(json, "utf8"), cipher.final()]).toString("base64");
}

/** X-Lark-Signature over the raw body, byte for byte as sent. */
export function signEvent(timestamp: string, nonce: string, encryptKey: string, body: string): string {
  return createHash("sha256")
    .update(timestamp + nonce + encryptKey + body)
    .digest("hex");
}
