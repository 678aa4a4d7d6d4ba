/** From which client a request comes, also behind proxies. Pure. */
import { BlockList, isIP } from "node:net";

/** @returns the client's name in counts: an IPv4 address, or the /64 that an IPv6 client has to itself */
export type ClientOf = (peer: string | undefined, forwardedFor: string | undefined) => string;

/**
 * Only our own proxies are trusted, and of what they wrote only the end: each proxy appends the address it heard
 * from, so entries further left may be forged.
 * @param trusted addresses and CIDR ranges of the proxies, from `TRUSTED_PROXIES`
 */
export function clientAddress(trusted: readonly string[]): ClientOf {
  const proxies = new BlockList();
  for (const range of trusted) {
    const [address = "", prefix] = range.split("/");
    const family = familyOf(address);
    proxies.addSubnet(address, prefix === undefined ? wholeOf(address) : Number(prefix), family);
  }
  const isProxy = (address: string) => proxies.check(address, familyOf(address));

  return (peer, forwardedFor) => {
    let client = readAddress(peer ?? "");
    if (client === undefined) return "unknown";
    const heard = (forwardedFor ?? "").split(",");
    while (isProxy(client) && heard.length > 0) {
      const before = readAddress(heard.pop() ?? "");
      // Not an address, so it counts as the proxy that passed it on.
      if (before === undefined) break;
      client = before;
    }
    return isIP(client) === 6 ? networkOf(client) : client;
  };
}

const familyOf = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");
const wholeOf = (address: string): number => (isIP(address) === 6 ? 128 : 32);

/** "192.0.2.7", also with a port, in brackets, or as IPv6 writes it; undefined for anything else. */
function readAddress(written: string): string | undefined {
  const text = written.trim();
  // The longest that makes sense is an IPv6 address with zone and port.
  if (text.length > 80) return undefined;
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/, "");
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : undefined;
  const groups = groupsOf(address);
  // A socket that takes both kinds calls 192.0.2.7 "::ffff:192.0.2.7".
  if (groups.slice(0, 6).join(":") !== "0:0:0:0:0:ffff") return groups.join(":");
  return groups.slice(6).flatMap(bytesOf).join(".");
}

const bytesOf = (group: string): number[] => [
  Number.parseInt(group, 16) >> 8,
  Number.parseInt(group, 16) & 255,
];

/** "2001:db8::7" → its eight groups, without leading zeros. */
function groupsOf(address: string): string[] {
  // In the address of a page it is written in one way only: small letters, hexadecimal, one "::".
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(zeros).fill("0"), ...last];
}

/** One customer has a whole /64, and may be a new address in it each time. */
const networkOf = (address: string): string => `${groupsOf(address).slice(0, 4).join(":")}::/64`;
