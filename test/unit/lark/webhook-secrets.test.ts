import { expect, test } from "vitest";
import { decrypt, isSigned, sameText } from "../../../src/chat/lark/webhook-secrets.ts";
import { signEvent } from "../../fakes/lark/event-crypto.ts";

test("decrypts the example of Lark's documentation", () => {
  expect(decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", "test key")).toBe("hello world");
});

test("throws for what was encrypted for somebody else", () => {
  expect(() => decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", "another key")).toThrow();
});

test("one changed byte, header or key voids the signature", () => {
  const raw = Buffer.from('{"encrypt":"x"}');
  const good = {
    timestamp: "1700000000",
    nonce: "2",
    signature: signEvent("1700000000", "2", "k", `${raw}`),
  };
  expect(isSigned(raw, good, "k")).toBe(true);
  expect(isSigned(Buffer.from('{"encrypt":"y"}'), good, "k")).toBe(false);
  expect(isSigned(raw, { ...good, timestamp: "1700000001" }, "k")).toBe(false);
  expect(isSigned(raw, { ...good, nonce: "3" }, "k")).toBe(false);
  expect(isSigned(raw, { ...good, signature: "" }, "k")).toBe(false);
  expect(isSigned(raw, good, "l")).toBe(false);
  expect(sameText("a", "a")).toBe(true);
  expect(sameText("a", "ab")).toBe(false);
});
