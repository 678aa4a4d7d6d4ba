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
    "/团队 新建 华东 · /团队 加入 王芳 华东 · /团队 经理 华东 陈立 · /团队 角色 王芳 经理 · /团队 邀请 王芳 · /团队 移除 王芳",
  nobodyCalled: (typed: string) => `没有叫“${typed}”的成员或团队。全部名单：/团队`,
  notHereYet: (name: string) => `${name}还没用过我，请先邀请：/团队 邀请 ${name}`,
  wasRemoved: (name: string) => `${name}已被移出团队。要恢复请发：/团队 恢复 ${name}`,
  isHere: (name: string) => `${name}已经在团队里了。`,
  newTeamTitle: "新建团队",
  teamName: "团队名称",
  createTeam: "新建",
  noManagerYet: "暂不指定",
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
  hoursOf: (team: string) => `${team}：自己的时间`,
  companysHour: (time: string) => `不填就按公司的 ${time}`,
  hoursAre: (team: string, nudge: string, digest: string) =>
    `${team}：预测卡片 ${nudge} 发，漏斗周报 ${digest} 发。每周截止时间全公司一样。`,

  needTwoTeamNames: "哪个团队改成什么名字？例如 /团队 改名 华东 江浙沪",
  teamRenamed: (former: string, name: string) => `“${former}”已改名为“${name}”。`,
  needTeamAndParent:
    "哪个团队归到哪个团队下面？例如 /团队 归属 上海 华东；不归任何团队：/团队 归属 上海 顶层",
  teamNested: (team: string, parent: string) => `${team}现在归${parent}。`,
  teamOnTop: (team: string) => `${team}不再归属其他团队。`,
  teamInItself: (team: string, parent: string) =>
    team === parent ? `${team}不能归属自己。` : `${parent}本来就在${team}下面，${team}不能再归到它下面。`,
  needTeamToDelete: "删除哪个团队？例如 /团队 删除 华东",
  teamInUse: (team: string, people: number, teams: readonly string[]) => {
    const there = [
      ...(people > 0 ? [`${people} 人（/团队 加入）`] : []),
      ...(teams.length > 0 ? [`下级团队${teams.join("、")}（/团队 归属）`] : []),
    ];
    return `${team}还有${there.join("和")}，请先调走再删除。`;
  },
  teamDeleted: (team: string) => `已删除团队“${team}”，过往数据不变。`,

  usages: [
    ["/团队", "查看成员、团队、经理和角色"],
    ["/团队 语言 中文", "我用哪种语言回复您"],
    ["/团队 时区 新加坡", "您自己的时区"],
    ["/团队 请假 12/1-12/7 陈立代", "请假，由同事代报"],
    ["/团队 销假", "取消请假，或提前回来"],
    ["/团队 请假表", "看谁请假"],
    ["/团队 绑定", "绑定您在其他聊天工具里的账号"],
    ["/团队 目标 王芳 300万", "目标：销售看自己的，经理设个人和团队的"],
    ["/团队 新建 华东", "新建团队（从这里起仅限管理员）"],
    ["/团队 加入 王芳 华东", "把成员加入团队"],
    ["/团队 经理 华东 陈立", "指定团队经理"],
    ["/团队 移除 王芳", "成员离职：立即停用，商机交给同事"],
    ["/团队 恢复 王芳", "恢复已移除的成员"],
    ["/团队 交接 王芳 陈立", "把一人未关闭的商机全部交给另一人（销售可交自己的，经理可交下属的）"],
    ["/团队 合并 王芳 wangfang", "把同一人的两个账号合成一个"],
    ["/团队 改名 华东 江浙沪", "给团队改名"],
    ["/团队 归属 上海 华东", "把团队归到另一个下面；顶层：不归任何团队"],
    ["/团队 删除 华东", "删除空的团队"],
    ["/团队 角色 王芳 经理", "改角色"],
    ["/团队 开通", "新公司还差哪几步"],
    ["/团队 设置", "时间、假期、时区、币种、销售流程、新成员"],
    ["/团队 时间 华东 10:00", "团队自己的预测卡片时间；再写一个是漏斗周报时间"],
    ["/团队 汇率 美元 7.12", "设外币折合公司币种的汇率"],
    ["/团队 邀请 王芳", "发网页版登录链接和聊天工具绑定码"],
    ["/团队 申请", "处理加入申请"],
    ["/团队 未送达", "查看未送达的消息"],
  ] as readonly (readonly [line: string, meaning: string])[],
} satisfies typeof teamsEn;
