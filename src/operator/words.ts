/** What the operator is told about sign-in links. */
import type { Locale } from "../text/locale.ts";

const en = {
  link: (name: string, url: string) => `One-time web chat sign-in link for ${name}:\n\n  ${url}\n`,
  firstAdminLink: (url: string) =>
    `No admin yet. Whoever signs in with this one-time link becomes the first admin:\n\n  ${url}\n`,
  goodUntil: (when: string) => `Valid until ${when}. Don't share it with anyone else.`,
  silent:
    "Another process uses the embedded database and doesn't answer here: perhaps it's still starting, or belongs to another user. Try again in a minute, as the user the bot runs as.",
  several: (typed: string, names: string) =>
    `Several people match “${typed}”: ${names}. Type the full name or the e-mail.`,
  nobody: (typed: string, near: string) =>
    `Can't find “${typed}”${near ? `. Did you mean: ${near}?` : "; an admin can invite: /team invite Name"}`,
  demo: "This is the sample company: just open the address, no sign-in needed.",
};

const zh: typeof en = {
  link: (name, url) => `${name}的一次性登录链接（网页版）：\n\n  ${url}\n`,
  firstAdminLink: (url) => `还没有管理员。谁用这个一次性链接进入网页版，谁就是第一位管理员：\n\n  ${url}\n`,
  goodUntil: (when) => `${when} 前有效，请只发给本人。`,
  silent:
    "内置数据库正被另一个进程使用，而它没有回应：可能还在启动，或者属于另一个系统用户。请过一分钟，用运行机器人的那个用户再试。",
  several: (typed, names) => `有好几个人符合“${typed}”：${names}。请写全名或邮箱。`,
  nobody: (typed, near) =>
    `没有叫“${typed}”的人${near ? `，您是不是想说：${near}？` : "；管理员可以邀请：/团队 邀请 姓名"}`,
  demo: "这是示例公司：直接打开地址就行，不用登录。",
};

export const wordsFor = (locale: Locale): typeof en => ({ en, zh })[locale];
