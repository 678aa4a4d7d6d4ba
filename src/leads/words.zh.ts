import type { leadEn } from "./words.en.ts";

export const leadZh = {
  customer: "客户",
  segment: "等级与细分",
  grade: "等级",
  segmentOnly: "细分",
  hadBy: "原负责人",
  lastTouch: "最近联系",
  view: "查看",
  all: "全部",
  filtered: (filter: string) => `只看：${filter}`,
  noneFits: (filter: string) => `没有符合“${filter}”的客户。`,
  lists: {
    pool: {
      title: (count: number): string => (count === 0 ? "公海" : `公海 · ${count} 家`),
      none: "公海里还没有客户。放回一个：/客户 放回公海 华信",
      means: "没人跟进的潜在客户，领取后成为您的潜在客户商机。筛选：/客户 公海 A 华东",
      columns: { since: "进公海", take: "领取" },
    },
    market: {
      title: (count: number): string => (count === 0 ? "目标市场" : `目标市场 · ${count} 家公司`),
      none: "目标市场还没有公司。添加：/客户 目标市场 添加 华信，远航",
      means:
        "产品适合、还没人跟进的公司：没有金额，周四不问，不计入任何数字。开始跟进后成为您的潜在客户商机。",
      columns: { since: "列入时间", take: "开始跟进" },
    },
  },

  claimed: (name: string, number: number) => `${name} 归您了，潜在客户商机 #${number}。`,
  wasFaster: (who: string, name: string) => `${who}抢先一步，${name} 已经被领走了。`,
  isTheirs: (who: string, name: string) => `${name} 是${who}的客户。`,
  isYours: (name: string, number: number | undefined): string =>
    number === undefined ? `${name} 本来就是您的。` : `${name} 本来就是您的：#${number}。`,
  notThere: (name: string) => `${name} 不在公海，也不在目标市场。看公海：/客户 公海`,
  goneFromHere: "这个客户已经不在公海了。看公海：/客户 公海",
  othersToo: (name: string) => `${name} 还有别人的商机，请找您的经理处理。`,
  mergedMeanwhile: (from: string, into: string) => `${from} 刚刚已并入 ${into}。`,

  given: {
    pool: (name: string) => `${name} 已放回公海，谁都可以领取。`,
    market: (name: string) => `${name} 已退回目标市场。`,
  },
  closedWith: (numbers: readonly number[]) =>
    `${numbers.map((number) => `#${number}`).join("、")} 在潜在客户阶段丢单，原因：暂不跟进。`,
  isThere: {
    pool: (name: string) => `${name} 已经在公海里了。`,
    market: (name: string) => `${name} 已经在目标市场里了。`,
  },
  isFurther: (number: number, name: string) =>
    `#${number} 已经过了潜在客户阶段，${name} 不能放回。请先丢单或退回：/商机 退回 #${number}`,
  severalHave: (names: string, name: string) =>
    `${names}都有 ${name} 的未关闭商机，不能放回。请先把商机转给一个人：/商机 转给`,

  assignTitle: (name: string) => `分配 ${name}`,
  toWhom: "给谁",
  assignWhat: "分配哪个客户，给谁？例如：/客户 分配 华信 王芳",
  assignWhom: (name: string) => `分配给谁？例如：/客户 分配 ${name} 王芳。放回公海：/客户 分配 ${name} 公海`,
  assignDeals: (name: string) => `${name} 不在公海，已经有人负责。要把商机转给别人：/商机 转给`,
  assigned: (name: string, who: string, number: number) =>
    `${name} 已分配给${who}，潜在客户商机 #${number}。`,
  doesNotSell: (who: string, role: string) => `${who}是${role}，不能负责客户，请选一位销售。`,
  notYourPeople: (who: string) => `${who}不在您的团队里，请找管理员处理。`,

  assign: "分配",
  release: "放回公海",
  drop: "退回目标市场",
  stands: {
    pool: (since: string) => `${since} 起在公海`,
    market: (since: string) => `${since} 起在目标市场`,
  },
  history: (holdings: readonly string[]) => `谁跟过：${holdings.join(" · ")}`,
  had: (who: string, since: string, until: string | undefined, ended: string | undefined): string =>
    until === undefined
      ? `${who} ${since} 起`
      : `${who} ${since} – ${until}（${ended === "release" ? "放回公海" : ended === "drop" ? "退回目标市场" : ended === "recycle" ? "自动回收" : "转给别人"}）`,

  keep: "保留",
  warnTitle: (count: number): string => `${count} 个潜在客户即将回公海`,
  warnSays: "这些客户一直没人联系。联系一下、写明理由保留，或现在就让给别人。",
  warnCause: {
    idle: (ago: string) => `最近一次联系：${ago}`,
    lost: (ago: string) => `${ago}丢单，之后没有新商机`,
  },
  goesOn: (day: string) => `${day} 回公海`,
  warnMeans:
    "公司开启了自动回收：长期没人跟进的潜在客户会回公海，让别人试试。写一条备注、打个电话或拜访一次就不会回收；您休假期间不回收。",
  wentTitle: (count: number) => `${count} 个潜在客户已回公海`,
  wentBack: (names: readonly string[]) => `长期没人跟进，已回公海：${names.join("、")}。`,
  keepWhat: "保留哪个客户，为什么？例如：/客户 保留 华信 三月才定",
  keepTitle: (name: string) => `保留 ${name}`,
  keepReason: "为什么还要继续跟？",
  needKeepReason: "请写明理由，几个字就行。",
  kept: (name: string) => `${name} 仍归您跟进，天数重新计算。`,
  notWarned: (name: string) => `${name} 没有要回公海，不用保留。`,

  reviewTitle: (day: string) => `线索盘点 · ${day}`,
  reviewLeft: (count: number): string => `${count} 个潜在客户要您定一下：还值得花时间吗？`,
  reviewed: "已报：每个潜在客户都定了。",
  nothingToReview: "没有要定的：潜在客户都已甄别、没超期、也联系过。",
  reviewMeans: "这里列出没甄别完、超过成交周期或从没联系过的潜在客户。点“保留”则不变。",
  keepRest: (count: number) => `其余 ${count} 个保留`,
  openStill: "待定",
  answeredSo: { keep: "保留", release: "已放回公海", drop: "已退回目标市场", gone: "已不是潜在客户" },
  doubts: {
    untouched: "从没联系过",
    late: (days: number) => `超周期 ${days} 天`,
    unanswered: (count: number) => `${count} 个甄别问题没答`,
  },
  noReview: "还没有盘点过。日期由管理员设置：/团队 设置",
  reportedTitle: (day: string) => `谁盘点完了 · ${day}`,
  reportedSo: (done: number, of: number) => `${of} 人里 ${done} 人已报。`,
  person: "成员",
  decided: "已定",
  reportedOn: "报于",
  nothingAsked: "没有要定的",
  notYet: "未报",
  ownReview: "我的盘点",

  filter: "筛选…",
  filterTitle: (list: string) => `筛选：${list}`,
  filterSubmit: "筛选",
  filterWords: "名称或别的词",
  filterWordsHint: "要全部符合",
  filterTooLong: (longest: number) => `太长了，最多 ${longest} 个字。`,
  anyOfThem: "不限",
  chooseOne: "请从列表里选。",
  cuts: {
    grade: "等级",
    purchasingPower: "购买力",
    channel: "渠道",
    region: "地区",
    industry: "行业",
  },
  addToMarket: "添加公司",
  companies: "公司",
  companiesHint: "一行一家，或用逗号隔开；已有的会自动认出来。",
  needCompanies: "请填公司名称，例如：华信，远航",
  tooManyNames: (count: number, most: number) => `一共 ${count} 家，一次最多 ${most} 家。`,
  nameTooLong: (name: string, longest: number) => `“${name}…”太长，名称最多 ${longest} 个字。`,
  added: (count: number) => `目标市场新增 ${count} 家公司。`,
  listedAlready: (count: number, names: readonly string[]) =>
    `${count} 家已在目标市场或公海：${names.join("、")}${count > names.length ? "…" : ""}。`,
  workedAlready: (count: number, names: readonly string[]): string =>
    names.length === 0
      ? `${count} 家已经有了，没有添加。`
      : `已有人跟进或跟进过，没有添加：${names.join("、")}${count > names.length ? "…" : ""}。`,
  startTitle: (count: number) => `开始跟进 ${count} 家公司`,
  startSays: (count: number, mine: number): string =>
    mine === 0
      ? `${count} 家公司将成为潜在客户。您领取的潜在客户已到上限。`
      : mine < count
        ? `${count} 家公司将成为潜在客户，您现在还能领 ${mine} 家。`
        : `${count} 家公司将成为潜在客户商机，金额知道了再填。`,
  startMine: (count: number) => (count === 1 ? "归我跟进" : `${count} 家归我跟进`),
  campaign: "市场活动",
  campaignTitle: "来自哪个活动？",
  campaignSubmit: "就是它",
  campaignHint: "这些潜在客户会计入该活动。新建活动：/漏斗 活动",
  campaignGone: "这个活动已经不能选了。看看有哪些：/漏斗 活动",
  ofCampaign: (name: string) => `活动：${name}`,
  nameCampaign: (isNamed: boolean): string => (isNamed ? "换个活动…" : "来自活动…"),
  startPool: (count: number) => `${count} 家放进公海`,
  startedMine: (numbers: readonly number[]) =>
    `您新增 ${numbers.length} 个潜在客户：${numbers
      .slice(0, 10)
      .map((number) => `#${number}`)
      .join("、")}${numbers.length > 10 ? "…" : ""}。`,
  startedPool: (count: number) => `${count} 家公司已放进公海，谁都可以领取：/客户 公海`,
  onlyManagers: "只有经理能把公司放进公海。",
  startAll: (count: number) => (count === 1 ? "开始跟进" : `${count} 家全部开始跟进`),

  usages: [
    ["/客户 公海", "没人负责的潜在客户；筛选：/客户 公海 A 华东"],
    ["/客户 领取 华信", "领取后成为您的潜在客户"],
    ["/客户 放回公海 华信 今年没预算", "不跟了，让给别人"],
    ["/客户 退回目标市场 华信", "退回目标市场"],
    ["/客户 分配 华信 王芳", "经理：分给某人，或放回公海"],
    ["/客户 目标市场", "还没人跟进的公司"],
    ["/客户 目标市场 添加 华信，远航", "列入产品适合的公司"],
    ["/客户 目标市场 开始 华东", "符合的全部转为潜在客户，先预览"],
    ["/客户 保留 华信 三月才定", "即将回公海的客户，写明理由保留"],
  ] as readonly (readonly [line: string, meaning: string])[],
} satisfies typeof leadEn;
