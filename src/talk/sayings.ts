/**
 * How people say what they want without a command word, and the command that it means. Data; the first that fits holds.
 *
 * A phrase is written as it is read: half-width, simplified, in lower case, politeness in front and marks at the end gone.
 * How it is written: see `phrase.ts`; ◇ is the deal, … what follows the command.
 */
import { phrase } from "./phrase.ts";

/**
 * What the rest has to be, or the saying does not fit: an amount or nothing, a stage, a number, a name without one, days, a
 * name as short as a person's; `step`: it is said as a next step.
 */
type Rest = "any" | "amount" | "stage" | "number" | "name" | "days" | "person" | "step";

export type Saying = Readonly<{
  says: readonly RegExp[];
  /** "/deal lose", or two of which the person has to choose. */
  means: string | readonly [string, string];
  rest: Rest;
}>;

const say = (means: Saying["means"], phrases: readonly string[], rest: Rest = "any"): Saying => ({
  says: phrases.map(phrase),
  means,
  rest,
});

const unchanged =
  "(no changes|no change|nothing changed|all same|all the same|all unchanged|都不变|没变化|不变|都没变)";

/** Without a deal in them. */
export const plainSayings: readonly Saying[] = [
  say("help", [
    "(hi|hello|hey|good morning|good afternoon|good evening|早上好|早|下午好|晚上好)[ there| team| all| bot]",
    "how (do|does|can) (i|this|it|you)*",
    "what (can|do) (you|i) (do|say|type)",
    "[你](能|会)(做|干)什么",
    "怎么(用|玩|操作)",
    "(怎么|怎样|如何)(新建|新增|录入|添加|建|推进|修改|改|提交|报|填|撤回|删除|转给|转)*",
  ]),
  say("/deal new", [
    "[got|have|had|add|log|create|there's|here's|enter] [a|an|another|the] new (deal|opp|opportunity|lead|customer|client|prospect)[s]",
    "[got|have|had|add|log|create|there's|here's|enter] [a|an|another|the] new (deal|opp|opportunity|lead|customer|client|prospect)[s][,|:| -] [for|with|from|at|called|is|it's] …",
    "(add|create|log|enter) [a|an|the] (deal|opp|opportunity)[,|:| -] [for|with|from] …",
    "[又](来了|有了|来|有|接了|加|建|录)[一][个]新[建|增|的][商机|单子|单|客户|项目|机会] …",
    "新(商机|单子|单|客户|项目|机会)",
    "新(商机|单子|单|客户|项目|机会)(_|,|:) …",
    "(新建|新增|录入|登记)[一][个][商机|单子|客户|项目] …",
  ]),
  say("/deal undo", [
    "[oops|sorry|wrong|wait|no|弄错了|搞错了|写错了|错了|不对] [,|!] (undo|take that back|take it back|revert|撤回|撤销) [that|it|this|the last one|last|刚才的|上一步|一下]",
  ]),
  say(
    "/forecast submit",
    [
      `[${unchanged}] [,|;] [my|the] (commit|call|forecast call|forecast|number) [for] [the quarter|this quarter] [is|at|:] …`,
      `[${unchanged}] [,|;] [我] [本季度|本季|这季度|这个季度] (报|承诺|预测|预测数) [是|为|:] …`,
      `[${unchanged}] [,|;] (submit|report|提交|上报|报) …`,
      `${unchanged} [,|;] …`,
      "… [for] (the|this) quarter",
    ],
    "number",
  ),
  say("/forecast submit", [
    unchanged,
    "(submit|send) [in] [my|the] [weekly|thursday] (forecast|forcast|call|commit|numbers)",
    "(提交|上报|交|报|填)[一下][我的][本周|这周|周四][的]预测",
  ]),
  say("/forecast status", [
    "who (hasn't|hasnt|has not|didn't|didnt|did not|is missing) [submitted|submit|answered|answer|reported|report] [yet]",
    "[本周|这周]谁[还]没[有](报|交|填|提交)*",
  ]),
  say("/forecast", [
    "[show|open|see] [me] [my|the|this week's] (forecast|thursday|thursday card)",
    "[show] [me] [my|the] forecast for (this week|this quarter|the week|the quarter)",
    "[看|看看] [我的|本周的|本周|周四]预测[卡]",
    "(how am i doing|where do i stand)*",
    "[what's|whats|what is] my (number|quota|target|gap)",
    "how much (have|did) i (close|closed|win|won|sell|sold|sign|signed) [so far] [this quarter]",
    "[我] [这季度|本季度|本季|这个季度] [的] (完成|签|卖|做|还差|差|目标是|指标是) [了] 多少 [了]",
    "我的(目标|指标|任务|业绩|缺口) [是多少|是多少了]",
  ]),
  say("/funnel 本周", [
    "(what|what's) [has] (changed|moved) this week",
    "[看|看看] (本周|这周|这个星期)[的]漏斗[图]",
    "(本周|这周)有(什么|哪些)(变化|变动)",
  ]),
  say("/funnel 上周", ["[看|看看] (上周|上个星期)[的]漏斗[图]"]),
  say("/funnel mine", ["[show] [me] my [sales] funnel", "[看|看看] 我的漏斗[图]"]),
  say("/funnel lost reasons", ["[show] [me] [the] (lost|loss) reasons", "(丢单|流失)(原因|分析)"]),
  say("/funnel", [
    "[show|give|see|open] [me|us] [the|our] [sales] funnel …",
    "[看|看看|看一下] [我们的|公司的] [销售] 漏斗[图]",
    "… 的漏斗[图]",
  ]),
  say(
    "/team new",
    [
      "(add|create|make|set up|start) [a|an|another|the] [new] team[,|:] [called|named|for] …",
      "(新建|建|创建|加|新增)[一个|个]团队[,|:] [叫] …",
    ],
    "name",
  ),
  say("/team quota", ["[set|change] [a|the] quota (for|of) …", "[设|设置|改] 目标(给|为|：|:) …"]),
  say("/team name", ["my name is …", "我的名字(是|叫) …"], "person"),
  say("/team", [
    "who (is|'s|s) (on|in) (my|the|our) team",
    "who's (on|in) (my|the|our) team",
    "[show] [me] (my|our|the) team",
    "[看] [我的|我们] 团队[成员|有谁|里有谁]",
  ]),
  say("/deal list", ["[show] [me] [the] pipeline (for|of) …"]),
  say("/deal run nudge", [
    "(send|send out|run) [the] (nudge|thursday card|forecast card|forecast cards)",
    "(发|发送)(周四卡片|预测卡片)",
  ]),
  say("/deal run digest", [
    "(send|send out|run) [the] (digest|friday funnel|funnel)",
    "(发|发送)(周五漏斗|漏斗周报|周报)",
  ]),
  say("/team settings", [
    "(what|what's) [is|are] [the] [weekly|company] (schedule|settings|hours)",
    "when (does|do) (the week|the weeks|we) close",
    "when is the (forecast|digest|close) [due]",
    "(change|set) [the] [company] (currency|hours|schedule|holidays|days off)*",
    "(每周|公司)(几点|什么时候)(关账|截止|发预测)",
  ]),
  say("/team zone", [
    "(set|change) [my|the] (timezone|time zone) [to] …",
    "my (timezone|time zone) is …",
    "(改|换|设)[我的]时区[为|成] …",
  ]),
  say("/team sessions", ["(log|sign) [me] out", "(logout|signout)", "(退出登录|登出)"]),
  say(
    "/team away",
    [
      "(i'm|im|i'll be|am|will be) [on] (vacation|holiday|leave|pto|out of office|away|off|out|ooo) …",
      "[我]…(请假|休假|年假)",
      "[我](请假|休假) …",
    ],
    "days",
  ),
  say("/team language English", [
    "(speak|talk|switch to|in) english",
    "(说|讲|用|换成|换|切换|切换成|切换到)英(文|语)",
  ]),
  say("/team language 中文", [
    "(speak|talk|switch to|in) chinese",
    "(说|讲|用|换成|换|切换|切换成|切换到)中文",
  ]),
  say("/team language", ["(change|set|switch) [my|the] language", "(换|切换|改)语言"]),
];

const because = "[on|over|because of|due to|to the|to an|to a|to]";

/** Where the deal is named. */
export const dealSayings: readonly Saying[] = [
  say("/deal history", [
    "[show] [me] [the] history (of|for|on) ◇",
    "◇ ['s] (history|timeline)",
    "[看|看看] ◇[的](历史|记录)",
  ]),
  say("/deal show", [
    "◇ [deal|deals|status|details]",
    "[the] (deal|opp|opportunity) ◇",
    "(show|give|open|view|see|check|find|get|pull up) [me|us] [the] ◇ [deal|deals|status|details]",
    "(where are we|where is|where's|how is|how's|how are things|what is up|what's up) [with|on|at with] ◇ [doing|going|looking]",
    "(what about|how about|status of|status on|what's the status of|what is the status of) ◇",
    "(查看|看|看下|看看|看一下|打开|查|查下|查一下) ◇",
    "◇[的][单子|商机][现在|目前|那边](怎么样|怎么样了|什么情况|怎样|怎样了|到哪步了|到哪一步了|如何|如何了|情况|进展|进展如何|详情|状态)",
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
      "[advance|move|push|promote|put|set] ◇ [is|are|can|should|goes|moved|ready] [now] [to|into|in|as|->|>] …",
    ],
    "stage",
  ),
  say(
    "/deal advance",
    [
      "[推进|把] ◇ [已|已经] [可以|能|要] [推进|推|升|进入|进] [到|至|是] …了",
      "[推进|把] ◇ [已|已经] [可以|能|要] [推进|推|升|进入|进] [到|至|是] …",
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
      "把 ◇ (转给|移交给|交接给|交给|分给|转) …[跟进|负责|来跟|来负责][了|吧]",
      "◇ [的单子|的商机|单子|商机] (转给|移交给|交接给|交给|交由) …[跟进|负责|来跟|来负责][了|吧]",
    ],
    "person",
  ),
  say("/deal withdraw", ["(删除|删掉|删了|作废) ◇", "[把] ◇ (删除|删掉|删了|作废|作废了)"]),
  say("/deal touches", [
    "who (met|visited|called|talked to|spoke to) ◇ [last|lately|recently]",
    "(when|who) (did we|was) last (meet|visit|call|talk to|speak to|in touch with) ◇",
    "◇[的](跟进记录|拜访记录)",
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
    says: /signed (?:the )?contract|\bpo (?:received|came|is in)|\bgot (?:the )?(?:po|order)|(?:is a go|a done deal)|合同[已]?签|签[了完]?合同|中标|下单了|首款|已?回款了?|到账/,
    means: "/deal win",
  },
  {
    says: /\b(?:dead|killed?|cancell?ed|went dark|went with|going with|chose|picked|not moving ahead)\b|被.*抢|不做了|取消了|没戏|选了|砍了/,
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
  /^(?:(?:as|is|are|was|will be|will|should|now|an?|at|to|until|out|in|again|slipped|slips|slid|moved|pushed|delayed|went|up|down|closes?|closing|close date|amount|value|likelihood|改成|改为|改到|改|变成|涨到|加到|降到|减到|调到|要|会|能|预计|进入|进|现在|把握有?|可能性|概率|有|是|的|大概)(?: |(?=[\p{Script=Han}\d$¥€£])|$)|[,:] ?)+/u;

/** In front of anything, and saying nothing. */
export const politeness =
  /^(?:(?:please|pls|hey(?! there| all| team)|can you|could you|would you|i want to|i'd like to|let's|lets|ok|so|and|oh|also|btw|we|i|we've|i've|请(?!假)|帮我|麻烦|我要|我想|给我)(?:[ ,]+|(?=\p{Script=Han})))+/u;

/** Asks something about the deal. */
export const question =
  /^(?:who|what|when|where|why|how|which|is|are|did|does|do|has|have|can|should|any|anything)(?:'s)? |^[^问]*(?:多少|什么|谁|哪[个里天家一]|怎么|几时|何时|是不是|有没有)/;
