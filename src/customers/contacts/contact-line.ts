/** 李总 采购 13800138000, "Jane Roe CFO jane@acme.com +44 20 7946 0018" → what each part says of a person. Pure. */
import type { BuyingRole } from "../../pipelines/buying-role.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { findPhone, type PhoneHome } from "../../understanding/read-phone.ts";
import type { Sentiment } from "./contact.ts";

export type ContactLine = Readonly<{
  name: string;
  job: string;
  phone: string;
  mail: string;
  roles: readonly BuyingRole[];
  sentiment: Sentiment | "";
  /** Whether they were met, where that was said. */
  met: boolean | undefined;
}>;

const mailIn = /[^\s@<>(),;:"，；（）]+@[^\s@<>(),;:"，；（）]+\.[^\s@<>(),;:"，；（）]+/u;

export function readContactLine(line: string, home: PhoneHome): ContactLine {
  const mail = mailIn.exec(line)?.[0].replace(/[.。]+$/u, "") ?? "";
  const around = mail === "" ? line : line.replace(mail, " ");
  const called = findPhone(around, home);
  const words = splitWords(called?.rest ?? around);
  const said = words.map(meant);
  const from = Math.max(1, nameLength(words, said));
  const rest = words.slice(from);
  const known = said.slice(from);
  const jobs = rest.filter((_, at) => known[at] === undefined || known[at]!.isJob);
  return {
    name: words.slice(0, from).join(" "),
    job: jobs.join(" "),
    phone: called?.phone ?? "",
    mail,
    roles: [...new Set(known.flatMap((one) => one?.role ?? []))],
    sentiment: known.find((one) => one?.sentiment)?.sentiment ?? "",
    met: known.find((one) => one?.met !== undefined)?.met,
  };
}

/** Names stay as they were typed; only what stands between words goes. */
const splitWords = (text: string): string[] =>
  text.split(/[\s,，;；、]+/u).filter((word) => word !== "" && !label.test(word));

/** What introduces what has been found already. */
const label = /^(?:电话|手机|座机|邮箱|邮件|tel|phone|mobile|cell|mail|e-?mail)\.?[:：]?$/iu;

type Meaning = Readonly<{
  role?: BuyingRole;
  sentiment?: Sentiment;
  met?: boolean;
  /** It is what they do there, whatever else it says. */
  isJob?: true;
}>;

/** Up to the first word that is no name; without one, a word in Chinese, two in letters. */
function nameLength(words: readonly string[], said: readonly (Meaning | undefined)[]): number {
  const end = said.findIndex((one, at) => at > 0 && one !== undefined);
  if (end > 0) return end;
  const isChinese = /\p{Script=Han}/u.test(words[0] ?? "");
  return Math.min(isChinese ? 1 : 2, words.length);
}

function meant(word: string): Meaning | undefined {
  const text = foldForReading(normaliseText(word)).toLowerCase().replace(/[.:]$/, "");
  const found = meanings.get(text);
  if (found) return found;
  return jobs.test(text) ? { isJob: true } : undefined;
}

const listed = (meaning: Meaning, words: string) =>
  words.split("|").map((word): readonly [string, Meaning] => [word, meaning]);

const meanings: ReadonlyMap<string, Meaning> = new Map([
  // What somebody is called by their work says their part, too.
  ...listed(
    { role: "purchasing-contact", isJob: true },
    "采购|采购员|采购经理|采购总监|buyer|purchasing|procurement",
  ),
  ...listed({ role: "purchasing-contact" }, "采购执行者|purchasing-contact"),
  ...listed({ role: "decision-maker" }, "决策者|决策人|拍板|拍板人|decision-maker|decider"),
  ...listed({ role: "approver" }, "采购审批者|审批者|审批人|审批|approver"),
  ...listed({ role: "technical-evaluator" }, "技术论证者|技术论证|技术评估|evaluator|technical-evaluator"),
  ...listed({ role: "initiator" }, "需求发起者|发起者|发起人|initiator"),
  ...listed({ role: "user" }, "使用者|用户|使用人|user"),
  ...listed({ sentiment: "supporter" }, "支持|支持者|支持我们|supporter|supports|champion"),
  ...listed({ sentiment: "neutral" }, "中立|neutral"),
  ...listed({ sentiment: "critic" }, "反对|反对者|critic|opponent"),
  ...listed({ met: true }, "见过|已见|met"),
  ...listed({ met: false }, "没见过|未见|没见|known|unmet"),
]);

const jobs =
  /^(?:c[a-z]o|vp|svp|evp|cxo|head|director|manager|engineer|president|founder|owner|lead|assistant|accountant|architect|consultant|partner|it|hr|sales|marketing|finance|operations|legal|technical|senior|chief|deputy|managing|general|project|product)$|(?:经理|总监|主任|工程师|部长|处长|科长|院长|校长|厂长|会计|出纳|秘书|助理|董事长?|总裁|副总|总经理|专员|主管|负责人|老板|财务|技术|行政|人事|法务)$/u;
