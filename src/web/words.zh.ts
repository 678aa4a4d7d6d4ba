import type { webEn } from "./words.en.ts";

/** Between Chinese characters a name in Latin letters stands apart. */
const apart = (name: string): string =>
  name.replace(/^(?=[A-Za-z0-9])/, " ").replace(/(?<=[A-Za-z0-9])$/, " ");

export const webZh = {
  product: "漏斗",
  conversation: "对话",
  skipToBox: "跳到输入框",
  boxLabel: "输入消息",
  boxHint: "直接说，或输入 / 选命令",
  send: "发送",
  commands: "命令",
  working: "正在处理",
  newMessages: "有新消息",
  earlier: "查看更早的消息",
  connectionLost: "连接断开，正在重连…",
  notSent: "没发出去。请检查网络后再试一次，不会重复处理。",
  tooLong: (most: number) => `太长了，请控制在 ${most} 字以内。`,
  tooFast: "操作太频繁了，请过一分钟再试。",
  needsCookies: "浏览器没有保存本站的 Cookie。请允许 Cookie，再重新打开这个网址。",
  language: "语言",
  theme: "外观",
  themes: { auto: "跟随系统", light: "浅色", dark: "深色" },
  signOut: "退出",
  sessions: { label: "登录设备", line: "/团队 登录设备" },
  welcome: {
    morning: (name: string) => `${name}，早上好`,
    afternoon: (name: string) => `${name}，下午好`,
    evening: (name: string) => `${name}，晚上好`,
    lead: "一句话告诉我商机的进展，漏斗我来维护。点下面任意一个开始，或输入 / 选命令。",
    today: {
      title: "今天要做的",
      forecast: "本周预测还没提交",
      silent: (people: number) => `还有 ${people} 人没提交`,
      overdue: (deals: number) => `${deals} 个商机已逾期`,
      noNextStep: (deals: number) => `${deals} 个快到期的商机没有下一步`,
      lines: {
        forecast: "/预测",
        silent: "/预测 进度",
        overdue: (team: boolean) => (team ? "/商机 列表 团队 逾期" : "/商机 列表 逾期"),
        noNextStep: (team: boolean) => (team ? "/商机 列表 团队 没有下一步" : "/商机 列表 没有下一步"),
      },
    },
    starters: {
      new: { label: "新建商机", line: "/商机 新建" },
      list: { label: "我的商机", line: "/商机 列表" },
      teamList: { label: "团队的商机", line: "/商机 列表 团队" },
      forecast: { label: "本周预测", line: "/预测" },
      funnel: { label: "看漏斗", line: "/漏斗" },
      team: { label: "团队成员", line: "/团队" },
      help: { label: "使用帮助", line: "/帮助" },
    },
  },
  login: {
    title: "登录",
    lead: "这里是贵公司的销售漏斗。用您专属的一次性链接进入，不用记密码。",
    companyAccount: "企业账号",
    leadWithAccount: "这里是贵公司的销售漏斗。用企业账号登录，或用您专属的一次性链接进入。",
    byAccount: (name: string) => `用${apart(name)}登录`,
    notByAccount: {
      denied: (name: string) =>
        `${apart(name).trimStart()}登录被取消或未获允许。请再试一次，或使用专属链接。`,
      away: (name: string) => `暂时连不上${apart(name).trimEnd()}。请过一分钟再试，或使用专属链接。`,
      unwell: (name: string) =>
        `和${apart(name)}之间出了问题，没有登录成功。请告诉服务器的管理者，原因在日志里；专属链接仍然可用。`,
      used: () => "这次登录已经用过、超时了，或不是在这个浏览器里开始的。请重新登录。",
      foreign: () => "收到的回应和这个浏览器发起的登录对不上。请重新登录。",
      issuer: (name: string) => `收到的回应不是${apart(name)}发出的，没有登录。请重新登录。`,
      "no-mail": (name: string) =>
        `无法确认您的身份：${apart(name).trimStart()}没有验证过您的邮箱。请联系公司 IT 验证邮箱，或使用专属链接。`,
      "other-domain": () => "这个账号不属于本公司，请换工作账号登录。",
      waits: () => "需要管理员同意才能加入。我已经转告管理员，通过后请再登录。",
      invitation: () => "加入需要邀请，请联系管理员发送：/团队 邀请 您的姓名",
      removed: () => "管理员已将您移出团队。如需恢复，请联系管理员发送 /团队 恢复。",
    },
    howTo: "怎么拿到链接",
    askAdmin: "请公司的管理员在任意一个接入了漏斗的聊天里发送：",
    askAdminLine: "/团队 邀请 您的姓名",
    operator: "您是服务器的管理者？在服务器上输入：",
    operatorLine: "npm run login",
    atStart: "第一位管理员的链接，会在服务第一次启动时打印出来。",
    linkTitle: (name: string) => `${name}，您好`,
    linkLead: "这个链接只能用一次，之后这个浏览器会保持登录。",
    enter: "进入",
    firstAdminTitle: "欢迎使用漏斗",
    firstAdminLead:
      "这里还没有管理员。用这个链接进入，您就是第一位管理员，接着就可以邀请同事。链接只能用一次，之后这个浏览器会保持登录。",
    enterAsAdmin: "以管理员身份进入",
    badLinkTitle: "这个链接不能用了",
    badLink: "链接可能已经用过、过期，或者不完整。请重新要一个。",
  },
} satisfies typeof webEn;
