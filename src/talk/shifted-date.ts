/** 华信推迟两周, "push globex two weeks": by how much a deal's date is moved. Pure. */
import type { Temporal } from "temporal-polyfill";
import { smallChineseNumber } from "../understanding/dates/chinese-count.ts";
import { parseDate } from "../understanding/parse-date.ts";
import { dealSign } from "./phrase.ts";

const long = "((?:[一二两三四五六七八九十]|\\d{1,2})个?(?:天|日|周|星期|礼拜|月|季度?)|半个?月|半年|一年)";
const length =
  "(?:(?:by|for) )?(?:another )?((?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})(?: more)? (?:day|week|month|quarter)s?)";

/** Behind each the words that say how long, in the group `later` or `sooner`. */
const shifts = [
  `^(?:把)?◇(?:的)?(?:签约|合同|项目)?(?:可能|大概|估计|要|得|会|又|再|先|想|说){0,3}(?:推迟|延期|延后|延迟|往后推|往后延|往后挪|推后|拖后|顺延|往后|延|推)(?:了|大概|大约)?(?<later>${long})(?:了|吧|左右)?$`,
  `^(?:把)?◇(?:的)?(?:签约|合同|项目)?(?:可能|大概|估计|要|得|会|又|再|先|想|说){0,3}(?:提前|往前提|往前挪)(?:了|大概|大约)?(?<sooner>${long})(?:了|吧|左右)?$`,
  `^(?:推迟|延期|延后)◇(?<later>${long})$`,
  `^(?:push|move|delay|postpone|slip|slide|bump)(?:ed)? ◇ (?:back |out |off )?(?<later>${length})(?: out| back| later)?$`,
  `^(?:pull|bring|move)(?:ed)? ◇ (?:in|up|forward) (?<sooner>${length})$`,
  `^◇ (?:(?:is|was|has been|got|gets|will be|will|may|might) )?(?:delayed|pushed|postponed|slipped|slipping|slips|slips?|moved) (?:back |out |off )?(?<later>${length})$`,
].map((pattern) => new RegExp(pattern.replaceAll("◇", dealSign).replaceAll(" ", " {1,2}"), "u"));

/**
 * @param said folded, with a sign in the place of the deal
 * @param from the deal's date: that is what moves, whatever day it is
 * @returns the new one; undefined where the sentence says more than such a move, or something else
 */
export function shiftedDate(said: string, from: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const tight = said.replace(/ +(?=\p{Script=Han})|(?<=\p{Script=Han}) +/gu, "");
  for (const pattern of shifts) {
    const groups = pattern.exec(tight)?.groups;
    if (!groups) continue;
    const isLater = groups.later !== undefined;
    const span = (groups.later ?? groups.sooner ?? "").replace(/^(?:by |for |another )*|(?: more)/g, "");
    const spoken = span.replace(
      /^([一二两三四]|\d{1,2})个?季度?$/u,
      (_, quarters: string) => `${3 * smallChineseNumber(quarters)}个月`,
    );
    const words = /\p{Script=Han}/u.test(spoken)
      ? `${spoken}${isLater ? "后" : "前"}`
      : isLater
        ? `in ${span}`
        : `${span} ago`;
    const date = parseDate(words, { today: from });
    if (date.ok === true) return date.date;
  }
  return undefined;
}
