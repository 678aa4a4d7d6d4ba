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
    "(hi|hello|hey|good morning|good afternoon|good evening|早上好|早|下午好|晚上好|你好|您好)[ there| team| all| bot|啊|呀|吗]",
    "[are] you there",
    "(在不在|有人吗|在吗)",
    "(test|testing|测试|试一下|试试)",
    "how (do|does|can|to) (i|this|it|you|log|add|close|change|edit|use)*",
    "can i (edit|change|delete|undo|add|see|log) (a|an|my|the)*",
    "what (can|do|should) (you|i) (do|say|type) [first|now]",
    "where (do|should) i (start|begin)",
    "(先做什么|从哪里开始|从哪儿开始|怎么开始|第一步做什么)",
    "[你](能|会)(做|干)什么",
    "怎么(用|玩|操作)",
    "(怎么|怎样|如何)(新建|新增|录入|录|添加|加|建|推进|修改|改|提交|报|填|写|撤回|删除|删|转给|转|关|签|赢单|丢单|查|看|设|导出|邀请|请假)*",
  ]),
  // With a name it would be done at once.
  say("/team invite", [
    "(add|create|invite) [a|an|another|the|my] [new] (user|users|colleague|colleagues|person|people|team member|teammate|employee|salesperson)*",
    "(加|添加|新增|加入)[一|几][个|位][新](人|成员|同事|用户|员工)*",
  ]),
  say("/deal new", [
    "[got|have|had|add|log|create|there's|here's|enter] [a|an|another|the] new (deal|opp|opportunity|lead|customer|client|prospect)[s]",
    "[got|have|had|add|log|create|there's|here's|enter] [a|an|another|the] new (deal|opp|opportunity|lead|customer|client|prospect)[s][,|:| -] [for|with|from|at|called|is|it's] …",
    "(add|create|log|enter) [a|an|the] (deal|opp|opportunity)[,|:| -] [for|with|from] …",
    "[又](来了|有了|来|有|接了|加|建|录)[一][个]新[建|增|的][商机|单子|单|客户|项目|机会] …",
    "新(商机|单子|单|客户|项目|机会)",
    "新(商机|单子|单|客户|项目|机会)(_|,|:) …",
    "(记|录|报|登)一(单|个|笔) …",
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
      "[i] (i'll|i will|i can|i'm going to|i am going to|i expect to|we'll) (close|land|do|bring in|commit|sign|win) … [this quarter|for the quarter|by quarter end]",
      "[我] (这季度|本季度|本季|这个季度|这季) [应该|大概|预计|争取] [能|可以|会] (签|做|完成|出|交|做到) …",
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
    "who (hasn't|hasnt|has not|didn't|didnt|did not|is missing|is late|is behind|has|submitted) [submitted|submit|answered|answer|reported|report] [a|the|their] [forecast|forecasts|card] [yet|this week]",
    "[本周|这周]谁[还]没[有](报|交|填|提交)*",
    "[show|see] [me] [the|my] (team|team's|teams) forecast[s]",
    "[show|see] [me] [the] forecast[s] (of|for|by) (my|the) team",
    "[看|看看] (团队|我们组|我们团队|大家)[的]预测",
    "(报送|提交|上报|预测)(进度|情况)",
  ]),
  say("/forecast", [
    "[show|open|see] [me] [my|the|this week's] (forecast|thursday|thursday card)",
    "[show] [me] [my|the] forecast for (this week|this quarter|the week|the quarter)",
    "[看|看看] [我的|本周的|本周|周四]预测[卡]",
    "(how am i doing|where do i stand)*",
    "[what's|whats|what is] my (number|quota|target|gap)",
    "what (did|do) i (forecast|commit|promise|submit|call) [this week|this quarter|last week]",
    "(am i on track|how far am i|how am i tracking)*",
    "how much [more] (do i need|do i have|is left|is missing|am i short)*",
    "how much (have|did) i (close|closed|win|won|sell|sold|sign|signed) [so far] [this quarter]",
    "[我] [这季度|本季度|本季|这个季度] [的] (完成|签|卖|做|还差|差|目标是|指标是) [了] 多少 [了]",
    "我的(目标|指标|任务|业绩|缺口) [是多少|是多少了|完成了多少|完成多少了|还差多少]",
    "(离|距离|距)[我的](目标|指标|任务)还[有|差|要](多少|多远)",
    "我[这周|本周](报了多少|报了没|报了吗|报的多少)",
    "[我的|这周的|本周的]周四[的]卡片",
  ]),
  say("/funnel 本周", [
    "(what|what's) [has] (changed|moved) (this week|since last week|since last friday)",
    "[看|看看] (本周|这周|这个星期)[的]漏斗[图]",
    "(本周|这周)有(什么|哪些)(变化|变动)",
    "(上周|上次)以来[的|有什么|有哪些](变化|变动)",
  ]),
  say("/funnel 上周", ["[看|看看] (上周|上个星期)[的]漏斗[图]"]),
  say("/funnel mine", [
    "[show] [me] my [sales] funnel",
    "[看|看看] 我的漏斗[图]",
    "[show] [me] my (numbers|stats|results)",
    "[看|看看] 我的(数据|数字|成绩)",
  ]),
  say("/funnel lost reasons", [
    "[show] [me] [the] (lost|loss) reasons",
    "why (do|did|are|have) we (lose|lost|losing) [deals|so many|so much]",
    "(丢单|流失)(原因|分析)",
    "[我们]为什么(丢单|会丢单|老丢单|丢)",
  ]),
  say("/funnel by rep", [
    "[show] [me] [the] funnel (per|by each|for each) (rep|person|salesperson)",
    "(按销售|按人|按每个人)[看|看看|分]漏斗",
  ]),
  say("/funnel by team", ["(按团队|按组)[看|看看|分]漏斗"]),
  say("/funnel by product", ["(按产品)[看|看看|分]漏斗"]),
  say("/funnel definitions", [
    "(what is|what's|whats|what does|explain|define) [a|an|the] (commit|best case|pipeline category|omitted|weighted|stalled|coverage|win rate) [mean]",
    "(承诺|承诺单|争取|储备|不计入|加权|停滞|赢率|覆盖率)(是什么|是什么意思|什么意思|怎么算|怎么算的)",
    "什么(是|叫)(承诺|承诺单|争取|储备|不计入|加权|停滞|赢率|覆盖率)",
  ]),
  say("/funnel", [
    "[show|give|see|open] [me|us] [the|our] [sales] funnel …",
    "[看|看看|看一下] [我们的|公司的] [销售] 漏斗[图]",
    "[my|our|the] (team's|team) funnel",
    "[my|our|the|what's our|what's my|what is our|what is my] (win rate|close rate|hit rate)",
    "[我的|我们的|团队的](赢率|胜率|赢单率|成单率)[是多少]",
    "[看|看看] …[的]漏斗[图]",
  ]),
  say(
    "/team new",
    [
      "(add|create|make|set up|start) [a|an|another|the] [new] team[,|:] [called|named|for] …",
      "[a] new team[,|:] [called|named] …",
      "(新建|建|创建|加|新增)[一个|个][新]团队[,|:] [叫] …",
      "新团队[,|:] [叫] …",
    ],
    "name",
  ),
  say("/team quota", ["[设|设置|改] (目标|指标)(给|为|:) …"]),
  say("/team name", ["my name is …", "我的名字(是|叫) …"], "person"),
  say("/team requests", [
    "[who is|who's|who|is anybody|is anyone|anybody|anyone] (waiting|wants|wanting) to join",
    "[the|pending|open|join] (join requests|requests to join)",
    "[有]谁(要|想|等着)(加入|进来)",
    "[加入](申请列表|申请)",
  ]),
  say("/team audit", ["[show] [me] [the] audit (log|trail)", "(审计|操作)(日志|记录)"]),
  say("/team rates", [
    "[set|change|update] [the] exchange (rate|rates) [for|of|to] …",
    "[设|设置|改|修改|更新]汇率 …",
    "(美元|欧元|日元|英镑|港币|港元)汇率[是|改成|设为|改为] …",
  ]),
  say("/team", [
    "(who is|who's|whos|who are) (my|our|the) (manager|boss|admin|admins|managers)",
    "who (has|have) (access|admin rights|rights)",
    "[我的|我们的](经理|主管|领导|老板|管理员)是谁",
    "谁是[我的|我们的](经理|主管|管理员)",
    "谁有(权限|管理员权限|账号)",
    "who (is|'s|s) (on|in) (my|the|our) team",
    "who's (on|in) (my|the|our) team",
    "[show] [me] (my|our|the) team",
    "[看|看看|看一下] [我的|我们] 团队[成员|有谁|里有谁]",
  ]),
  say("/deal list", ["[show] [me] [the] pipeline (for|of) …"]),
  say("/deal list won", [
    "(what|which ones|how many) (have|did) (i|we) (won|win|closed|close|sell|sold) [so far]",
    "我(赢|签)了哪些[单|单子|商机]",
  ]),
  say("/deal list export", [
    "(download|export|get) [me] [my|the|all|all my] (deals|list|pipeline) (as|to|in|into) [a|an] (excel|csv|file|spreadsheet)",
    "(download|export) [my|the|all|all my] (deals|pipeline)",
    "(下载|导出)[我的|全部|所有](商机|单子)[表|表格|列表]",
  ]),
  say("/deal attach", [
    "(upload|attach|add) [a|the] (file|photo|picture|document)",
    "(上传|传|发)[一|个][个](文件|附件|照片|图片)",
  ]),
  say("/deal exceptions", [
    "[what|anything|is anything] [is] [waiting] [for|to] [me to|my] (approval|approvals|approve)",
    "(待|等)[我](审批|批准|批)[的]",
    "有(什么|哪些|没有)要我批的",
    "(审批|待办审批)",
  ]),
  say(
    "/deal pipeline",
    [
      "(what is|what's|whats|what does|explain|define) [a|an|the] … [stage] [mean|means]",
      "…[阶段](是什么意思|什么意思|是什么)",
      "什么(是|叫)…",
    ],
    "stage",
  ),
  say("/deal pipeline", [
    "(what|which) [are] [the|our|my] stages [are there|do we have]",
    "[show|see] [me] [the|our|my] [sales] (process|stages)",
    "(add|new|create|rename|remove|delete|edit|change) [a|an|the|our] [new] (stage|stages|sales process|process)",
    "(有|分)(哪些|什么|哪几个|几个)阶段",
    "[看|看看|查看][我们的](销售流程|销售阶段)",
    "(加|添加|新增|改|修改|删|删除)[一个|个][新](阶段|销售流程)",
  ]),
  say("/deal run nudge", [
    "(send|send out|run) [the] (nudge|thursday card|forecast card|forecast cards)",
    "(remind|nudge|chase|ping) (everyone|everybody|the team|my team|them|all) [to submit|to answer|to forecast]",
    "(发|发送)(周四卡片|预测卡片)",
    "(催|提醒)[一下](大家|所有人|团队)[报|交|填|提交][一下][预测]",
    "催(报|交)[预测]",
  ]),
  say("/deal run digest", [
    "(send|send out|run) [the] (digest|friday funnel|funnel)",
    "(发|发送)(周五漏斗|漏斗周报|周报)",
  ]),
  say("/team settings", [
    "(what|what's) [is|are] [the] [weekly|company] (schedule|settings|hours)",
    "when (does|do) (the week|the weeks|we) close",
    "when is the (forecast|digest|close) [due]",
    "(change|set) [the] [company] (currency|hours|schedule|holidays|days off|time of|times of)*",
    "(when|what time) (is|are|does|do) [the|my] (thursday|friday|forecast|weekly|nudge|digest) [forecast] [card|cards|digest|funnel] [go|get|come|be|being] [out|sent|send|due|in]",
    "(每周|公司|周四|周五)(几点|什么时候)(关账|截止|发|提醒)[预测|卡片|漏斗|周报]",
    "(几点|什么时候)(提醒|发卡片|截止)",
    "(改|换|设|设置|修改)[公司](币种|货币|假期|节假日|工作时间|时间表)*",
  ]),
  say("/team zone", [
    "(set|change) [my|the] (timezone|time zone) [to] …",
    "my (timezone|time zone) is …",
    "(改|换|设)[我的]时区[为|成] …",
    "我的时区是 …",
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
  say("/team away today", [
    "(i'm|im|i am|am|feeling) (sick|ill|unwell) [today]",
    "sick today",
    "[我]今天(病了|生病了|不舒服|请病假|请假|休息)",
    "我(病了|生病了|请病假)",
  ]),
  say("/team back", [
    "(i'm|im|i am|am) back [from (vacation|holiday|leave|pto|sick leave)] [today|again]",
    "back from (vacation|holiday|leave|pto|sick leave)",
    "[我](回来了|回来上班了|休假回来了|休完假了|上班了)",
  ]),
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
    "[show] [me] [the] (history|notes) (of|for|on) ◇",
    "[show|see] [me] [the] ◇ ['s] (history|timeline|notes|activity)",
    "[看|看看] ◇[的](历史|记录|备注|跟进记录|历史记录|动态)",
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

/** In front of anything, and saying nothing. */
export const politeness =
  /^(?:(?:please|pls|hey(?! there| all| team| bot)|can you|could you|would you|i want to|i'd like to|let's|lets|ok|so|and|oh|also|btw|we|i|we've|i've|请(?!假)|帮我|麻烦|我要|我想|给我)(?:[ ,]+|(?=\p{Script=Han})))+/u;

/** Asks something about the deal. */
export const question =
  /^(?:who|what|when|where|why|how|which|is|are|did|does|do|has|have|can|should|any|anything)(?:'s)? |^[^问]*(?:多少|什么|谁|哪[个里天家一]|怎么|几时|何时|是不是|有没有)/;
