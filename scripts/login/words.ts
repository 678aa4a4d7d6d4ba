/** What `npm run login` says. */
import type { Locale } from "../../src/text/locale.ts";

const en = {
  link: (name: string, url: string) => `One-time web chat sign-in link for ${name}:\n\n  ${url}\n`,
  firstAdminLink: (url: string) =>
    `No admin yet. Whoever signs in with this one-time link becomes the first admin:\n\n  ${url}\n`,
  goodUntil: (when: string) => `Valid until ${when}. Don't share it with anyone else.`,
  running: (name: string) =>
    `The bot is running, and the embedded database allows only one process at a time.\nAs an admin, message the bot in private:  /team invite ${name}\nOr stop the bot, run this again, and restart it.`,
  aName: "Wang",
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
  running: (name) =>
    `机器人正在运行，内置数据库同一时间只能由一个进程使用。\n请用管理员身份私聊机器人：/团队 邀请 ${name}\n或者先停下机器人，运行本命令，再启动。`,
  aName: "王芳",
  several: (typed, names) => `有好几个人符合“${typed}”：${names}。请写全名或邮箱。`,
  nobody: (typed, near) =>
    `没有叫“${typed}”的人${near ? `，您是不是想说：${near}？` : "；管理员可以邀请：/团队 邀请 姓名"}`,
  demo: "这是示例公司：直接打开地址就行，不用登录。",
};

export const wordsFor = (locale: Locale): typeof en => ({ en, zh })[locale];
