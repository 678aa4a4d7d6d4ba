/**
 * How people say what they want without a command word: patterns over a line as it is read (half-width, simplified, in lower
 * case, politeness in front and marks at the end gone), each with the command that it means. Pure data; the first that fits holds.
 */

/** Stands for the deal that a line names. */
export const dealSign = "◇";

export type Saying = Readonly<{
  /** Its group `rest`, if it has one, follows the command (and the deal). */
  says: RegExp;
  /** "/deal lose", or two of which the person has to choose. */
  means: string | readonly [string, string];
  /** What the rest must be, or the saying does not fit: a stage, or nothing but values; either may be missing. */
  rest?: "stage" | "values";
}>;

const say = (means: Saying["means"], says: RegExp, rest?: Saying["rest"]): Saying => ({ says, means, rest });

/** Without a deal in them. */
export const plainSayings: readonly Saying[] = [
  say("help", /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|how (?:do|does|can) (?:i|this|it|you)\b)/),
  say(
    "help",
    /^(?:what (?:can|do) (?:you|i) (?:do|say|type)|早上好?|下午好|晚上好|你?(?:能|会)(?:做|干)?什么|怎么(?:用|玩|操作))/,
  ),
  say(
    "/deal new",
    /^(?:(?:got|have|had|add|log|create|there's|here's|enter) )?(?:(?:a|an|another|the) )?new (?:deal|opp|opportunity|lead|customer|client|prospect)s?(?:[ ,:-]+(?:(?:for|with|from|at|called|is|it's) )?(?<rest>.*))?$/,
  ),
  say(
    "/deal new",
    /^(?:add|create|log|enter) (?:(?:a|an|the) )?(?:deal|opp|opportunity)(?:[ ,:-]+(?:(?:for|with|from) )?(?<rest>.*))?$/,
  ),
  say("/deal new", /^(?:add|create)[ :]+(?<rest>.+)$/),
  say(
    "/deal new",
    /^(?:又?来了?一?个?|有了?一?个?|接了?一?个?|加一?个|建一?个|录一?个)?新(?:建|增|的)?(?:一?个)?(?:商机|单子?|客户|项目|机会)(?:[ :,]+(?<rest>.*))?$/,
  ),
  say("/deal new", /^(?:新建|新增|录入|登记)(?:一?个)?(?:商机|单子|客户|项目)?[ :,]*(?<rest>.*)$/),
  say(
    "/deal undo",
    /^(?:(?:oops|sorry|wrong|wait|no|弄错了?|搞错了?|写错了?|错了|不对)[ ,!]*)?(?:undo|take (?:that|it) back|revert|撤回|撤销)(?: ?(?:that|it|this|the last one|last|刚才的|上一步|一下))?$/,
  ),
  say(
    "/forecast submit",
    /^(?:(?:no changes?|nothing changed|all (?:the )?same|all unchanged|都不变|没变化|不变|都没变)[ ,;]*)?(?:my |the )?(?:commit|call|forecast call)(?: for)?(?: (?:the|this) quarter)?(?: is| at|:)? (?<rest>[\d$¥€£].*?)(?: (?:this|for the) quarter)?$/,
  ),
  say(
    "/forecast submit",
    /^(?:(?:都不变|没变化|不变|都没变|no changes?|all (?:the )?same|all unchanged)[ ,;]*)?(?:(?:我?本季度?|这个?季度?|我)?(?:报|承诺|预测数?)(?:是|为|:)? ?)?(?<rest>[\d$¥€£][\d.,]*(?:万|亿|w|k|m)?)$/,
  ),
  say("/forecast submit", /^(?:都不变|没变化|都没变|no changes?|all (?:the )?same|all unchanged)$/),
  say("/forecast submit", /^(?:submit|report|提交|上报) ?(?<rest>[\d$¥€£].*)$/),
  say(
    "/forecast status",
    /^(?:who (?:has ?n[o']?t|didn'?t|did not|is missing)(?: (?:submitted|answered|reported|yet))*|谁(?:还)?没(?:有)?(?:报|交|填|提交).*)$/,
  ),
  say(
    "/forecast",
    /^(?:(?:show|open|see)(?: me)? )?(?:(?:my|the|this week's) )?(?:forecast|thursday(?: card| forecast)?)$|^(?:看看?|我的|本周的?|周四)?预测(?:卡)?$/,
  ),
  say(
    "/funnel",
    /^(?:(?:show|give|see|open)(?: me| us)? )?(?:(?:the|our) )?(?<rest>my )?(?:sales )?funnel$|^(?:看看?一?下?)?(?<more>.*?)的?漏斗(?:图)?$/,
  ),
  say(
    "/team",
    /^(?:who(?:'s| is|s) (?:on|in) (?:my|the|our) team|(?:show (?:me )?)?(?:my|our|the) team|看?(?:我的|我们)?团队(?:成员|有谁|里有谁)?)$/,
  ),
  say("/team language English", /^(?:(?:speak|talk|switch to|in) english|(?:说|讲|用|换成?)英[文语])$/),
  say("/team language 中文", /^(?:(?:speak|talk|switch to|in) chinese|(?:说|讲|用|换成?)中文)$/),
];

/** Where the deal is named. */
export const dealSayings: readonly Saying[] = [
  say(
    "/deal history",
    /^(?:(?:show (?:me )?)?(?:the )?history (?:of|for|on) ◇|◇(?:'s)? (?:history|timeline)|(?:看看?)?◇ ?的?(?:历史|记录))$/,
  ),
  say(
    "/deal show",
    /^(?:(?:show|give|open|view|see|check|find|get|pull up)(?: me| us)?(?: the)?|where (?:are we|is|'s)(?: with| on| at with)?|where's|how(?:'s| is| are things with)|what(?:'s| is)? ?(?:about|up with|the status (?:of|on))|status (?:of|on|for)|(?:the )?deal|查看|看看?一?下?|打开|查一?下?)? ?◇(?: (?:deals?|status|details?|doing|going|looking))?$/,
  ),
  say(
    "/deal show",
    /◇ ?的?(?:单子|商机)?(?:现在|目前)?(?:怎么样了?|什么情况|怎样了?|到哪一?步了?|如何了?|情况|进展|详情|状态)(?:如何|怎么样)?$/,
  ),
  say("/deal undo", /^(?:undo|撤回|撤销) ?◇$/),
  say(["/deal win", "/deal lose"], /^(?:close ◇|◇ closed?|(?:关闭|关掉|关了) ?◇|◇ ?(?:关闭|关掉|关了))$/),
  say(
    "/deal win",
    /^(?:(?:just )?(?:won|closed won|close won|closed|landed|signed|win|got) ◇|mark ◇ (?:as )?(?:won|closed won))(?: ?(?:for|at|-|,|:))? ?(?<rest>.*)$/,
    "values",
  ),
  say(
    "/deal win",
    /^◇ (?:is |has |just |have )*(?:signed|won|closed won|in the bag|a win)(?: (?:for|at))? ?(?<rest>.*)$/,
    "values",
  ),
  say(
    "/deal win",
    /^(?:(?:赢单|赢了|成交|签约|签下了?|拿下了?|签了) ?◇|◇ ?(?:已经?|终于)?(?:签了|签约了?|签下了?|签单了?|赢了|赢单了?|成交了?|拿下了?))[ ,:]*(?<rest>.*)$/,
    "values",
  ),
  say(
    "/deal lose",
    /^(?:just )?(?:lost|lose) ◇(?:[ ,:-]+(?:(?:on|over|because of|due to|to the|to an?|to) )?(?<rest>.*))?$/,
  ),
  say(
    "/deal lose",
    /^◇ (?:is |was |has been )?(?:lost|dead|gone|a no|closed lost)(?:[ ,:-]+(?:(?:on|over|because of|due to|to the|to an?|to) )?(?<rest>.*))?$/,
  ),
  say(
    "/deal lose",
    /^(?:(?:丢单|丢了|输单|输了) ?◇|◇ ?(?:已经?)?(?:丢单了?|丢了|黄了|没戏了?|输了|输单了?))[ ,:]*(?<rest>.*)$/,
  ),
  say(
    ["/deal note", "/deal lose"],
    /^◇ (?:went|goes|is going|decided to go|signed|chose|picked)(?: with)? (?:with )?(?<note>.+)$|^◇ ?(?<also>(?:选了|用了|定了|签了|找了).*(?:别家|别人|对手|竞品).*)$/,
  ),
  say(
    "/deal back",
    /^(?:move|send|take|bring|put) ◇ back(?: to)? ?(?<rest>.*)$|^(?:退回|回退) ?◇ ?(?<more>.*)$|^把?◇ ?(?:退回|回退|退)(?:到|至)? ?(?<also>.*)$/,
  ),
  say(
    "/deal advance",
    /^(?:advance|move|push|promote|推进|前进|推一?下) ?◇(?: (?:forward|on|along|ahead|up))?$|^把?◇ ?(?:可以|能|要)?(?:推进|前进)(?:一步|一下|了)?$/,
  ),
  say(
    "/deal advance",
    /^(?:(?:advance|move|push|promote|put|set|推进|把) ?)?◇ ?(?:(?:is|are|can|should|now|moved|moves|moving|goes|ready|to|into|in|as|->|>|推进|推|升|可以|能|进入|进|到|至|是|成了?|了) ?)*(?<rest>[^ ].*?)了?$/,
    "stage",
  ),
  say(
    "/deal update",
    /^(?:(?:add )?next steps? (?:for|on|with) ◇(?: is)?|◇ ?(?:'s )?(?:next steps?|next|下一?步)(?: is| 是|是)?)[ :,]*(?<step>.+)$/,
  ),
  say("/deal note", /^(?:notes?(?: on| for)?|备注|记一?下|记录|跟进|记) ?◇[ :,-]*(?<rest>.+)$/),
];

/** In front of what a deal's values are to be, as a verb that makes them a change: "push ◇ to q1". */
export const changeVerb =
  /^(?:change|update|set|make|edit|push|move|delay|postpone|slide|bump|raise|drop|lower|pull|修改|更新|改|把|推迟|延期|调整) ?(?=◇)/;

/** Between a deal and its new values: "is now", 涨到. */
export const changeWords =
  /^(?:(?:is|are|was|will be|will|should|now|at|to|until|out|in|slipped|slips|slid|moved|pushed|delayed|went|up|down|closes?|closing|close date|amount|value|likelihood|改成|改为|改到|改|变成|涨到|加到|降到|减到|调到|要|会|能|预计|进入|进|现在|把握有?|可能性|概率|有|是|大概)(?: |(?=[\p{Script=Han}\d$¥€£])|$)|[,:] ?)+/u;

/** In front of anything, and saying nothing. */
export const politeness =
  /^(?:(?:please|pls|can you|could you|would you|i want to|i'd like to|let's|lets|ok|so|and|oh|also|btw|we|i|we've|i've|请|帮我|麻烦|我要|我想|给我)(?:[ ,]+|(?=\p{Script=Han})))+/u;
