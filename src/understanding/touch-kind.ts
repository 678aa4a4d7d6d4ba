/** The ways of being in touch with a customer; `other` where nobody said which. */
export const touchKinds = ["visit", "call", "mail", "demo", "other"] as const;
export type TouchKind = (typeof touchKinds)[number];

/** By which words lists name a way; the first that fits, as 电话拜访 is a call. */
const called: readonly (readonly [TouchKind, RegExp])[] = [
  ["demo", /demo|presentation|演示|讲解|展示/i],
  ["call", /call|phone|\btel\b|电话|通话|致电|来电|语音/i],
  ["mail", /mail|邮件|邮箱|发信/i],
  [
    "visit",
    /visit|meeting|\bmet\b|on[- ]?site|in person|face|lunch|dinner|拜访|上门|登门|面谈|面见|见面|走访|会面|面访|来访|会议/i,
  ],
];

/** "Site visit", 电话回访, "E-mail" → the way that it is; `other` for what is none of them, like 微信. */
export const touchKindCalled = (said: string): TouchKind =>
  called.find(([, words]) => words.test(said))?.[0] ?? "other";
