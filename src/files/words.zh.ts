import { formatNumber } from "../text/count.ts";
import type { filesEn } from "./words.en.ts";

export const filesZh = {
  problems: {
    tooLarge: (name: string, megabytes: number) =>
      `“${name}”超过了 ${megabytes} MB 的上限。请压缩后再发，或者把链接写进备注。`,
    empty: (name: string) => `“${name}”是空文件。请检查后重新发。`,
    cutOff: (name: string) => `“${name}”没有传完整，请重新发一次。`,
    program: (name: string) => `“${name}”是程序或脚本，这类文件不保存。`,
    link: (name: string) => `“${name}”只是一个外部文件的链接。请直接上传文件，或者把链接写进备注。`,
    anotherCompany: (name: string) => `“${name}”属于另一家公司，我打不开。请先下载，再把文件发给我。`,
    otherContent: (name: string, says: string, is: string) =>
      `“${name}”的后缀是 ${says}，内容却是 ${is}。请改好后缀再发。`,
    noSuchContent: (name: string, says: string) =>
      `“${name}”的后缀是 ${says}，内容却不是这种文件。请检查后重新发。`,
    hugePicture: (name: string, width: number, height: number) =>
      `“${name}”有 ${formatNumber(width, "zh")} × ${formatNumber(height, "zh")} 像素，太大了，没法打开。请缩小后再发。`,
    notPermitted: (name: string) => `我没有权限打开“${name}”。请让管理员给机器人开通读取文件的权限。`,
    notFetched: (name: string) => `“${name}”没有下载下来，请重新发一次。`,
    tooMany: (most: number) => `一次最多发 ${most} 个文件。`,
  },
  nothingKept: "这些文件都没有保存。",
  whichDeal: (names: string) => `${names} 是哪个商机的？点一下，或者写名称、编号：/商机 附件 #42`,
  tableOrDeal: (names: string) =>
    `${names} 要当表格看吗？如果是某个商机的附件，请写商机名称或编号：/商机 附件 #42`,
  whatFor: "这个文件做什么用？",
  nobodysDeal: (name: string) => `没有叫“${name}”的商机，文件附到哪个商机？`,
  readTable: "当表格看",
  noDeals: "您还没有跟进中的商机，文件没有地方放。先新建一个：/商机 新建 华信 120万 下月底",
  nothingWaits: "请先把文件发给我，再说附到哪个商机。",
  noCommand: "文件要和备注一起发：写“备注 华信”，后面接备注内容。这次没有做任何改动。",
  gone: "这个文件已经附到商机了，或者是一天以前发的。还需要的话，请重新发一次。",
  added: (names: string, number: number) => `${names} 已附到 #${number}。`,
  addedToNote: (names: string, number: number) => `${names} 已附到您在 #${number} 的备注。`,
  addedBy: (who: string, names: string) => `${who} 添加了 ${names}`,
  theFile: (names: string) => `文件 ${names}`,
  withIt: (names: string) => `（附：${names}）`,
  takenBack: (name: string) => `${name} 已撤回`,
  open: (name: string) => `打开 ${name}`,
  erased: "已删除的文件",
  notThere: "这个文件已经不在了，或者您没有查看权限。",
  wasTakenBack: "这个文件已经随那次操作一起撤回，打不开了。",
} satisfies typeof filesEn;
