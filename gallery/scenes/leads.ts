/** Whom nobody works: the lead pool and the target market. */
import { goneCard, type Locale, Temporal, warningCard } from "../product.ts";
import { as, fill, happens, press, type Scene, say, shown, submit } from "../scene.ts";

const group = "Leads";

/** Two leads, as their owner is told of them. */
const leadWarning = (locale: Locale) => {
  const names = { en: ["Vandelay", "Pied Piper"], zh: ["金石建材", "远山软件"] }[locale];
  const lead = (nth: number) => ({
    id: `01890000-0000-7000-8000-00000000000${nth + 1}`,
    ...{ name: names[nth]!, ownerId: "01890000-0000-7000-8000-000000000009" },
    since: Temporal.Instant.from("2026-11-01T02:00:00Z"),
    goesOn: Temporal.PlainDate.from("2026-12-03"),
  });
  const reader = { locale, today: Temporal.PlainDate.from("2026-11-30") };
  const leads = [{ ...lead(0), cause: "idle" } as const, { ...lead(1), cause: "lost" } as const];
  return warningCard(reader, { zone: "Asia/Shanghai" }, leads);
};

export const leadScenes: readonly Scene[] = [
  {
    group,
    as: "rep",
    steps: [
      say("/customer pool", "/客户 公海", "The lead pool: empty"),
      say("/customer market", "/客户 目标市场", "The target market: empty"),
      say("/deal new Solaris 120k next Friday", "/商机 新建 日升光电 12万 下周五"),
      say("/deal new Corvus 80k next Friday", "/商机 新建 天狼星软件 8万 下周五"),
      say("/customer Solaris", "/客户 日升光电", "A customer that may be given away"),
      say(
        "/customer release Solaris no budget before summer",
        "/客户 放回公海 日升光电 夏天前没有预算",
        "A prospect given to the pool",
      ),
      press("deal.undo", "A prospect given to the pool: undone"),
      say("/customer release Solaris", "/客户 放回公海 日升光电"),
      say("/customer claim Solaris", "/客户 领取 日升光电", "Claiming: a sentence for whoever gave it up"),
      say("/customer drop Corvus", "/客户 退回目标市场 天狼星软件", "A prospect back in the target market"),
      as("manager"),
      say("/customer pool", "/客户 公海", "The lead pool"),
      say("/customer Solaris", "/客户 日升光电", "A customer in the pool"),
      press("customer.assign", "A lead is assigned: to whom"),
      say("/customer pool", "/客户 公海"),
      press("customer.claim", "A lead claimed: the prospect it becomes"),
      say("/customer market add", "/客户 目标市场添加", "Companies for the target market"),
      submit("Companies for the target market: none named"),
      fill("names", "Larkspur Systems\nHooli\nInitech", "北辰科技\n远山软件\n江南电气"),
      submit("The target market"),
      press("customer.filter-leads", "A list of leads: its filter"),
      say('/funnel campaign "Autumn fair" 20k 11/1-11/30', "/漏斗 活动 秋季展会 2万 11/1-11/30"),
      say("/customer market start", "/客户 目标市场开始", "Prospects of a list: a preview"),
      press("customer.market-start", "Prospects of a list: made"),
      shown("A warning: leads that go back to the pool", leadWarning),
      shown("Leads that have gone back", (locale) =>
        goneCard(locale, { en: ["Vandelay"], zh: ["金石建材"] }[locale]),
      ),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      happens("prospects are gone through"),
      say("/deal review", "/商机 线索盘点", "The prospect review"),
      press("deal.review-answer", "The prospect review: one is kept"),
      as("manager"),
      say("/funnel review", "/漏斗 线索盘点", "Who has reported"),
    ],
  },
];
