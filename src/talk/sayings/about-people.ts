/**
 * How an admin says who is in which team, leads what, has which role and quota, and who has left; and the command that it means.
 * Data, written as in `saying.ts`; ① is a person, ② a team, … what follows the command. Who may do it, and whether it is asked
 * once more, is the command's own business.
 */
import { phrase } from "../phrase.ts";

export type PeopleSaying = Readonly<{
  says: readonly RegExp[];
  /** "/team manager ② ①": the holes in the order in which the command takes them. */
  means: string;
  /** Which of its names somebody or a team must have; what is said of nothing else is answered that a name is unknown. */
  known: "all" | "some" | "none";
  /** What follows: an amount or nothing, days, or days and whose they are; else whatever it is. */
  rest: "any" | "amount" | "days" | "absence";
}>;

const say = (
  means: string,
  phrases: readonly string[],
  known: PeopleSaying["known"] = "none",
  rest: PeopleSaying["rest"] = "any",
): PeopleSaying => ({ says: phrases.map(phrase), means, known, rest });

/** What may as well be said of a customer or a deal: 王芳离职了, 张总离职了. */
const sayOfKnown = (means: string, phrases: readonly string[], rest?: PeopleSaying["rest"]) =>
  say(means, phrases, "all", rest);

const team = "[团队|队|组|部]";
const quota = "(quota|target)";
const target = "(指标|目标|任务|配额)";

/** The longest first: 改成50万 is no 改 of 成50万. */
const becomes = "[改成|改为|改到|改|定为|定成|定|设置为|设为|设成|设|调整为|调到|调成|是|为|:]";

/** By the word that the command takes for it. */
const roles: readonly (readonly [role: string, en: string, zh: string])[] = [
  ["admin", "(admin|administrator)", "(管理员)"],
  ["manager", "(manager|sales manager|team lead)", "(经理|销售经理|主管)"],
  ["finance", "finance", "(财务)"],
  ["read-only", "(viewer|read-only|read only|readonly)", "(只读)"],
  ["rep", "(rep|sales rep|salesperson)", "(销售|销售代表|普通销售)"],
];

export const peopleSayings: readonly PeopleSaying[] = [
  say("/team manager ② ①", [
    "make ① [the] (manager|lead|leader|head|boss) (of|for) [the] ② [team]",
    "put ① in charge of [the] ② [team]",
    `让①(当|做|任|担任)②${team}[的](经理|负责人|主管)[吧]`,
    `②${team}[的](经理|负责人|主管)(换成|改成|改为|设为|设成|让)①[当|做|吧]`,
  ]),
  sayOfKnown("/team manager ② ①", [
    "① (leads|manages|runs|heads|is leading|is managing|will lead) [the] ② [team] [now]",
    "① is [now] [the] (manager|lead|leader|head|boss) of [the] ② [team]",
    `[让|由|请]①(负责|来负责|带|来带|管|来管)②${team}[吧]`,
    `①(是|当|做)②${team}[的](经理|负责人|主管)[了]`,
    `②${team}[的](经理|负责人|主管)是①`,
  ]),
  ...roles.flatMap(([role, en, zh]) => [
    say(`/team role ① ${role}`, [
      `make ① [a|an|the|into a|into an] ${en}[now]`,
      `(promote|demote|change|switch) ① to [a|an|be a|be an] ${en}`,
      `[give|grant] ① [the] ${en} (role|rights|access|permissions)`,
      `(让|叫|给)①(当|做|担任|升|升为)${zh}[吧|权限]`,
      `[把|将]①(升|升为|升成|升任|提为|提成|提拔为|提拔成|设为|设成|设置为|改为|改成|转为|降为)${zh}[了|吧]`,
      `提拔①(为|当|做|成)${zh}`,
    ]),
    sayOfKnown(`/team role ① ${role}`, [
      `① (is|becomes|became) [now] [a|an|the|our] ${en}[now]`,
      `①(当|做|是|任|当上)${zh}[了]`,
    ]),
  ]),
  sayOfKnown(
    "/team away ①",
    [
      "① (is|will be|'s|'ll be) [on] (vacation|holiday|leave|pto|sick leave|sick|off|out|out of office|away|ooo) …",
      "①(请假|休假) …",
    ],
    "days",
  ),
  sayOfKnown("/team away", ["…(请假|休假|年假)[了]"], "absence"),
  say("/team join ① ②", [
    "(add|put|move|transfer|assign) ① (to|in|into|onto) [the] team ②",
    "(add|put|move|transfer|assign) ① (to|in|into|onto) [the] ② team",
    "[把|将]①(加到|加进|加入|调到|调入|分到|放到|放进|拉到|拉进|移到)②(团队|队|组)[里|了|吧]",
    "加①(到|进|入)②(团队|队|组)[里]",
  ]),
  say(
    "/team join ① ②",
    [
      "(add|put|move|transfer) ① (to|in|into|onto) [the] ②",
      "[把|将]①(加到|加进|加入|调到|调入|分到|放到|放进|拉到|拉进|移到)②[里|了|吧]",
      "加①(到|进|入)②[里]",
    ],
    "some",
  ),
  sayOfKnown("/team join ① ②", [
    "① (joins|joined|is joining|is in|is on|belongs to|goes to|moves to|moved to|works in) [the] ② [team] [now]",
    "[让]①(去|到|进|在|属于)②[团队|队|组][里|了|吧]",
  ]),
  say("/team remove ①", [
    "(remove|delete|kick|kick out|take) ① (from|off) (the team|my team|our team|the company|loudou|the bot)",
    "[把|将]①(移出|移除出|踢出|删出)(团队|公司|系统)[了|吧]",
  ]),
  sayOfKnown("/team remove ①", [
    "(remove|delete|kick|kick out|offboard|deactivate|fire|fired) ①",
    "① [has|just|has just] (left|quit|resigned|left us|left the company|left the team|is leaving|is gone|was fired) [today]",
    "① (no longer works here|doesn't work here anymore|does not work here any more|doesn't work here any more)",
    "(移除|移出|删除|删掉|踢掉|踢出|开除)①",
    "[把|将]①(移除|移出|删除|删掉|踢掉|踢了)[了|吧]",
    "①[已|已经|刚|要](离职|辞职|走人|离开公司|不干)[了]",
  ]),
  say("/team delete ②", [
    "(delete|remove|dissolve|drop) [the] team ②",
    "(delete|remove|dissolve|drop) [the] ② team",
    "(删除|删掉|解散|取消)(团队|小组)②",
    "[把|将]②(团队|小组)(删除|删掉|解散|删了)[了|吧]",
  ]),
  say("/team quota", [
    `[what is|what's|whats|show|show me|see] ①'s ${quota}`,
    `[what is|what's|whats|show|show me|see] [the] ${quota} (for|of) ①`,
    `①[的][季度|本季度|本季]${target}[是|有]多少[了]`,
    `(看|看看|查看|看一下)①[的]${target}`,
    "[show|see|what are|list] [me] [the|our|everyone's|everybody's|all|team] (quotas|targets)",
    `[看|看看](大家|所有人|每个人|全部|团队)[的]${target}`,
  ]),
  say(
    "/team quota ①",
    [
      `[set|change|update|raise|lower|increase|put|make] (①'s|my) [quarterly] ${quota} [to|at|is|:|=|as|should be] …`,
      `[set|change|update] [a|the] ${quota} (for|of) ① (to|at|is|:|=|as) …`,
      `(give|set) ① [a|the] ${quota} [of|to|at|:] …`,
      `(把|给|设|设置|修改|改|调整)①[的][季度|本季度|本季]${target}${becomes} …`,
      `①的[季度|本季度|本季]${target}${becomes} …`,
    ],
    "none",
    "amount",
  ),
  say("/team quota ① 下季度", [`[把|给]①[的]下[个]季度[的]${target}${becomes} …`], "none", "amount"),
  sayOfKnown(
    "/team quota ①",
    [
      `① has [a|the] ${quota} of …`,
      `①[本季度|本季]${target}${becomes} …`,
      `给①(定|设|下|加)[个|了]…[的]${target}`,
      `给①(定|设|下)[${target}] …`,
    ],
    "amount",
  ),
  // Where the name ends, the command knows.
  say("/team quota", ["[set|change] [a|the] quota (for|of) …"]),
  say("/deal list ①", [
    "[show|see|list|open] [me] ①'s [open] (deals|opps|opportunities|pipeline)",
    "①的(商机|单子)",
  ]),
  sayOfKnown("/deal list ①", [
    "[show|see|list] [me] [the|all] [open] (deals|opps|opportunities) (of|for|by|from) ①",
    "(what is|what's|whats) ① working on",
    "(which|what) (deals|opps|customers) (does|is) ① (have|working on)",
    "(看|看看|查看)①的(商机|单子)",
    "①[手上|手里|现在](有|在跟|在做)(哪些|什么)(商机|单子|单|客户|项目)",
  ]),
  sayOfKnown("/deal list ① by amount", [
    "[show|see|list|what are|which are] [me] ①'s (biggest|largest|top) (deals|opps|opportunities)",
    "①[的](最大的商机|最大的单子|大单|最大的单)[有哪些]",
  ]),
  sayOfKnown("/forecast status", [
    "(what|how much) (did|does|has) ① (forecast|submit|commit|submitted|committed) [this week]",
    "(has|did) ① (submitted|submit|answered|answer) [yet]",
    "①[这周|本周](报了多少|报了没|报了吗|报了没有|交了没|交了吗)",
  ]),
  sayOfKnown("/team handover ① ③", [
    "(give|move|transfer|hand|hand over|reassign) [all] [of] ①'s (deals|opps|accounts|pipeline) to ③",
    "(give|move|transfer|hand over|reassign) [all] [the] (deals|opps|accounts) (of|from) ① to ③",
    "[把]①[的](商机|单子|客户)[都|全|全部|全都](转给|移交给|交接给|交给|给)③[了|吧]",
  ]),
  sayOfKnown("/team", [
    "(who is|who's|whos) (on|in) [the] [team] ② [team]",
    "(看|看看)?②[团队|队|组][里]有(谁|哪些人)",
  ]),
  say("/team rename ②", [
    "rename [the] team ② [to|into|as] …",
    "[把|将]团队②(改名为|改名成|改名叫|改名|改成|改为) …",
    "[把|将]②团队(改名为|改名成|改名叫|改名) …",
  ]),
  sayOfKnown("/team rename ②", [
    "rename [the] ② [team] (to|into|as) …",
    "[把|将]②(改名为|改名成|改名叫|改名) …",
  ]),
];
