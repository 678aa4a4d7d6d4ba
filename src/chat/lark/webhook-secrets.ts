/** Lark's webhook cryptography. Source: open.feishu.cn, event-subscription-guide. Pure. */
import { createDecipheriv, createHash, timingSafeEqual } from "node:crypto";

/** sha256(timestamp + nonce + encrypt key + raw body), compared without telling by its duration how much was right. */
export function isSigned(
  raw: Uint8Array,
  headers: Readonly<{ timestamp: string; nonce: string; signature: string }>,
  encryptKey: string,
): boolean {
  const expected = createHash("sha256")
    .update(headers.timestamp + headers.nonce + encryptKey)
    .update(raw)
    .digest("hex");
  return sameText(headers.signature.toLowerCase(), expected);
}

/** {"encrypt": base64(iv, 16 bytes, then AES-256-CBC)} under sha256(encrypt key). @throws for anything else */
export function decrypt(encrypted: string, encryptKey: string): string {
  const bytes = Buffer.from(encrypted, "base64");
  const key = createHash("sha256").update(encryptKey).digest();
  const decipher = createDecipheriv("aes-256-cbc", key, bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString("utf8");
}

/** Hashed first, so that neither content nor length shows in the time it takes. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
