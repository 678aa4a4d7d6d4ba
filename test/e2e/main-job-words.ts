/** The main job as people type and read it, in Chinese and in English: what the scenario says on every chat. */
export type Words = Readonly<{
  locale: "zh" | "en";
  /** Two customers whose names share a beginning, and that beginning. */
  first: string;
  second: string;
  both: string;
  /** The first one with a typo. */
  mistyped: string;
  /** More customers for the Thursday card: unchanged, changed, pushed, lost. */
  thursday: readonly [same: string, changed: string, later: string, lost: string];
  lines: {
    new: (customer: string, amount: string, date: string) => string;
    advance: (customer: string) => string;
    advanceTo: (customer: string, stage: string) => string;
    advanceMistyped: (customer: string) => string;
    back: (customer: string) => string;
    note: (customer: string, text: string) => string;
    /** Not as a command but as a message to the bot. */
    noteSaid: (customer: string, text: string) => string;
    update: (customer: string, amount: string) => string;
    list: (filter: string) => string;
    show: (deal: string) => string;
    funnel: string;
    forecast: string;
    runNudge: string;
    runDigest: string;
    unknown: string;
  };
  amounts: { first: string; shown: RegExp; later: string; laterShown: RegExp; bad: string; badSaid: RegExp };
  dates: { today: string; near: string };
  stages: { prospect: string; qualified: string };
  fields: {
    customer: string;
    amount: string;
    product: string;
    date: string;
    newDate: string;
    intent: string;
    able: string;
    evidence: string;
    reason: string;
    nextStep: string;
    likelihood: string;
    lostReason: string;
    whatHappened: string;
  };
  buttons: {
    advance: string;
    undo: string;
    update: string;
    lose: string;
    reopen: string;
    sendNow: string;
    same: string;
    change: string;
    later: string;
    lost: string;
    submitRest: RegExp;
    stages: string;
    drill: string;
    /** Slack only has Latin commands; what follows is in the language of the line. */
    didYouMean: (customer: string) => RegExp;
  };
  said: {
    missing: RegExp;
    held: RegExp;
    logged: RegExp;
    moved: RegExp;
    movedByOther: RegExp;
    undone: RegExp;
    back: RegExp;
    lost: RegExp;
    reopened: RegExp;
    oneDeal: RegExp;
    several: RegExp;
    near: RegExp;
    didYouMean: RegExp;
    notUnderstood: RegExp;
    funnel: RegExp;
    preview: RegExp;
    sent: RegExp;
    thursday: RegExp;
    overdue: RegExp;
    answered: { same: RegExp; change: RegExp; later: RegExp; lost: RegExp };
    thanks: RegExp;
    friday: RegExp;
    list: RegExp;
  };
  texts: {
    evidence: string;
    reason: string;
    note: string;
    once: string;
    nextStep: string;
    lostReason: string;
    whatHappened: string;
  };
}>;

export const zh: Words = {
  locale: "zh",
  first: "蓝鲸能源",
  second: "蓝鲸教育",
  both: "蓝鲸",
  mistyped: "兰鲸能源",
  thursday: ["向阳门诊", "绿洲酒业", "骏马物业", "晨曦乳品"],
  lines: {
    new: (customer, amount, date) => `/商机 新建 ${customer} ${amount} ${date}`,
    advance: (customer) => `/商机 推进 ${customer}`,
    advanceTo: (customer, stage) => `/商机 推进 ${customer} ${stage}`,
    advanceMistyped: (customer) => `/商机 推近 ${customer}`,
    back: (customer) => `/商机 退回 ${customer}`,
    note: (customer, text) => `/商机 备注 ${customer} ${text}`,
    noteSaid: (customer, text) => `商机 备注 ${customer} ${text}`,
    update: (customer, amount) => `/商机 修改 ${customer} ${amount}`,
    list: (filter) => `/商机 列表 ${filter}`,
    show: (deal) => `/商机 查看 ${deal}`,
    funnel: "/漏斗 我的",
    forecast: "/预测",
    runNudge: "/商机 执行 周四预测",
    runDigest: "/商机 执行 周五漏斗",
    unknown: "胡言乱语 一通",
  },
  amounts: {
    first: "120万",
    shown: /¥120万/,
    later: "200万",
    laterShown: /¥200万/,
    bad: "一大笔钱",
    badSaid: /“一大笔钱”看不出是多少钱/,
  },
  dates: { today: "今天", near: "下月底" },
  stages: { prospect: "潜在客户", qualified: "目标客户" },
  fields: {
    customer: "客户",
    amount: "金额",
    product: "产品",
    date: "预计签约",
    newDate: "或者写别的日期",
    intent: "购买意向明确",
    able: "有支付能力",
    evidence: "依据",
    reason: "原因",
    nextStep: "下一步",
    likelihood: "可能性",
    lostReason: "丢单原因",
    whatHappened: "具体情况",
  },
  buttons: {
    advance: "推进",
    undo: "撤回",
    update: "修改",
    lose: "丢单",
    reopen: "重新打开",
    sendNow: "立即发送",
    same: "不变",
    change: "有变",
    later: "推迟",
    lost: "丢单",
    submitRest: /提交，其余 \d+ 个不变/,
    stages: "各阶段明细",
    drill: "看商机",
    didYouMean: (customer) => new RegExp(`推进 ${customer}$`),
  },
  said: {
    missing: /还差 2 项/,
    held: /✓ 近期可能下单/,
    logged: /已新建，编号 #\d+/,
    moved: /已推进到目标客户/,
    movedByOther: /把蓝鲸教育推进到了目标客户，您这次的操作没有生效/,
    undone: /已撤回/,
    back: /已退回到潜在客户/,
    lost: /已丢单，计入该阶段的流失/,
    reopened: /已重新打开/,
    oneDeal: /我的商机 · 1/,
    several: /有好几个商机符合“蓝鲸”/,
    near: /没有叫“兰鲸能源”的商机，您是不是想找/,
    didYouMean: /没听懂“推近”，您是不是想说/,
    notUnderstood: /这句没听懂/,
    funnel: /我的漏斗/,
    preview: /将发给 \d+ 人/,
    sent: /已发给 \d+ 人/,
    thursday: /周四预测 · 王芳/,
    overdue: /已过，必须改/,
    answered: { same: /✓ 不变/, change: /✓ 有变/, later: /✓ 推迟/, lost: /✓ 丢单/ },
    thanks: /收到，\d+ 个商机按“不变”记录|收到，都齐了/,
    friday: /本周漏斗|周五漏斗/,
    list: /的商机 · \d+/,
  },
  texts: {
    evidence: "张总在电话里说的",
    reason: "预算被砍了一半",
    note: "今天见了张总，方案基本认可",
    once: "这一句只能记一次",
    nextStep: "周三报价",
    lostReason: "价格",
    whatHappened: "对手便宜两成",
  },
};

export const en: Words = {
  locale: "en",
  first: "Zephyr Energy",
  second: "Zephyr Foods",
  both: "Zephyr",
  mistyped: "Zefyr Energi",
  thursday: ["Sunnyside Clinic", "Oakwood Dairy", "Kestrel Estates", "Juniper Prints"],
  lines: {
    new: (customer, amount, date) => `/deal new ${customer} ${amount} ${date}`,
    advance: (customer) => `/deal advance ${customer}`,
    advanceTo: (customer, stage) => `/deal adv ${customer} ${stage}`,
    advanceMistyped: (customer) => `/deal advence ${customer}`,
    back: (customer) => `/deal back ${customer}`,
    note: (customer, text) => `/deal note "${customer}" ${text}`,
    noteSaid: (customer, text) => `deal note "${customer}" ${text}`,
    update: (customer, amount) => `/deal update ${customer} ${amount}`,
    list: (filter) => `/deal list ${filter}`,
    show: (deal) => `/deal show ${deal}`,
    funnel: "/funnel mine",
    forecast: "/forecast",
    runNudge: "/deal run nudge",
    runDigest: "/deal run digest",
    unknown: "gobbledygook everywhere",
  },
  amounts: {
    first: "1.2m",
    shown: /¥1\.2M/,
    later: "2m",
    laterShown: /¥2M/,
    bad: "plenty",
    badSaid: /I can't read “plenty” as an amount/,
  },
  dates: { today: "today", near: "end of next month" },
  stages: { prospect: "Prospect", qualified: "qualified" },
  fields: {
    customer: "Customer",
    amount: "Amount",
    product: "Product",
    date: "Close date",
    newDate: "Or another date",
    intent: "Clear intent to buy",
    able: "Able to pay",
    evidence: "How do you know?",
    reason: "Reason",
    nextStep: "Next step",
    likelihood: "Likelihood",
    lostReason: "Why was it lost?",
    whatHappened: "What happened?",
  },
  buttons: {
    advance: "Advance",
    undo: "Undo",
    update: "Update",
    lose: "Lose",
    reopen: "Reopen",
    sendNow: "Send now",
    same: "Same",
    change: "Change",
    later: "Push",
    lost: "Lost",
    submitRest: /^Submit, \d+ unchanged/,
    stages: "Stage by stage",
    drill: "See deals",
    didYouMean: (customer) => new RegExp(`^/deal advance ${customer}$`),
  },
  said: {
    missing: /2 requirements left/,
    held: /✓ Order likely soon/,
    logged: /Logged as #\d+/,
    moved: /Moved to Qualified customer/,
    movedByOther: /moved Zephyr Foods to Qualified customer just now, so nothing was done/,
    undone: /Undone on/,
    back: /Moved back to Prospect/,
    lost: /Closed as lost/,
    reopened: /Reopened/,
    oneDeal: /My deals · 1/,
    several: /Several deals match “Zephyr”/,
    near: /Can't find “Zefyr Energi”. Did you mean/,
    didYouMean: /I don't know “advence”\. Did you mean/,
    notUnderstood: /I didn't get that/,
    funnel: /My funnel/,
    preview: /Goes to \d+ /,
    sent: /Sent to \d+ /,
    thursday: /Thursday forecast · /,
    overdue: /close date .* has passed/,
    answered: { same: /✓ Same/, change: /✓ Change/, later: /✓ Push/, lost: /✓ Lost/ },
    thanks: /Thanks/,
    friday: /Funnel, week to date|Friday funnel/,
    list: /deals · \d+/,
  },
  texts: {
    evidence: "The CFO said so on the phone",
    reason: "Half of the budget was cut",
    note: "Met the CFO, likes the plan",
    once: "this must be written once",
    nextStep: "Send the quote",
    lostReason: "Price",
    whatHappened: "The others are a fifth cheaper",
  },
};
