/** Visits, calls, mails and demos: recorded, corrected, listed. */
import { fill, mail, press, type Scene, say, submit, wait } from "../scene.ts";

const group = "Touches";

export const touchScenes: readonly Scene[] = [
  {
    group,
    as: "rep",
    steps: [
      say(
        "/deal visit #63 met Jen 45min, liked the demo; next: send proposal Fri",
        "/商机 拜访 #10 见了张总 45分钟，方案认可；下一步：周五发报价",
        "A visit in one line: what was understood, and what comes next",
      ),
      press("deal.touch", "That visit, to be corrected"),
      fill("minutes", "90", "90"),
      submit("That visit, corrected"),
      say("/deal touch #63", "/商机 记跟进 #10", "A touch: its form"),
      fill("note", "Went through the offer", "过了一遍报价"),
      fill("minutes", "long", "很久"),
      fill("on", "tomorrow", "明天"),
      submit("A touch: a length that is none, a day to come"),
      say("/deal call #63", "/商机 电话 #10", "A call: its form"),
      fill("note", "Procurement wants three quotes", "采购要三家比价"),
      fill("newPerson", "Jen Park", "李工"),
      fill("on", "yesterday", "昨天"),
      submit("A call of yesterday with somebody new"),
      say("/deal mail #63 sent the quote", "/商机 邮件 #10 报价已发", "An email in one line"),
      say("/deal demo #63", "/商机 演示 #10", "A demo: its form, with whom to choose"),
      say("/deal touches #63", "/商机 跟进记录 #10", "Touches with a customer"),
      say("/deal touches", "/商机 跟进记录", "One's own touches"),
      say(
        "/customer touches Zanzibar",
        "/客户 跟进记录 不存在的公司",
        "Touches with nobody we know: a sentence",
      ),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say(
        "/deal new Zugspitz 120k next Friday action-standards",
        "/商机 新建 静海航运 12万 下周五 阶段行动标准",
      ),
      press("deal.undo"),
      say(
        "/customer visit Zugspitz met the owner 30min",
        "/客户 拜访 静海航运 见了老板 30分钟",
        "A visit to a customer without a deal",
      ),
      press("deal.touch"),
      submit("A visit to a customer without a deal, corrected"),
      say("/customer call Zugspitz", "/客户 电话 静海航运", "A call to a customer without a deal: its form"),
      say("/customer mail Zugspitz", "/客户 邮件 静海航运"),
      say(
        "/customer mail Zugspitz sent our list",
        "/客户 邮件 静海航运 发了产品目录",
        "An email to a customer",
      ),
      say("/customer demo Zugspitz showed it", "/客户 演示 静海航运 看了一遍", "A demo at a customer's"),
      press("deal.undo", "That demo, undone: a sentence"),
      say("/customer touches Zugspitz", "/客户 跟进记录 静海航运", "Touches with a customer without a deal"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal update #63 next step: today call Jen", "/商机 修改 #10 下一步：今天给张总打电话"),
      say("/deal today", "/商机 今天", "Whom to see to today: ranked, with reasons"),
      press("deal.today-done", "Today, after one step is done"),
      say("/deal untouched", "/商机 没跟上", "Not in touch in time"),
      say("/customer untouched", "/客户 没跟上", "Not in touch in time, asked of customers"),
      say("/deal targets", "/商机 目标", "Targets of a week: none yet"),
      press("deal.targets", "Targets of a week: their form"),
      fill("touches", "10", "10"),
      fill("prospects", "2", "2"),
      submit("Targets of a week: what is done of them"),
      say("/team reminders", "/团队 提醒", "The morning's message: a sentence"),
      say("/funnel effort", "/漏斗 精力", "Effort: how much went into deals that were lost"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say(
        "/deal update #63 next step: 2026-12-14 call Jen",
        "/商机 修改 #10 下一步：2026-12-14 给张总打电话",
      ),
      wait("2026-12-14T09:30"),
      mail("morning:", "The morning's message: next steps that are due"),
      press("followup.tomorrow", "The morning's message: put off to tomorrow"),
      press("followup.week", "The morning's message: put off to next week"),
      press("followup.done", "The morning's message: done"),
    ],
  },
  {
    group,
    as: "admin",
    steps: [
      say("/team settings", "/团队 设置"),
      press("settings.touches", "Settings: reminders and how often to be in touch"),
      fill("high", "0", "0"),
      fill("followUpAt", "soon", "早点"),
      submit("Settings: a number of days that is none, an hour that is none"),
    ],
  },
];
