import type { wordsEn } from "./words.en.ts";

/** What the commands of `npm run admin` say in Chinese. */
export const wordsZh = {
  noCompany: "还没有公司。用 npm run login 生成第一位管理员的登录链接。",
  whichCompany: (names) => `有好几家公司：${names}。请指明：--company 名称`,
  noSuchCompany: (typed, names) => `没有叫“${typed}”的公司。现有：${names}`,
  whoIsMissing: "请写明是谁：姓名、拼音或邮箱。",
  several: (typed, names) => `有好几个人符合“${typed}”：${names}。请写全名、邮箱或编号。`,
  nobody: (typed, near) =>
    `没有叫“${typed}”的人${near ? `，您是不是想说：${near}？` : "；admin people 列出所有人。"}`,

  peopleHelp: { takes: "[姓名]", does: "有哪些人：角色、团队、聊天工具、最近一次出现" },
  peopleHead: ["姓名", "角色", "团队", "聊天工具", "最近出现", "邮箱"],
  nobodyYet: "还没有人。",
  removed: "已移除",
  roles: { rep: "销售代表", manager: "销售经理", admin: "管理员", finance: "财务", "read-only": "只读" },

  lastAdmin: (who) => `${who}是最后一个管理员，请先指定另一位：admin roles 姓名 管理员`,

  rolesHelp: { takes: "[人 角色]", does: "谁是什么角色；改角色（rep、manager、admin、finance、read-only）" },
  whichRole: (typed, names) => (typed ? `没有“${typed}”这个角色。可选：${names}` : `请写明角色：${names}`),
  roleIs: (who, role) => `${who}现在是${role}。`,

  sessionsHelp: { takes: "[end] [人 | --all]", does: "哪些浏览器登录着；让某人或所有人退出登录" },
  sessionsHead: ["姓名", "最近出现", "有效期至"],
  noSessions: "没有人登录。",
  endWhose: "请写明让谁退出登录：admin sessions end 姓名；所有人用 --all。",
  sessionsEnded: (count) => `已结束 ${count} 个登录。`,

  importHelp: {
    takes: "文件… [--dry-run] [--yes] [--as 邮箱]",
    does: "导入一家公司的表格（xlsx、ods、csv）；不加 --yes 只说明会发生什么",
  },
  importWhat: "请写明文件：import 文件… [--yes]",
  importTwice: "--twice 只能是 once 或 each。",
  importTwiceIn: (file, count) =>
    `${file} 有 ${count} 行重复，什么都没有导入。请加 --twice once 或 --twice each。`,
  importMissing: (file) => `没有文件 ${file}。`,
  importUnreadable: (file, why) => `${file}：${why}`,
  importNoTable: (file) =>
    `${file} 里没有可导入的表格：要有一行列名，这类表格必填的列不能少，列名下面要有数据。`,
  importMayNot: (name) => `${name} 不能导入这类表格。`,
  importHidden: (file, count) => `${file} 有 ${count} 行隐藏。请加 --hidden count 或 --hidden skip。`,
  importOpen: (file, column, examples, flag) =>
    `${file}：“${column}”有两种读法（${examples}）。请加 ${flag}。`,
  importTold: (file, kind, state, { made, changed, same, left, twice }) =>
    `${file}（${kind}）：${state} · 新增 ${made}，更新 ${changed}，不变 ${same}，未导入 ${left}，文件内重复 ${twice}`,
  importSums: (read, taken) => `  合计：文件 ${read}；导入 ${taken}`,
  importLeftOut: (file) => `未导入的行和原因在 ${file}。`,
  importDry: "什么都没有改。加上 --yes 才会导入。",

  assignHelp: { takes: "原负责人 新负责人", does: "把一个人的全部进行中商机交给另一个人" },
  samePerson: "两个名字是同一个人。",
  sellsNothing: (who) => `${who}不能负责商机：财务和只读只能查看。请先改角色。`,
  assigned: (count, from, to) => `已把${from}的 ${count} 个进行中商机交给${to}。`,

  installationsHelp: { takes: "", does: "已接入的聊天工具" },
  installationsHead: ["聊天工具", "租户", "公司", "账号数", "接入时间"],
  noInstallations: "还没有接入聊天工具。",

  jobsHelp: { takes: "", does: "队列里有什么在等" },
  jobsHead: ["队列", "状态", "任务数", "最早"],
  messagesWait: (count) => `有 ${count} 条消息等待发送。`,

  undeliveredHelp: { takes: "[retry | drop] [编号 …]", does: "没送达的消息和原因；重新发送，或者不再发送" },
  undeliveredHead: ["编号", "写入时间", "发给", "消息", "原因"],
  allDelivered: "消息都送到了。",
  retryOrDrop: (typed) => `这里不能用“${typed}”：admin undelivered、undelivered retry、undelivered drop。`,
  notUndelivered: (id) => `没有编号为 ${id} 的未送达消息；admin undelivered 列出全部。`,
  dropped: (count) => `${count} 条消息不再发送。`,
  triedAgain: (again, expired) =>
    `将重新发送 ${again} 条${expired > 0 ? `；另有 ${expired} 条已经过时` : ""}。`,

  retentionHelp: { takes: "[purge]", does: "各类数据保留多久、有多少行；马上清理到期的" },
  retentionHead: ["表", "行数", "保留"],
  kept: {
    Event: "和公司一样久",
    DealVersion: "和公司一样久",
    Remark: "和公司一样久；写的人被删除时清空",
    ClosedWeek: "和公司一样久",
    WebMessage: "和公司一样久；本人被删除时删除",
    File: "和商机一样久；无主的文件和导出的列表保留一天",
    Delivery: "结束后 90 天",
    Slot: "90 天",
    Claim: "14 天",
    Draft: "1 天",
    JoinRequest: "30 天",
    Refused: "最后一次之后 30 天",
    JoinCode: "过期后一天",
    LoginLink: "过期后一天；第一位管理员的链接一直保留",
    WebSession: "到过期为止",
  },
  onlyPurge: (typed) => `这里不能用“${typed}”：admin retention、admin retention purge。`,
  purgedRows: (count) => `已清理 ${count} 行。`,

  auditHelp: {
    takes: "[人] [--kind 类别] [--lines]",
    does: "谁动了人员、角色、设置和数据；--lines 以 JSON 行输出全部",
  },
  whichKind: (typed, names) => `没有“${typed}”这个类别。可选：${names}`,
  nothingDone: "没有这样的记录。",
  refusedHelp: { takes: "", does: "最近 30 天被拒之门外的账号" },
  refusedHead: ["聊天工具", "账号", "原因", "次数", "首次", "最近"],
  nobodyRefused: "最近 30 天没有人被拒。",

  exportHelp: { takes: "人 [文件]", does: "一个人的全部数据，JSON 格式" },
  fileExists: (file) => `${file} 已经存在，请换一个文件名。`,
  exported: (who, file) => `${who}的全部数据在 ${file}，只有您能读。`,

  eraseHelp: { takes: "人 [--confirm 姓名]", does: "删除一个人：姓名、账号、写过的话、文件；数字和历史保留" },
  wouldErase: (who, rows) =>
    `将彻底删除${who}的：\n${rows}\n商机和数字保留；请先交接进行中的商机（admin assign）。确认请加 --confirm "${who}"`,
  otherName: (typed, name) => `“${typed}”不是这个人的姓名，没有删除任何东西。确认请加 --confirm "${name}"`,
  erased: (who) => `${who}已删除。之前的备份里仍有这些数据。`,

  contactHelp: {
    takes: "export|erase 联系人",
    does: "一位客户联系人：export 姓名 [文件] 导出资料，erase 姓名 [--confirm 姓名] 删除",
  },
  contactHow: "请写 contact export 李总 li.json，或 contact erase 李总",
  whichContact: "请写明是哪位客户联系人：姓名或编号。",
  noContact: (typed) => `没有叫“${typed}”的客户联系人。`,
  severalContacts: (typed, told) => `有好几位客户联系人符合“${typed}”：${told}。请改写编号。`,
  wouldEraseContact: (who, customer, texts) =>
    `将彻底删除${who}（${customer}）的姓名、职务、电话、邮箱和角色，以及 ${texts} 处文字里的名字。确认请加 --confirm "${who}"`,
  contactErased: (customer) => `已删除${customer}的一位联系人。之前的备份里仍有这些数据。`,

  purgeHelp: { takes: "[公司] [--confirm 名称]", does: "删除一家公司和它的一切，包括历史" },
  wouldPurge: (name, rows) =>
    `将彻底删除${name}和它的一切：\n${rows}\n请先备份。确认请加 --confirm "${name}"`,
  otherCompany: (typed, name) => `“${typed}”不是公司名称，没有删除任何东西。确认请加 --confirm "${name}"`,
  purged: (name, rows) => `${name}已删除，共 ${rows} 行。`,
} satisfies typeof wordsEn;
