/** Sayings about a deal, and words from which it is guessed what may be meant besides. */
import { type Saying, say } from "./saying.ts";

const because = "[on|over|because of|due to|to the|to an|to a|to]";

/** Where the deal is named. */
export const dealSayings: readonly Saying[] = [
  say("/deal history", [
    "[show] [me] [the] (history|notes) (of|for|on) ◇",
    "[show|see] [me] [the] ◇ ['s] (history|timeline|notes|activity)",
    "[看|看看] ◇[的](历史|记录|备注|历史记录|动态)",
  ]),
  say("/deal show", [
    "◇ [deal|deals|status|details]",
    "[the] (deal|opp|opportunity) ◇",
    "(show|give|open|view|see|check|find|get|pull up) [me|us] [the] ◇ [deal|deals|status|details]",
    "(where are we|where is|where's|how is|how's|how are things|what is up|what's up) [with|on|at with] ◇ [doing|going|looking]",
    "(what about|how about) ◇",
    "[what's|what is] [the] (status|stage|amount|value|close date|owner|next step) (of|on|for) ◇",
    "(查看|看|看下|看看|看一下|打开|查|查下|查一下) ◇",
    "◇[的][单子|商机][现在|目前|那边](怎么样|怎么样了|什么情况|怎样|怎样了|到哪步了|到哪一步了|如何|如何了|情况|进展|进展如何|详情|状态|阶段|金额|负责人)",
  ]),
  say(
    ["/deal win", "/deal lose"],
    ["close ◇", "◇ (close|closed)", "(关闭|关掉|关了) ◇", "◇ (关闭|关掉|关了)"],
  ),
  say(
    "/deal win",
    [
      "(won|closed won|close won|closed|landed|signed|win) ◇ [for|at] …",
      "mark ◇ [as] (won|closed won)",
      "◇ [is|has|just|have] (signed|won|closed won|in the bag|a win) [for|at] …",
      "(赢单|赢了|成交|签约|签下|签下了|拿下|拿下了|签了) ◇ …",
      "◇ [已|已经|终于](签了|签约|签约了|签下了|签单了|赢了|赢单|赢单了|成交|成交了|拿下了) …",
    ],
    "amount",
  ),
  say("/deal win", ["◇ …(签下来了|签下了|签了|成交了|拿下了)"], "amount"),
  say("/deal reopen", [
    "(reopen|re-open|revive|重新打开|重开|恢复) ◇",
    "[把] ◇ (重新打开|重开|恢复)[了|一下]",
  ]),
  say("/deal lose", [
    `[just] (lost|lose) ◇[,|:|-| -] ${because} …`,
    `◇ [is|was|has been] (lost|dead|gone|a no|closed lost)[,|:| -] ${because} …`,
    "(丢单|丢了|输单|输了) ◇ …",
    "◇ [已|已经](丢单|丢单了|丢了|黄了|没戏|没戏了|输了|输单|输单了) …",
  ]),
  say("/deal back", [
    "(move|send|take|bring|put) ◇ back [to] …",
    "◇ back [to] …",
    "(退回|回退) ◇ …",
    "[把] ◇ (退回|回退|退)[到|至] …",
  ]),
  say("/deal advance", [
    "(advance|move|push|promote) ◇ [forward|on|along|ahead|up]",
    "◇ [to] [the] next stage",
    "(推进|前进|推一下|推下) ◇",
    "[把] ◇ [可以|能|要](推进|前进)[一步|一下|了]",
    "◇ [到|进|进入]下[一][个]阶段[了]",
  ]),
  say(
    "/deal advance",
    [
      "[advance|move|push|promote|put|set] ◇ [is|are|can|should|goes|moved|ready] [now] [to|into|in|at|as|->|>] …",
    ],
    "stage",
  ),
  say(
    "/deal advance",
    [
      "[推进|把] ◇ [已|已经] [可以|能|要] [推进|推|升|进入|进] [到|至|是] …了",
      "[推进|把] ◇ [已|已经] [可以|能|要] [推进|推|升|进入|进] [到|至|是] …",
      "◇ [现在|目前] (在|处于|到了|到) …[阶段][了]",
    ],
    "stage",
  ),
  say(
    "/deal update",
    [
      "[add] next (step|steps) (for|on|with) ◇ [is] …",
      "◇ ['s] next (step|steps) [is] …",
      "◇ (下一步|下步) [是] …",
    ],
    "step",
  ),
  say(
    "/deal assign",
    [
      "(transfer|assign|reassign|hand|hand over|give) ◇ [over] to …",
      "[把] ◇ [的](单子|单|商机) (转给|移交给|交给|分给|给) …[跟进|负责|来跟|来负责][了|吧]",
      "把 ◇ (转给|移交给|交接给|交给|分给|转|给) …[跟进|负责|来跟|来负责][了|吧]",
      "◇ [的单子|的商机|单子|商机] (转给|移交给|交接给|交给|交由) …[跟进|负责|来跟|来负责][了|吧]",
    ],
    "person",
  ),
  say("/deal update", [
    "(update|edit|change|modify|correct) ◇ [deal|details]",
    "(更新|编辑|修改|调整|改一下|改) ◇ [一下|的信息|的资料|的内容]",
  ]),
  say("/deal withdraw", [
    "(delete|remove|withdraw) ◇",
    "(删除|删掉|删了|作废) ◇",
    "[把] ◇ (删除|删掉|删了|作废|作废了)",
  ]),
  say("/deal touches", [
    "who (met|visited|called|talked to|spoke to) ◇ [last|lately|recently]",
    "(when|who) (did we|was) last (meet|visit|call|talk to|speak to|in touch with) ◇",
    "[看|看看] ◇[的](跟进记录|拜访记录)",
    "(谁|最近谁)(跟进过|拜访过|见过) ◇",
  ]),
  say("/deal visit", ["[just] (visited|visit|paid a visit to) ◇ …", "(拜访|走访)[了|过] ◇ …"]),
  say("/deal call", [
    "[just] (called|phoned|rang) ◇ …",
    "[just] (had a call|had a phone call|was on the phone) with ◇ …",
    "[刚][刚] (给|跟|和) ◇ (打了|通了|打过)[个|一个|一通](电话|话) …",
  ]),
  say("/deal mail", [
    "[just] (emailed|e-mailed|mailed|sent an email to) ◇ …",
    "[刚][刚] 给 ◇ 发[了|过][封|一封](邮件|邮箱) …",
  ]),
  say("/deal demo", [
    "[just] (demoed|demoed to|demoed for|gave a demo to|did a demo for|did a demo at) ◇ …",
    "[刚][刚] (给|在|为) ◇ (做了|做完|演示了)[个|一个|一次|一场][产品][演示] …",
  ]),
  say("/deal note", [
    "[add] [a] (note|notes) [on|for|to] ◇ …",
    "(备注|记一下|记下|记录|跟进|记) ◇ …",
    "[deal|opp|商机] ◇ (note|备注) …",
    "给 ◇ [加|加个|写个|记个]备注 …",
  ]),
];

/** What may be meant besides a note, by a word of it. */
export const hints: readonly Readonly<{ says: RegExp; means: string }>[] = [
  {
    says: /signed (?:the )?contract|\bpo (?:received|came|is in)|\bgot (?:the )?(?:po|order)|(?:is a go|a done deal)|合同[已]?签|签[了完]?合同|中标|下单了|首款|已?回款了?|到账|已?付[款钱]了?|\bpaid\b/,
    means: "/deal win",
  },
  {
    says: /\b(?:dead|killed?|cancell?ed|went dark|went with|going with|chose|picked|not moving ahead)\b|被.*抢|不做了|取消了|没戏|选了|砍了|没有?预算了?$|没消息了?$|\bno budget\b|\bno (?:reply|answer|response) (?:any ?more|for weeks)/,
    means: "/deal lose",
  },
  {
    says: /\b(?:push(?:ed)?|slip(?:s|ped)?|delay(?:ed)?|postponed?|pull(?:ed)? .* (?:in|up|forward))\b|推迟|延期|延后|延迟|顺延|往后|推后|推到|拖到|提前/,
    means: "/deal update",
  },
  { says: /\b(?:change|update|close date)\b|改一?下|改成|调整/, means: "/deal update" },
  { says: /\bstage\b|阶段/, means: "/deal advance" },
];

/** In front of what a deal's values are to be, as a verb that makes them a change: "push ◇ to q1". */
export const changeVerb =
  /^(?:change|update|set|make|mark|edit|push|move|delay|postpone|slide|bump|raise|drop|lower|pull|修改|更新|改|把|推迟|延期|调整)(?: the (?:close date|date|amount|value) of)? ?(?=◇)/;

/** Between a deal and its new values: "is now", 涨到. */
export const changeWords =
  /^(?:(?:as|is|are|was|will be|will|should|now|an?|at|to|until|out|in|again|slipped|slips|slid|moved|pushed|delayed|went|up|down|close date|closes?|closing|amount|value|likelihood|签约日期|签约时间|签单日期|签单时间|预计签约|金额|放到|放进|归到|算|延后到|改成|改为|改到|改|变成|涨到|加到|降到|减到|调到|要|会|能|预计|进入|进|现在|把握有?|可能性|概率|有|是|的|大概)(?: |(?=[\p{Script=Han}\d$¥€£])|$)|[,:] ?)+/u;
