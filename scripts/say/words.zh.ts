import type { wordsEn } from "./words.en.ts";

/** What `npm run say` says in Chinese. */
export const wordsZh = {
  help: `npm run -s say -- [选项] "一句话" …
在终端里以某位成员的身份和机器人说话：命令、按钮、表单都和聊天里一样。

步骤，按写的顺序执行：
  "一句话"           发一句话，例如 "/商机 列表"
  --press 按钮       点上一条回答里的按钮（要二次确认的，视为确认）；
                     有几个同名时，"按钮#2" 是第二个
  --set 字段=值      填最近一张表单的字段，写字段名或显示的名称都行
  --submit           提交这张表单；没填的保持原样

选项：
  --as 邮箱或姓名    以谁的身份：邮箱、姓名、拼音、姓名的一部分。默认是第一位管理员；
                     示例公司没有管理员，默认是演示里的那位销售代表
  --json             每个回答是一行 JSON
  --demo             在空的数据库里建示例公司
  --at 2026-12-04T09:30
                     本次运行时示例公司的时间；之后的运行从已写入的内容接着走
  --help             显示这段说明

例如：
  npm run -s say -- "/商机 查看 华信" --press 推进 --set stage=qualified --submit

机器人拒绝了、表单还有错没改、参数写错，都以 1 结束。
内置数据库同一时间只能由一个进程使用，要先停下机器人；用 PostgreSQL 服务器时不用停。
发给别人的消息会照常写入，机器人运行时发出。
`,
  nothingToSay: '请写要说的话，例如：npm run -s say -- "/商机 列表"    （--help 有说明）',
  emptyLine: "有一句话是空的。",
  unknownOption: (option: string, near: string) =>
    `没有选项 ${option}${near ? `，您是不是想写 ${near}？` : ""}    （--help 列出所有选项）`,
  needsValue: (option: string, example: string) => `${option} 后面要有值，例如：${option} ${example}`,
  takesNone: (option: string) => `${option} 后面不带值。`,
  badTime: (typed: string) => `“${typed}”不是时间，请写成 2026-12-04T09:30。`,
  badSetting: (typed: string) => `“${typed}”看不出要填什么，请写成 --set 字段=值。`,
  firstALine: (option: string) => `${option} 前面要先有一句话：还没有显示过任何内容。`,
  setForNothing: "最后的 --set 不起作用：后面要有 --submit。",

  noButton: (label: string, there: string) => `没有按钮“${label}”。有：${there}`,
  noButtons: (label: string) => `没有按钮“${label}”：上一条回答里没有按钮。`,
  severalButtons: (label: string, there: string) => `有几个按钮都叫“${label}”：${there}`,
  noField: (field: string, there: string) => `表单里没有字段“${field}”。有：${there}`,
  noForm: "还没有显示过表单。",
  noChoice: (field: string, value: string, there: string) =>
    `“${field}”里没有“${value}”这个选项。有：${there}`,
  noTick: (field: string, value: string) => `“${field}”是勾选项：请写 yes 或 no，不是“${value}”。`,

  nobodyYet: "还没有人。--demo 建一家示例公司；npm run login 建您自己的公司，您就是管理员。",
  noAdmin: "还没有管理员。请写明以谁的身份：--as 姓名",
  several: (typed: string, names: string) => `有好几个人符合“${typed}”：${names}。请写全名或邮箱。`,
  nobody: (typed: string, near: string) => `没有叫“${typed}”的人。${near ? `您是不是想说：${near}？` : ""}`,

  notADemo: "这里是真实的公司，--demo 不会再建示例公司。请换一个 DATA_DIR。",
  noDemoHere:
    "示例公司只供本机试用，不能和正式上线的机器人放在一起：没有设 HOST、PUBLIC_URL、没有接入聊天、DEMO 不是 0 时，--demo 才能用。",
  demoReady: '示例公司已经建好。和它说句话：npm run -s say -- "/商机 列表"',
  realClock: "这里是真实的公司，时间不能拨：请去掉 --at。",
  tooEarly: (typed: string, newest: string) =>
    `${typed} 已经过去了：之后有内容写入。最早可以是 --at ${newest}`,

  running:
    "机器人（或别的进程）正在运行，内置数据库同一时间只能由一个进程使用。\n请先停下它再运行本命令，或者换一个 DATA_DIR。",

  types: { line: "文本", paragraph: "多行文本", date: "日期", choice: "选择", choices: "多选", tick: "勾选" },
  required: "必填",
  optional: "选填",
  choices: "选项",
  ticked: { yes: "是", no: "否" },
} satisfies typeof wordsEn;
