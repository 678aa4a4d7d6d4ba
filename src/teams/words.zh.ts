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
  nobodyCalled: (typed: string) => `没有叫“${typed}”的成员或团队。全部名单：/团队`,
  needTeamName: "团队叫什么名字？例如 /团队 新建 华东",
  teamExists: (name: string) => `已经有团队“${name}”了。`,
  teamMade: (name: string) => `已新建团队“${name}”。`,
  needPersonAndTeam: "谁加入哪个团队？例如 /团队 加入 王芳 华东",
  joined: (who: string, team: string) => `${who}已加入${team}。`,
  needTeamAndPerson: "哪个团队由谁负责？例如 /团队 经理 华东 陈立",
  leads: (who: string, team: string) => `${team}现在由${who}负责。`,
  needPersonAndRole: (names: readonly string[]) =>
    `给谁什么角色？例如 /团队 角色 王芳 经理。角色有：${names.join("、")}`,
  roleIs: (who: string, role: string) => `${who}现在是${role}。`,

  usages: [
    ["/团队", "查看成员、团队、经理和角色"],
    ["/团队 语言 中文", "我用哪种语言回复您"],
    ["/团队 绑定", "绑定您在其他聊天工具里的账号"],
    ["/团队 新建 华东", "新建团队（从这里起仅限管理员）"],
    ["/团队 加入 王芳 华东", "把成员加入团队"],
    ["/团队 经理 华东 陈立", "指定团队经理"],
    ["/团队 角色 王芳 经理", "改角色"],
    ["/团队 目标 王芳 300万", "设个人或团队的本季目标（经理可设下属的）"],
    ["/团队 设置", "时间、假期、时区、币种、销售流程、新成员"],
    ["/团队 汇率 美元 7.12", "设外币折合公司币种的汇率"],
    ["/团队 邀请 王芳", "发网页版登录链接和聊天工具绑定码"],
    ["/团队 申请", "处理加入申请"],
    ["/团队 未送达", "查看未送达的消息"],
  ] as readonly (readonly [line: string, meaning: string])[],
} satisfies typeof teamsEn;
