/** What a deal has besides: products, partners, competitors, helpers, links; and many changed at once. */
import { fill, press, type Scene, say, submit } from "../scene.ts";

export const dealPartScenes: readonly Scene[] = [
  {
    group: "What a deal has",
    as: "rep",
    steps: [
      say("/deal lines #63", "/商机 产品明细 #10", "Products: one to a line"),
      fill("lines", "OA ×10 @3000 -110%", "OA ×10 @3000 -110%"),
      submit("Products: a sentence about the row that is wrong"),
      fill("lines", "OA ×10 @3000 -10%\nAnalytics 5000", "OA ×10 @3000 9折\n报表 5000"),
      submit("Products: their sum is the amount"),
      press("deal.undo"),
      say("/deal partner #63 Beta Consulting", "/商机 合作伙伴 #10 明远咨询", "A partner, and its share"),
      fill("share", "120", "120"),
      submit("A partner: no share"),
      fill("share", "20", "20"),
      submit("A partner: on the card"),
      say("/deal competitor #63 Oracle", "/商机 竞争对手 #10 用友", "A competitor, in one's own words"),
      fill("strengths", "They are in house already", "老系统就是他们的"),
      fill("weaknesses", "Twice our price", "价格是我们两倍"),
      submit("A competitor: on the card"),
      say("/deal helper #63", "/商机 协作 #10", "A helper, as what, and for how long"),
      say(
        "/deal link #63 https://docs.example.com/offer",
        "/商机 链接 #10 https://docs.example.com/offer",
        "A link",
      ),
      fill("title", "The offer", "方案"),
      submit("A link: a button of the card"),
      say("/deal parties #63", "/商机 相关方 #10", "Who else plays a part"),
      say("/funnel partners", "/漏斗 合作伙伴", "Partners: what they bring, and their share"),
      say("/funnel competitors", "/漏斗 竞争对手", "Competitors: how often met, and how it ended"),
      say("/deal list", "/商机 列表"),
      press("deal.change-all", "Many at once: only what is filled in changes"),
      fill("toDate", "+14 days", "+14天"),
      fill("toCategory", "best-case", "best-case"),
      submit("Many at once: what would happen"),
      press("deal.change-all", "Many at once: done"),
      press("deal.undo", "Many at once: undone"),
    ],
  },
];
