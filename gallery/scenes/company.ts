/** Customers, people, settings, undelivered messages. */

import type { Card } from "../product.ts";
import { as, fill, happens, mail, press, type Scene, say, submit } from "../scene.ts";

/** The secret that a card shows once. */
const secretOf = ({ blocks }: Card): string =>
  blocks.findLast((block) => block.type === "secret")?.value ?? "";

const longTeam = {
  en: "Strategic Accounts of the Northern and Eastern Regions, Shipping and Petrochemicals",
  zh: "华北华东及东北三省石油化工与航运行业战略大客户拓展事业部第一销售团队（含新能源专项小组和海外项目支持小组）",
};

export const companyScenes: readonly Scene[] = [
  {
    group: "Customers",
    as: "rep",
    steps: [
      say("/customer", "/客户", "The latest customers"),
      say("/customer ACME", "/客户 华信", "A customer"),
      say("/customer in", "/客户 集团", "Several customers"),
      say("/customer zzzz", "/客户 不存在的", "No customer of that name: a sentence"),
      as("newcomer"),
      say("/customer Globex", "/客户 华信", "A customer without deals of mine"),
      as("longName"),
      say("/customer Amalgamated", "/客户 中国北方国际石油", "A customer with more deals than fit"),
    ],
  },
  {
    group: "Customers",
    as: "admin",
    steps: [
      say("/customer rename ACME", "/客户 改名 华信", "Renaming a customer"),
      fill("name", "", ""),
      submit("Renaming a customer: no name"),
      fill("name", "ACME Holdings", "华信医疗集团"),
      submit("Renaming a customer: done"),
      press("deal.undo", "Renaming a customer: undone"),
      say("/customer rename in Other", "/客户 改名 集团 新名称", "Renaming a customer: which one"),
      say(
        "/customer rename ACME Globex Logistics",
        "/客户 改名 华信 金石建材",
        "Renaming a customer: the name is taken",
      ),
      say("/customer merge", "/客户 合并", "Merging customers: which ones"),
      say(
        "/customer merge ACME into Globex",
        "/客户 合并 华信 到 金石",
        "Merging customers: what goes where",
      ),
      press("customer.merge", "Merging customers: done"),
      press("deal.undo", "Merging customers: undone"),
      as("newcomer"),
      say("/customer merge ACME into Globex", "/客户 合并 华信 到 金石", "Merging customers: not one's own"),
    ],
  },
  {
    group: "Team",
    as: "rep",
    steps: [
      say("/team help", "/团队 帮助", "Help about the team"),
      say("/team", "/团队", "The team"),
      say("/team new East", "/团队 新建 华东", "Not allowed: a sentence"),
      say("/team language English", "/团队 语言 中文", "Language changed: a sentence"),
      say("/team zone", "/团队 时区", "Own time zone: a sentence"),
      say("/team zone Mumbai", "/团队 时区 孟买", "Time zone changed: a sentence"),
      as("admin"),
      say(
        `/team new "${longTeam.en.slice(0, 80)}"`,
        `/团队 新建 "${longTeam.zh.slice(0, 80)}"`,
        "A new team, with a long name and nobody in it",
      ),
      say(`/team join Maximiliane Strategic`, "/团队 加入 欧阳 华北", "Adding someone to a team"),
      say(`/team manager Strategic Nina`, "/团队 经理 华北 方圆", "Setting a team's manager"),
      say(`/team role Nina rep`, "/团队 角色 方圆 销售", "Changing a role"),
      say("/team join N West", "/团队 加入 周 华东", "Which person?"),
      say("/team new Test", "/团队 新建 试点"),
      say("/team under Test West", "/团队 归属 试点 华东", "A team put under another"),
      say("/team rename Test Pilot", "/团队 改名 试点 直销", "A team renamed"),
      say("/team delete West", "/团队 删除 华东", "Deleting a team that is in use: a sentence"),
      say("/team delete Pilot", "/团队 删除 直销", "A team deleted"),
    ],
  },
  {
    group: "Leaving",
    as: "admin",
    steps: [
      say("/team remove Daniel Wu", "/团队 移除 王芳", "Someone leaves: to whom their deals go"),
      say("/team remove Nina Newell", "/团队 移除 方圆", "Someone leaves without deals: sure?"),
      press("team.remove", "Someone has left"),
      say("/team restore Nina Newell", "/团队 恢复 方圆", "Back again"),
      say("/team handover Tom", "/团队 交接 赵敏", "All deals of a person: to whom?"),
      say(
        '/team handover "Tom Becker" "Daniel Wu"',
        "/团队 交接 赵敏 王芳",
        "All deals of a person: handed over",
      ),
      press("deal.undo", "All deals of a person: undone, a sentence"),
      say(
        '/team merge "Nina Newell" "Tom Becker"',
        "/团队 合并 方圆 赵敏",
        "Two accounts of one person: what becomes of them",
      ),
    ],
  },
  {
    group: "Team",
    as: "admin",
    steps: [
      say("/team quota", "/团队 目标", "Quotas"),
      say(`/team quota Tom`, "/团队 目标 赵敏", "A quota: how much"),
      fill("amount", "lots", "很多"),
      submit("A quota: not an amount"),
      fill("amount", "3m", "300万"),
      submit("A quota: set"),
      as("rep"),
      say("/team quota", "/团队 目标", "Quotas, for a rep: the own one"),
    ],
  },
  {
    group: "Settings",
    as: "admin",
    steps: [
      say("/team settings", "/团队 设置", "Settings"),
      press("settings.hours", "Schedule"),
      fill("firstReminderAt", "13:00"),
      fill("closeAt", "morning", "早上"),
      submit("Schedule: an error under each field"),
      fill("firstReminderAt", "17:00"),
      fill("closeAt", "09:00"),
      submit("Settings: saved"),
      press("settings.calendar", "Days off and closing day"),
      fill(
        "holidays",
        "2027-01-01, 2027-02-05 ~ 2027-02-12, 2027-04-05, 2027-05-01 ~ 2027-05-05, 2027-06-09, 2027-09-15, 2027-10-01 ~ 2027-10-07",
      ),
      fill("extraWorkdays", "2027-02-14\n2027-10-09"),
      submit("Settings: with many days off"),
      press("settings.company", "The company"),
      fill("zone", "Atlantis", "亚特兰蒂斯"),
      fill("shortTermWorkdays", "0"),
      submit("The company: an error under each field"),
      say("/team settings", "/团队 设置"),
      press("settings.newcomers", "How new people join"),
      say("/team settings", "/团队 设置"),
      press("settings.names", "Which customer names reps can look up"),
      as("rep"),
      say("/team settings", "/团队 设置", "Settings, for a rep"),
    ],
  },
  {
    group: "Joining",
    as: "admin",
    steps: [
      say("/team requests", "/团队 申请", "Waiting to join: nobody"),
      happens("strangers ask to come in"),
      mail("join:", "A request to join"),
      say("/team requests", "/团队 申请", "Waiting to join"),
      press("team.admit", "Waiting to join: one approved"),
      press("team.decline", "Waiting to join: all declined"),
      say("/team invite Danil", "/团队 邀请 周", "An invitation: who?"),
      say("/team invite Ivan Newman", "/团队 邀请 何新", "An invitation: a link and a code"),
      say("/team link", "/团队 绑定"),
      as("reader"),
      say("/team link", "/团队 绑定", "A code for another chat"),
      as("newcomer"),
      say("/team link", "/团队 绑定"),
      as("reader"),
      say(secretOf, undefined, "Linking to another account"),
    ],
  },
  {
    group: "Messages",
    as: "admin",
    steps: [
      say("/team undelivered", "/团队 未送达", "Undelivered messages: none"),
      happens("messages cannot be sent"),
      mail("undelivered:", "Undelivered messages: the notice to admins"),
      say("/team undelivered", "/团队 未送达", "Undelivered messages"),
    ],
  },
];
