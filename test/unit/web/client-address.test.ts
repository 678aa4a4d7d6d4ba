import { expect, test } from "vitest";
import { clientAddress } from "../../../src/web/client-address.ts";

const behind = clientAddress(["127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48"]);
const open = clientAddress([]);

test("without trusted proxies a client is the other end of its connection, whatever it says", () => {
  for (const header of [undefined, "", "203.0.113.9", "127.0.0.1", "x".repeat(15_000)])
    expect(open("198.51.100.7", header)).toBe("198.51.100.7");
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["203.0.113.9:4711", "203.0.113.9"],
  ["6.6.6.6, 203.0.113.9", "203.0.113.9"],
  ["6.6.6.6, 203.0.113.9, 10.1.2.3", "203.0.113.9"],
  ["6.6.6.6,203.0.113.9 ,10.1.2.3,\t10.9.9.9", "203.0.113.9"],
  ["127.0.0.1, 203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["::FFFF:cb00:7109", "203.0.113.9"],
  ["[2001:db8:2::1]:443", "2001:db8:2:0::/64"],
  ["2001:db8:2::1, 2001:db8:1::5", "2001:db8:2:0::/64"],
])("a proxy of ours that says %j speaks of %s", (header, client) => {
  expect(behind("10.0.0.1", header)).toBe(client);
  expect(behind("::ffff:10.0.0.1", header)).toBe(client);
  expect(behind("2001:db8:1::9", header)).toBe(client);
});

test.each(["203.0.113.9", "10.1.2.3", "127.0.0.1, 127.0.0.1", "not an address"])(
  "anybody else who says %j is believed nothing",
  (header) => {
    expect(behind("198.51.100.7", header)).toBe("198.51.100.7");
    expect(behind("2001:db8:2::1", header)).toBe("2001:db8:2:0::/64");
  },
);

test.each([
  ["", "10.0.0.1"],
  [",,,", "10.0.0.1"],
  ["unknown", "10.0.0.1"],
  ["203.0.113.9, unknown", "10.0.0.1"],
  ["203.0.113.9, unknown, 10.4.4.4", "10.4.4.4"],
  ["203.0.113.999", "10.0.0.1"],
  ["<script>", "10.0.0.1"],
  ["x".repeat(15_000), "10.0.0.1"],
  ["10.1.1.1, 10.2.2.2", "10.1.1.1"],
])("what is no client at the end of %j stays with the proxy that passed it on", (header, client) => {
  expect(behind("10.0.0.1", header)).toBe(client);
});

test("a long list of forged addresses costs nothing", () => {
  const forged = Array.from({ length: 5_000 }, (_, at) => `10.0.${at >> 8}.${at & 255}`);
  expect(behind("10.0.0.1", ["203.0.113.9", ...forged].join(","))).toBe("203.0.113.9");
});

test("IPv6 clients count by the network they have to themselves", () => {
  const names = ["2001:db8:5:6::1", "2001:0DB8:5:6:ffff:ffff:ffff:ffff", "2001:db8:5:6:0:0:0:2"];
  expect(new Set(names.map((name) => open(name, undefined)))).toEqual(new Set(["2001:db8:5:6::/64"]));
  expect(open("2001:db8:5:7::1", undefined)).not.toBe("2001:db8:5:6::/64");
  expect(open("fe80::1%eth0", undefined)).toBe("fe80:0:0:0::/64");
  expect(open("::1", undefined)).toBe("0:0:0:0::/64");
  expect(open(undefined, "203.0.113.9")).toBe("unknown");
});
