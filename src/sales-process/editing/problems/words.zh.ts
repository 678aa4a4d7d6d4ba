import type { Expected } from "../../../pipelines/written/problem.ts";
import { formatAlternatives } from "../../../text/count.ts";
import type { problemsEn } from "./words.en.ts";

const either = (words: readonly string[]) => formatAlternatives(words, "zh");

const wanted: Readonly<Record<Expected, string>> = {
  text: "文字；如果是数字，请加引号",
  number: "一个数，例如 50",
  whole: "一个整数，例如 50",
  truth: "true 或 false",
  list: "列表：每项一行，以“- ”开头",
  group: "一组字段，每个一行并缩进",
  name: "文字，或中英文都写 { en: …, zh: … }；如果是数字，请加引号",
};

export const problemsZh: typeof problemsEn = {
  quoted: (field) => `“${field}”`,
  whole: "流程",
  wrong: {
    missing: (_, missing) => `这里缺少“${missing}”，请补上。`,
    expected: (field, what) => `${field}应该是${wanted[what]}。`,
    unknownField: (said) => `这里没有“${said}”这个字段，请改正拼写或删掉。`,
    unknownKind: (said, known) => `没有“${said}”这种标准，请写 ${either(known)}。`,
    notOneOf: (field, known) => `${field}只能是 ${either(known)}。`,
    badCode: (field) => `${field}只能用小写字母、数字和连字符，并以字母开头，例如 qualified-customer。`,
    badText: (field) => `${field}要写文字，且只占一行。`,
    tooLong: (field, limit) => `${field}最多 ${limit} 个字，请缩短。`,
    tooMany: (field, limit) => `${field}最多 ${limit} 项，请删掉一些。`,
    tooFew: (field, limit) => `${field}至少要有 ${limit} 项。`,
    atLeast: (field, limit) => `${field}至少是 ${limit}。`,
    atMost: (field, limit) => `${field}最多是 ${limit}。`,
    tooManyStages: (count, limit) =>
      `${count} 个阶段没人记得住，最多 ${limit} 个。请合并一些，或分成两个流程。`,
    twice: (said) => `“${said}”已经有了，请换一个代码。`,
    reserved: (said) => `“${said}”是表单自己的字段，请换一个，例如 my-${said}。`,
    noSuchStage: (said, known) => `没有“${said}”这个阶段，请写 ${either(known)}。`,
    noSuchCriterion: (said) => `没有代码为“${said}”的标准，请改正，或从列表里删掉。`,
    startNotOpen: (said) => `“${said}”已在成交之后，新商机不能从这里开始，请选成交前的阶段。`,
    noOpen: "第一个阶段必须是成交前的（open）。",
    noWin: "没有赢单阶段，请给最后一个阶段写上“phase: won”。",
    twoWins: "赢单阶段只能有一个，之后的写“after-sale”。",
    outOfOrder: "阶段要按 open、won、after-sale 的顺序排列，请把这一个往前移，或改它的 phase。",
    ambiguous: (said, stage) => `“${said}”已经指阶段“${stage}”，请换一个只指一个阶段的词。`,
    bounds: (least, most) => `至少 ${least} 和最多 ${most} 不能同时满足，请对调。`,
    wrongKind: (said, known) => `“${said}”系统自己要用，类型必须是 ${either(known)}；否则请换一个代码。`,
    phaseMoved: (said) =>
      `旧版本里还有商机在“${said}”，它不能在成交前和成交后之间改变。请给这个阶段一个新代码。`,
    nameTaken: (said) => `已经有叫“${said}”的销售流程，请换个名称。`,
    empty: "文件是空的。要一个样本：/商机 销售流程 导出",
    noProcess: "这不是销售流程文件。看看样子：/商机 销售流程 导出",
    tooLarge: (limit) => `文件超过 ${limit.toLocaleString("en")} 个字。40 个阶段的流程也只有它的五分之一。`,
    tooDeep: "括号或列表套得太深，请照导出文件的写法来写。",
    alias: "这里不能用引用（*名称），会绕成圈，请直接写出内容。",
    tab: "行首有制表符（Tab），请改用空格。",
    several: "一个文件只能有一个流程，请删掉“---”及之后的内容。",
    unclosed: "前面有引号或括号没有关上，请补上。",
    indent: "缩进和上面对不上，请与相邻各行对齐；含“: ”的文字请加引号。",
    unreadable: "这里读不懂，请检查冒号、引号和缩进；有特殊符号的文字请加引号。",
    twiceInGroup: (said) => `“${said}”在同一组里出现了两次，请删掉一个。`,
  },
};
