/** Where others reach us, and where through. */
import { isIP } from "node:net";
import { z } from "zod";
import { type Read, url } from "./written.ts";

/** "10.0.0.1", "10.0.0.0/8", "2001:db8::/32"; a range that covers everyone would let anyone forge their address. */
function isAddressOrRange(written: string): boolean {
  const [address = "", prefix, ...more] = written.split("/");
  const most = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || address.includes("%") || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= most);
}

export const addressSettings = {
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d+$/, "is not a port. Use a whole number such as 3000")
    .transform(Number)
    .refine((port) => port <= 65_535, "is above 65535, the highest port. Use one such as 3000")
    .default(3000),
  // Compared with a browser's Origin: no trailing slash, lower case, no default port.
  PUBLIC_URL: url(/^https?$/, "https://loudou.example.com")
    .refine(
      (address) => !URL.canParse(address) || new URL(address).pathname.replaceAll("/", "") === "",
      "has a path. Loudou needs a host name of its own, such as https://loudou.example.com",
    )
    .transform((address) => new URL(address).origin)
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim()))
    .refine(
      (list) => list.every(isAddressOrRange),
      "is not a list of addresses or ranges separated by commas. Example: 127.0.0.1, 10.0.0.0/8",
    )
    .default([]),
};

export const hostOf = (address: string): string => new URL(address).hostname.replace(/[[\]]/g, "");
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\./.test(host);

/** The settings that make us reachable from other machines. PUBLIC_URL counts, because a proxy on this machine connects from loopback. */
export function openedBy({
  HOST,
  PUBLIC_URL,
}: {
  HOST?: string | undefined;
  PUBLIC_URL?: string | undefined;
}): string[] {
  const publicHost = PUBLIC_URL && URL.canParse(PUBLIC_URL) ? hostOf(PUBLIC_URL) : "localhost";
  return [
    ...(isLoopback(HOST ?? "127.0.0.1") ? [] : ["HOST"]),
    ...(isLoopback(publicHost) ? [] : ["PUBLIC_URL"]),
  ];
}

export const toAddress = (env: Read<typeof addressSettings>) => ({
  host: env.HOST,
  port: env.PORT,
  publicUrl: env.PUBLIC_URL,
  trustedProxies: env.TRUSTED_PROXIES,
  loopback: openedBy(env).length === 0,
});
