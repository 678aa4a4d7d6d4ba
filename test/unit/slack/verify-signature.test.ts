import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type SignedRequest, verifySignature } from "../../../src/chat/slack/verify-signature.ts";

// The example of Slack's documentation ("Verifying requests from Slack").
const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const timestamp = "1531420618";
const body = Buffer.from(
  "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
);
const signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
const now = Number(timestamp);

const signatureProblem = (request: SignedRequest, current: string, at: number) =>
  verifySignature(request, { current }, at).problem;

describe("a signature", () => {
  test("of Slack's own example is accepted for five minutes, before and after", () => {
    for (const at of [now, now + 300, now - 300]) {
      expect(signatureProblem({ timestamp, signature, body }, secret, at)).toBeUndefined();
    }
  });

  test("too old or of the future is refused, however good", () => {
    expect(signatureProblem({ timestamp, signature, body }, secret, now + 301)).toBe("stale");
    expect(signatureProblem({ timestamp, signature, body }, secret, now - 301)).toBe("early");
  });

  test.each([undefined, "", "soon", "-1", "1e9", "15314206180000"])("with timestamp %j is none", (odd) => {
    expect(signatureProblem({ timestamp: odd, signature, body }, secret, now)).toBe("missing");
  });

  test.each([undefined, ""])("missing (%j) is refused", (odd) => {
    expect(signatureProblem({ timestamp, signature: odd, body }, secret, now)).toBe("missing");
  });

  test("wrong in any way is refused: digits, version, length, body, secret, timestamp", () => {
    const other = Buffer.from(body);
    other[0]! ^= 1;
    const wrong = [
      signatureProblem({ timestamp, signature: signature.replace("a2", "a3"), body }, secret, now),
      signatureProblem({ timestamp, signature: signature.replace("v0", "v1"), body }, secret, now),
      signatureProblem({ timestamp, signature: signature.slice(0, -1), body }, secret, now),
      signatureProblem({ timestamp, signature, body: other }, secret, now),
      signatureProblem({ timestamp, signature, body }, `${secret}x`, now),
      signatureProblem({ timestamp: String(now + 1), signature, body }, secret, now),
    ];
    expect(new Set(wrong)).toEqual(new Set(["wrong"]));
  });

  test("is over bytes, not over what they decode to", () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    const hex = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(bytes).digest("hex");
    expect(signatureProblem({ timestamp, signature: `v0=${hex}`, body: bytes }, secret, now)).toBeUndefined();
  });

  test("by either of two secrets is accepted while one takes the other's place, and says which; by a third never", () => {
    const request = { timestamp, signature, body };
    const by = (current: string, previous?: string) => verifySignature(request, { current, previous }, now);
    expect(by(secret, "another secret")).toEqual({ by: "current" });
    expect(by("another secret", secret)).toEqual({ by: "previous" });
    expect(by("another secret", "a third one")).toEqual({ problem: "wrong" });
    expect(by("another secret")).toEqual({ problem: "wrong" });
  });
});
