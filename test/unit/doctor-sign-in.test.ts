/** What doctor says of the sign-in provider and of secrets that are being changed. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { checkRotation } from "../../scripts/doctor/check-rotation.ts";
import { checkSignIn } from "../../scripts/doctor/check-sign-in.ts";
import { wordsEn as words } from "../../scripts/doctor/words.en.ts";
import { readConfig } from "../../src/config/config.ts";
import { listenOnLoopback } from "../fakes/loopback-http.ts";
import { type CompanyAccounts, startCompanyAccounts } from "../fakes/oidc/company-accounts.ts";

const PUBLIC_URL = "http://localhost";
const redirect = `${PUBLIC_URL}/login/oidc/answer`;

describe("the sign-in provider", () => {
  let provider: CompanyAccounts;
  beforeAll(async () => {
    provider = await startCompanyAccounts(redirect);
  });
  afterAll(() => provider?.close());

  const look = (OIDC_ISSUER: string, more: Record<string, string> = {}) =>
    checkSignIn(readConfig({ OIDC_ISSUER, OIDC_CLIENT_ID: "loudou", PUBLIC_URL, ...more }), words, Date.now);

  test("that answers is well, and the address that it has to know is named", async () => {
    expect(await look(provider.issuer, { OIDC_ROLES: "it=admin" })).toEqual([
      { state: "good", says: words.signInGood(provider.issuer, redirect) },
    ]);
    expect(await look(provider.issuer)).toMatchObject([{ state: "good" }, { says: words.signInNoAdmins }]);
  });

  test("that calls itself otherwise, is none, or is away is told with what to do", async () => {
    const other = `http://localhost:${new URL(provider.issuer).port}`;
    expect(await look(other)).toEqual([
      {
        state: "bad",
        says: words.signInOther(other, provider.issuer),
        cure: words.signInOtherCure(provider.issuer),
      },
    ]);
    const none = await listenOnLoopback(() => ({ status: 404 }));
    onTestFinished(() => none.close());
    expect(await look(none.url)).toMatchObject([{ state: "bad", says: words.signInNone(none.url, 404) }]);
    const [away] = await look("http://127.0.0.1:9");
    expect(away).toMatchObject({ state: "bad", cure: words.notReachedCure });
  });

  test("that is none is nothing to worry about", async () => {
    expect(await checkSignIn(readConfig({}), words, Date.now)).toEqual([
      { state: "unknown", says: words.signInOff },
    ]);
  });
});

describe("a previous secret", () => {
  const now = Date.parse("2026-11-24T12:00:00Z");
  const name = "SLACK_SIGNING_SECRET_PREVIOUS";
  const config = readConfig({
    SLACK_BOT_TOKEN: "xoxb-1",
    SLACK_SIGNING_SECRET: "0123456789abcdef",
    [name]: "fedcba9876543210",
  });
  const at = (time: string) => `2026-11-24T${time}:00.000Z`;
  const said = (rotation: unknown) => checkRotation(config, words, { slack: { rotation } }, now);

  test("is left while it is in use, and can go an hour after it was last seen, once the new one is", () => {
    expect(said({ since: at("08:00"), previous: at("11:50"), current: at("11:55") })).toEqual([
      { state: "good", says: words.rotationInUse(name, 10) },
    ]);
    expect(said({ since: at("08:00"), previous: at("10:30"), current: at("11:55") })).toEqual([
      { state: "bad", says: words.rotationDone(name), cure: words.rotationDoneCure(name) },
    ]);
    const waits = [{ state: "unknown", says: words.rotationWaits(name) }];
    expect(said({ since: at("08:00"), previous: at("10:30") })).toEqual(waits);
    expect(said({ since: at("11:30"), current: at("11:55") })).toEqual(waits);
    expect(said({ since: at("08:00"), current: at("11:55") })).toMatchObject([
      { says: words.rotationDone(name) },
    ]);
  });

  test("is not judged while the bot is down, and is of no use where nothing is signed", () => {
    expect(checkRotation(config, words, undefined, now)).toEqual([
      { state: "unknown", says: words.rotationLater(name) },
    ]);
    expect(said(undefined)).toMatchObject([{ state: "bad", says: words.rotationUnused(name) }]);
    expect(checkRotation(readConfig({}), words, {}, now)).toEqual([]);
  });
});
