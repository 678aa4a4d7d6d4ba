import { formatList } from "../text/count.ts";
import type { pageEn } from "./words.en.ts";

export const pageZh = {
  latest: "最近新增的客户。找别的客户：/客户 后面加名称。",
  noneYet: "还没有客户，新建第一个商机时自动创建：/商机 新建 华信 120万 下月底",
  none: (typed: string) => `没找到叫“${typed}”的客户。新建第一个商机时自动创建：/商机 新建 ${typed}`,
  key: "关键客户",
  noDeals: "这个客户没有您能看到的商机。",
  totals: (open: string, won: string) => `跟进中 ${open} · 已签 ${won}`,
  more: "只显示最近 20 个。",
  all: "全部商机",

  moreOfFile: "完整档案",
  wonDeals: "已签",
  dealsByStage: "各阶段商机数",
  amountByStage: "各阶段金额",
  nextTouch: "下一步",
  step: (day: string, text: string, number: number) => `${day} · ${text}（#${number}）`,

  dueTitle: "该复购的客户",
  nobodyDue: "30 天内没有该复购的客户：要下过两次单，而且没有跟进中的商机。",
  lastOrder: "上次下单",
  usualCycle: "一般周期",
  dueOn: "预计复购",
  everyDays: (days: number, orders: number) => `${days} 天（${orders} 次）`,
  view: "查看",
  dueMeans: "一般周期：该客户历次赢单相隔天数的中位数。只列 30 天内到期、没有跟进中商机的客户。",
  loyal: (satisfaction: string, day: string) => `忠实客户：满意度 ${satisfaction} 分，愿意再次购买（${day}）`,
  satisfied: (satisfaction: string, day: string) => `满意度 ${satisfaction} 分（${day}）`,

  customer: "客户",
  nameIt: "是哪个客户？例如：/客户 改名 华信 华信科技",
  notYours: (names: readonly string[]) =>
    `${formatList(names, "zh")}还有其他同事的商机，要请管得到他们所有人的经理或管理员来操作。`,
  mergedMeanwhile: (from: string, into: string) => `${from} 刚刚已并入 ${into}。`,

  rename: "改名",
  renameTitle: (name: string) => `${name} 改名`,
  renameSubmit: "改名",
  newName: "新名称",
  needName: "请填新名称。",
  tooLong: (longest: number) => `名称太长，最多 ${longest} 个字。`,
  calledSo: (name: string) => `现在就叫 ${name}。`,
  renamedMeanwhile: (was: string, name: string) => `${was} 刚刚已改名为 ${name}，请重新打开。`,
  nameTaken: (taken: string, former: string) =>
    `已有客户 ${taken}。如果是同一家，请合并：/客户 合并 "${former}" "${taken}"`,
  renamed: (former: string, name: string) => `${former} 已改名为 ${name}。已截止的各周仍用原名。`,

  merge: "合并",
  mergeTwo: "合并客户",
  whichGoes: "要并掉的客户",
  whichStays: "保留的客户",
  mergeTitle: (name: string) => `合并 ${name}`,
  mergeLook: "预览",
  goes: "并入",
  stays: "保留",
  what: "处理",
  openDeals: "跟进中",
  closedDeals: "已关闭",
  owners: "负责人",
  sameOne: (name: string) => `本来就是同一个客户：${name}。`,
  belongsTo: (below: string, above: string) =>
    `${below} 隶属于 ${above}，是两家公司，不能合并。如果确实是同一家，请先在 ${below} 的资料里去掉母公司。`,
  mergeSays: (from: string, into: string, deals: number) =>
    `${deals === 0 ? `${from} 没有商机要移` : `${from} 的 ${deals} 个商机（含已关闭的）都移到 ${into} 名下`}。以后输入 ${from} 就是 ${into}。联系人和跟进记录一起过去，${into} 资料里空着的用 ${from} 的补上。统计数字和已截止的各周不变。`,
  mergeSubmit: (into: string) => `并入 ${into}`,
  otherWay: "反过来合并",
  merged: (from: string, into: string) => `${from} 已并入 ${into}。`,

  separate: "取消合并",
  separateWhich: "要把哪个客户重新分出来？",
  separateTitle: (name: string, into: string) => `从 ${into} 里分出 ${name}`,
  separateSays: (name: string, into: string, deals: number) =>
    `${deals === 0 ? `没有商机要还给 ${name}` : `${deals} 个商机还给 ${name}`}。合并之后在 ${into} 名下新建的留在原处，已截止的各周不变。`,
  separateSubmit: (name: string) => `分出 ${name}`,
  separated: (name: string, into: string) => `${name} 已从 ${into} 里分出来，又是单独的客户。`,
  separateFirst: (name: string, between: string, into: string) =>
    `${name} 当时并入了 ${between}，后来 ${between} 又并入了 ${into}。请先取消后一次：/客户 取消合并 ${between}`,
  notMerged: (name: string) =>
    `${name ? `“${name}”没有并入别的客户，也没有别的客户并入它` : "这个客户没有合并过"}。`,
  nothingMerged: "还没有合并过客户。",

  usages: [
    ["/客户 华信", "看客户：商机、联系人、档案；/客户 华信 500人 3个办公点 一句话写进档案"],
    ["/客户 档案 华信", "用表单填档案"],
    ["/客户 联系人 华信", "看联系人，还有谁没见过；后面写上 李总 采购 13800138000 就记一个"],
    ["/客户 字段", "管理员：公司自己要填的客户字段"],
    ["/客户 删除个人资料 李总", "经理：删除一个人的资料，先预览"],
    ["/客户 导出个人资料 李总", "经理：把一个人的资料导出成文件"],
    ["/客户 拜访 华信 见了张总 45分钟", "记一次拜访，没有商机也行；电话、邮件、演示也一样"],
    ["/客户 优先级", "谁值得花时间，三张图；/客户 优先级 工时 看时间花在了谁身上"],
    ["/客户 定级 华信 高", "定一个客户的优先级"],
    ["/客户 优先级回顾", "该重新看看优先级的客户"],
    ["/客户 大客户", "大客户：谁带来大部分业绩，谁新进来，还缺什么"],
    ["/客户 备注 华信", "个人需求、沟通备注"],
    ["/客户 标记 华信", "经理：标为大客户；/客户 标记 华信 取消 就不算了"],
    ["/客户 改名 华信 华信科技", "客户改名"],
    ["/客户 合并 华信医疗 华信", "两个客户合成一个，先预览"],
    ["/客户 查重", "找可能重复的客户：合并，或说明不是同一家"],
    ["/客户 不是同一家 华信医疗 华信", "两个客户不是同一家，以后不再问"],
    ["/客户 取消合并 华信医疗", "经理：把并错的客户分出来，随时可以"],
  ] as readonly (readonly [line: string, meaning: string])[],
} satisfies typeof pageEn;
