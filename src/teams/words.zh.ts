import type { teamsEn } from "./words.en.ts";

export const teamsZh = {
  title: "团队",
  team: "团队",
  manager: "经理",
  partOf: "上级团队",
  people: "人数",
  name: "姓名",
  role: "角色",
  roles: { rep: "销售代表", manager: "销售经理", admin: "管理员", finance: "财务", "read-only": "只读" },
  noTeams: "还没有团队。管理员可以新建：/团队 新建 华东",
  adminHint:
    "/团队 新建 华东 · /团队 加入 王芳 华东 · /团队 经理 华东 陈立 · /团队 角色 王芳 经理 · /团队 邀请 王芳",
  nobodyCalled: (typed: string) => `这里没有叫“${typed}”的。发送 /团队 看所有名字。`,
  needTeamName: "团队叫什么？例如 /团队 新建 华东",
  teamExists: (name: string) => `已经有叫${name}的团队了。`,
  teamMade: (name: string) => `${name}团队建好了。`,
  needPersonAndTeam: "谁加入哪个团队？例如 /团队 加入 王芳 华东",
  joined: (who: string, team: string) => `${who}已加入${team}。`,
  needTeamAndPerson: "哪个团队由谁负责？例如 /团队 经理 华东 陈立",
  leads: (who: string, team: string) => `${team}现在由${who}负责。`,
  needPersonAndRole: (names: readonly string[]) =>
    `给谁什么角色？例如 /团队 角色 王芳 经理。角色有：${names.join("、")}`,
  roleIs: (who: string, role: string) => `${who}现在是${role}。`,

  usages: [
    ["/团队", "谁是谁；团队、经理、角色"],
    ["/团队 语言 中文", "我跟您说哪种语言"],
    ["/团队 绑定", "在另一个聊天工具里也用同一个身份"],
    ["/团队 新建 华东", "建团队（以下都由管理员来做）"],
    ["/团队 加入 王芳 华东", "把人放进团队"],
    ["/团队 经理 华东 陈立", "团队由谁负责"],
    ["/团队 角色 王芳 经理", "改角色"],
    ["/团队 目标 王芳 300万", "定本季目标（经理也可以）"],
    ["/团队 设置", "时间、假期、时区、币种、销售流程、新成员"],
    ["/团队 邀请 王芳", "给网页版的登录链接，和其他聊天工具的绑定码"],
    ["/团队 申请", "谁在等待加入"],
    ["/团队 未送达", "没送到的消息"],
  ] as readonly (readonly [line: string, meaning: string])[],
} satisfies typeof teamsEn;
