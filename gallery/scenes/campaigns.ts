/** What brings deals: campaigns with their cost, and what each source is worth. */
import { as, fill, press, type Scene, say, submit } from "../scene.ts";

export const campaignScenes: readonly Scene[] = [
  {
    group: "Campaigns",
    as: "manager",
    steps: [
      say("/funnel campaigns", "/漏斗 活动", "Campaigns: none yet"),
      press("funnel.campaign", "A campaign: what it is, when, and what it costs"),
      fill("name", "Autumn fair", "秋季展会"),
      fill("cost", "plenty", "很多"),
      fill("startsOn", "someday", "以后"),
      submit("A campaign: a sentence under each field"),
      fill("cost", "20k", "2万"),
      fill("startsOn", "11/1", "11/1"),
      fill("endsOn", "11/30", "11/30"),
      submit("A campaign: planned"),
      press("campaign.archive", "A campaign: put away"),
      press("campaign.archive"),
      say(
        '/funnel campaign "Web ads" 8k 10/1',
        "/漏斗 活动 网络推广 8000 10月1日",
        "A campaign: planned in a line",
      ),
      as("rep"),
      say(
        "/deal new Quokka 45k eom Autumn fair",
        "/商机 新建 宏图建材 45万 月底 秋季展会",
        "A deal from a campaign",
      ),
      press("deal.update", "Where a deal came from, corrected"),
      say('/deal list from "Autumn fair"', "/商机 列表 来自 秋季展会", "Deals from a campaign"),
      say("/funnel sources", "/漏斗 来源", "Sources, one's own"),
      as("manager"),
      say("/funnel campaigns", "/漏斗 活动", "Campaigns"),
      as("admin"),
      say("/funnel sources", "/漏斗 来源", "Sources, the company's"),
      press("funnel.source", "One source, each number with its deals"),
    ],
  },
];
