import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readCampaignLine } from "../../../src/campaign-planning/campaign-line.ts";
import { campaignAtEnd } from "../../../src/campaigns/campaign-in-line.ts";

const today = Temporal.PlainDate.from("2026-11-29");

describe("a line that plans a campaign", () => {
  test.each([
    ['"Autumn fair" 20k 9/1-9/30', "Autumn fair", "20k", "2026-09-01", "2026-09-30"],
    ["Autumn fair 20k 9/1-9/30", "Autumn fair", "20k", "2026-09-01", "2026-09-30"],
    ["秋季展会 2万 9月1日-9月30日", "秋季展会", "2万", "2026-09-01", "2026-09-30"],
    ["秋季展会 2万 9月1日到30日", "秋季展会", "2万", "2026-09-01", "2026-09-30"],
    ["“秋季 展会” 9月1日至9月30日 花了2万", "秋季 展会", "2万", "2026-09-01", "2026-09-30"],
    ["Spring mailing from 3/1 to 3/15 USD 3k", "Spring mailing", "USD 3k", "2027-03-01", "2027-03-15"],
    ["Webinar 2026-12-01 - 2026-12-02", "Webinar", "", "2026-12-01", "2026-12-02"],
    ["Autumn fair USD 20k 11/1-11/17", "Autumn fair", "USD 20k", "2026-11-01", "2026-11-17"],
    ["Webinar 12/1", "Webinar", "", "2026-12-01", ""],
    ["Autumn fair", "Autumn fair", "", "", ""],
    ["Autumn fair 30k", "Autumn fair", "30k", "", ""],
    ['"Expo 2027" 1.5m 2027-01-10–2027-01-12', "Expo 2027", "1.5m", "2027-01-10", "2027-01-12"],
    ["", "", "", "", ""],
  ])("%s", (line, name, cost, startsOn, endsOn) => {
    expect(readCampaignLine(line, today, "CNY")).toEqual({ name, cost, startsOn, endsOn });
  });
});

describe("a campaign at the end of a line", () => {
  const campaigns = ["Autumn fair", "秋季展会", "Fair", "双11", "Expo 2027"].map((name) => ({
    id: name,
    name,
  }));
  test.each([
    ["ACME 45k eom Autumn fair", "Autumn fair", "ACME 45k eom"],
    ["ACME 45k eom autumn  FAIR", "Autumn fair", "ACME 45k eom"],
    ['ACME 45k eom "Autumn fair"', "Autumn fair", "ACME 45k eom"],
    ["华信 45万 月底 秋季展会", "秋季展会", "华信 45万 月底"],
    ["华信 45万 月底，秋季展会", "秋季展会", "华信 45万 月底"],
    ["ACME 45k eom Expo 2027", "Expo 2027", "ACME 45k eom"],
    ["华信 45万 月底 双11", "双11", "华信 45万 月底"],
    ["ACME 45k eom", undefined, undefined],
    ["Autumn fair", "Fair", "Autumn"],
    ["Fair", undefined, undefined],
    ["ACME 45k eom Funfair", undefined, undefined],
  ])("%s", (line, name, before) => {
    const found = campaignAtEnd(line, campaigns);
    expect([found?.campaign.name, found?.before]).toEqual([name, before]);
  });
});
