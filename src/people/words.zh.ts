import type { peopleEn } from "./words.en.ts";

export const peopleZh = {
  toWhom: "新负责人",
  byName: "姓名或邮箱",
  needReceiver: "请选择转给谁。",
  whichReceiver: (names: string) => `您指的是${names}吗？`,
  noReceiver: (typed: string) => `没有叫“${typed}”的销售同事。`,
  nobodyToGive: "没有可以接手的同事。全部名单：/团队",
  areTheirs: (who: string) => `本来就是${who}负责的，请另选一位。`,
  doesNotSell: (who: string, role: string) => `${who}是${role}，不能负责商机，请选一位销售。`,
  notYourPeople: (who: string) => `${who}不在您的团队里，请找管理员处理。`,

  closed: (customer: string, number: number) =>
    `${customer}（#${number}）已关闭，负责人不再变更。只能转交未关闭的商机。`,
  assignTitle: (number: number) => `转交 #${number}`,
  assignSubmit: "转交",
  assignIntro: (deal: string, owner: string) => `${deal} 目前由${owner}负责。阶段和历史不变。`,
  assigned: (number: number, owner: string) => `#${number} 已转给${owner}。`,
  gaveAway: (deal: string, owner: string) => `${deal} 已转给${owner}，会通知${owner}。`,

  handoverTitle: "商机交接",
  needFromAndTo: "谁的商机交给谁？例如 /团队 交接 王芳 陈立",
  noOpenDeals: (who: string) => `${who}没有未关闭的商机。`,
  hasDeals: (who: string, count: number, amount: string) =>
    `${who}有 ${count} 个未关闭的商机，共 ${amount}。`,
  handedOver: (count: number, amount: string, from: string, to: string) =>
    `${from}的 ${count} 个商机（${amount}）已交给${to}。`,
  dealsOf: (who: string) => `${who}的商机`,

  needPersonToRemove: "移除哪位成员？例如 /团队 移除 王芳",
  removeTitle: (who: string) => `移除${who}`,
  remove: "移除",
  removeMeans: (who: string) =>
    `${who}会立即退出登录，不再收到卡片，今后不再催报，也不再计入。历史和过往数据保留。`,
  leaderless: (teams: string, _count: number) => `${teams}将没有经理，请重新指定：/团队 经理`,
  quotaStays: (who: string) => `目标仍计入合计。要取消请发：/团队 目标 ${who} 0`,
  decideLater: (who: string) => `以后再定，暂时留在${who}名下`,
  removed: (who: string) => `已移除${who}。要恢复请发：/团队 恢复 ${who}`,
  removedWithDeals: (who: string, count: number) =>
    `已移除${who}，名下还有 ${count} 个未关闭的商机。要交接请发：/团队 交接 ${who}`,
  removedAndGiven: (who: string, count: number, to: string) => `已移除${who}，${count} 个商机已交给${to}。`,
  needPersonToRestore: "恢复哪位成员？例如 /团队 恢复 王芳",
  restored: (who: string) => `${who}已恢复，角色和团队同以前一样。`,

  nameTitle: "您的名字",
  yourName: "同事怎么称呼您",
  needName: "请写上名字。",
  nameIs: (name: string) => `好的，以后叫您${name}。`,
  nameFollows: (chat: string) => `您的名字跟随${chat}资料，请在那里改。`,

  needTwoPeople: "先写要保留的账号，再写另一个，例如 /团队 合并 王芳 wangfang",
  mergeTitle: "同一人的两个账号",
  mergeKeeps: (who: string) => `保留${who}，另一个账号的：`,
  mergeDeals: (open: number, closed: number) =>
    `${open} 个未关闭和 ${closed} 个已关闭的商机都归保留的账号；已截止的各周不变。`,
  mergeWeek: {
    moved: "本周预测归保留的账号。",
    joined: "两边本周都报过：以保留账号的回答和本季预测数为准，缺的用另一边补上。",
  },
  mergeQuotas: (moved: number, dropped: number) =>
    dropped === 0
      ? `${moved} 个目标归保留的账号。`
      : `${moved + dropped} 个目标里有 ${dropped} 个作废，因为保留的账号同期已有目标。`,
  mergeTeams: (teams: string) => `今后由保留的账号负责${teams}。`,
  mergeChats: (chats: string) => `今后在${chats}里说话的都算保留的账号。`,
  mergeKeepsRole: (role: string, team: string) => `姓名、角色（${role}）、团队（${team}）以保留的账号为准。`,
  mergeCanBeUndone: "管理员可用 /团队 拆开 撤回：商机、目标、团队和账号各归各位，本周预测不变。",
  needPersonToSeparate: "拆开谁？例如 /团队 拆开 王芳",
  notMerged: (who: string) => `没有账号并入过${who}，或者已没有可以拆回的。`,
  separateTitle: "撤回合并",
  separateSays: (other: string, kept: string, count: number) =>
    `${other}重新成为独立的账号，与${kept}分开。当时并入、现在还在的 ${count} 个商机以及目标、团队和聊天账号都归还；本周预测和已关账的周不变。`,
  separate: "撤回合并",
  separated: (other: string, kept: string) => `${other}和${kept}已重新分为两人。`,
  merge: "合并",
  keepOther: (who: string) => `改为保留${who}`,
  merged: (other: string, kept: string) => `${other}和${kept}已合并为一人。`,

  sessions: {
    title: "登录设备",
    titleOf: (who: string) => `${who}的登录设备`,
    browser: "设备",
    seen: "最近使用",
    ends: "登录有效至",
    on: (browser: string, system: string) => `${system} 上的 ${browser}`,
    unknown: "未知设备",
    here: (name: string) => `${name}（本机）`,
    none: "目前没有登录网页版的设备。",
    more: (count: number) => `另有 ${count} 台设备`,
    end: "退出",
    endAll: (others: boolean): string => (others ? "退出其他全部设备" : "退出全部设备"),
    endAllMeans: "这些设备上打开的页面会立即关闭，再次登录要用新的链接或企业账号。",
    leave: "取消",
    ended: (count: number) => `已退出 ${count} 台设备。`,
    endedAlready: "这台设备已经退出了。",
    inPrivate: "登录设备只能在私聊里看，请直接跟我说。",
  },
} satisfies typeof peopleEn;
