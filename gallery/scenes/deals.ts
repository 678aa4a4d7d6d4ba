/** Logging, moving, closing and finding deals. */
import { as, fill, happens, mail, openHome, press, type Scene, say, submit, wait } from "../scene.ts";

const group = "Deals";

const longNote = {
  en: "Met the CFO, the head of procurement and two people of IT. ".repeat(15).trim(),
  zh: "今天见了财务总监、采购部负责人和信息部的两位同事，方案基本认可，价格还要再谈。".repeat(20),
};

export const dealScenes: readonly Scene[] = [
  {
    group,
    as: "rep",
    steps: [
      openHome("Home, and help in general"),
      say("/deal help", "/商机 帮助", "Help about deals"),
      say("/deal advnce ACME", "/商机 推金 华信", "A misspelled command"),
      say("/deal show zzzzzz", "/商机 查看 不存在的", "No deal of that name: a sentence"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say(
        "#63 good call, sending the msa friday",
        "#10 今天见了张总 周五报价",
        "A sentence: a note, and what comes next",
      ),
      press("deal.undo", "That note, undone"),
      say("#63 went with someone else", "#10 选了别家", "A sentence: two readings"),
      say("is it going to rain tomorrow?", "今天天气真不错啊", "A sentence: no idea"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say(
        "/deal new Vandelay 1.2m next Friday",
        "/商机 新建 金石 120万 下周五",
        "New deal: which customer is meant",
      ),
      submit("New deal: logged"),
      press("deal.undo", "New deal: undone"),
      say("/deal new", "/商机 新建", "New deal: the whole form"),
      say("/deal new Tyrell 1.2m", "/商机 新建 凌霄电梯 120万", "New deal: what the line left open"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say(
        "/deal new Someone 12 (call first) 80%",
        "/商机 新建 某客户 12（先打电话） 80%",
        "New deal: words that fit no field",
      ),
      fill("amount", "a lot", "很多钱"),
      fill("closeDate", "someday", "以后再说"),
      fill("customer", "", ""),
      submit("New deal: an error under each field"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal show #63", "/商机 查看 #10", "A deal"),
      say("/deal ACME", "/商机 明德", "Several deals of that name"),
      as("reader"),
      say("/deal show #63", "/商机 查看 #10", "A deal, read-only"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal advance #70 nonsense", "/商机 推进 #5 瞎写", "Advance: an unknown stage"),
      say("/deal advance #70 qualified", "/商机 推进 #5 目标客户", "Advance: asks for unmet criteria"),
      submit("Advance: still unmet"),
      fill("intent", "yes"),
      fill("ability-to-pay", "yes"),
      fill("evidence", "They said so on the phone", "电话里确认过"),
      submit("Advance: moved"),
      press("deal.undo"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal show #70", "/商机 查看 #5"),
      press("deal.know", "What one should know: asked for"),
      fill("decision-structure", "The CFO, then the board", "财务总监点头，再过董事会"),
      submit("What one should know: one more is known"),
      press("deal.undo"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal win #58", "/商机 赢单 #4", "Won: contract and first payment"),
      fill("contract-signed", "yes"),
      submit("Won: when will the money come?"),
      fill("moneyOn", "2026-12-15"),
      submit("Won: signed, awaiting payment"),
      say("/deal win #58", "/商机 赢单 #4"),
      fill("first-payment", "yes"),
      submit("Won: paid"),
      say("/deal again #58", "/商机 复购 #4", "Ordered once more: a new deal like the won one"),
      say("/deal win #58", "/商机 赢单 #4", "Already won: a sentence"),
      say("/deal update #58 1.3m", "/商机 修改 #4 130万", "Won, a typo in it: whom to ask"),
      as("manager"),
      say("/deal update #58", "/商机 修改 #4", "Won, a typo in it: corrected in place"),
      fill("amount", "1.3m", "130万"),
      submit("Won: corrected"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal back #63", "/商机 退回 #10", "Move back: why"),
      fill("reason", "Their budget was cut", "预算被砍了"),
      submit("Move back: moved"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal lose #65", "/商机 丢单 #7", "Lost: why"),
      submit("Lost: a reason is needed"),
      fill("lostReason", "price"),
      fill("reason", "A rival was a third cheaper", "对手便宜三成"),
      submit("Lost: closed"),
      say("/deal reopen #65", "/商机 重开 #7", "Reopened"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal assign #67", "/商机 转给 #13", "A deal to a colleague: to whom?"),
      as("manager"),
      say('/deal assign #67 "Tom Becker"', "/商机 转给 #13 李伟", "A deal to a colleague: handed over"),
      press("deal.undo"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal new Quixote Mills 50k next Friday", "/商机 新建 鼎沸茶业 5万 下周五"),
      say("/deal withdraw Quixote", "/商机 作废 鼎沸茶业", "Logged by mistake: whom to ask"),
      as("manager"),
      say(
        "/deal withdraw Quixote logged twice",
        "/商机 作废 鼎沸茶业 录重了",
        "Logged by mistake: what becomes of it",
      ),
      submit("Logged by mistake: withdrawn"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal update #67", "/商机 修改 #13", "Update: current values"),
      say("/deal update #67 80k 60%", "/商机 修改 #13 38万 60%", "Update: changed by a line"),
      say("/deal update #67", "/商机 修改 #13"),
      fill("amount", "90k", "39万"),
      as("manager"),
      say("/deal update #67 95k", "/商机 修改 #13 42万"),
      as("rep"),
      submit("Update: changed by somebody else meanwhile"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal note #67", "/商机 备注 #13", "A note: written in a form"),
      say("/deal note met the CFO", "/商机 备注 今天 见了张总", "A note: which deal?"),
      say(
        `/deal note #67 ${longNote.en}`,
        `/商机 备注 #13 ${longNote.zh}`,
        "A note: a long one, on the deal's card",
      ),
      say("/deal history #67", "/商机 历史 #13", "History"),
      as("manager"),
      say("/deal note #67 Please call them today", "/商机 备注 #13 请今天就给他们打电话"),
      say("/deal advance #69 qualified", "/商机 推进 #6 目标客户"),
      fill("intent", "yes"),
      fill("ability-to-pay", "yes"),
      submit(),
      wait("2026-11-30T11:00"),
      as("rep"),
      mail("told:", "Changes that others made to your deals"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      say("/deal list", "/商机 列表", "My deals"),
      say("/deal list won", "/商机 列表 赢单", "My deals: won"),
      as("newcomer"),
      say("/deal list", "/商机 列表", "My deals: none yet"),
      say("/deal advance", "/商机 推进", "No deal to choose from: a sentence"),
      as("manager"),
      say("/deal list team", "/商机 列表 团队", "The team's deals"),
      press("deal.list", "The team's deals: next page"),
      as("longName"),
      say("/deal list", "/商机 列表", "My deals: long names, more than a page"),
      press("deal.show", "A deal with long names"),
      press("deal.update", "Update: long names"),
      as("longName"),
      say("/deal list &", "/商机 列表 粗体", "My deals: names that look like markup"),
      press("deal.show", "A deal whose name looks like markup"),
      press("deal.advance", "Advance: a name that looks like markup"),
      say("/deal note", "/商机 备注", "Which deal: long names"),
    ],
  },
  {
    group,
    as: "rep",
    steps: [
      happens("files are sent"),
      say("/deal attach", "/商机 附件", "Files sent: which deal?"),
      press("deal.file", "Files sent: attached to their deal"),
      press("deal.history", "History: with files to open"),
    ],
  },
];
