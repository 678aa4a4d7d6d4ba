import { pinyin } from "pinyin-pro";
import { foldName } from "./customer-name.ts";

/** How a name is typed without a Chinese keyboard. */
export type Sound = { full: string; initials: string };

/**
 * "华信医疗" → full "huaxinyiliao", initials "hxyl". Latin words and digits keep their letters, and give their first one as
 * initial; ü is v. Case, blanks and punctuation are gone. Pass a normalised name to leave the legal form out.
 */
export const pinyinOf = (name: string): Sound => spell(asSaid(foldName(name)));

/** Whose name it is: only a person's begins with a surname (银行 is no Mr Yin). */
export type Whose = "person" | "other";

/** Every usual reading, the best first: 曾志伟 is zengzhiwei and cengzhiwei, 乐清 yueqing and leqing. */
export function soundsOf(name: string, whose: Whose = "other"): Sound[] {
  const folded = foldName(name);
  const said = asSaid(folded);
  const sounds = [spell(said)];
  if (said !== folded) sounds.push(spell(folded));
  if (whose === "person" && surnames.test(folded)) sounds.unshift(spell(folded, "head"));
  return sounds.filter((one, index) => sounds.findIndex(({ full }) => full === one.full) === index);
}

function spell(folded: string, surname: "head" | "off" = "off"): Sound {
  const said = hasChinese.test(folded)
    ? pinyin(folded, { toneType: "none", type: "array", nonZh: "consecutive", v: true, surname })
    : [folded];
  const syllables = said.flatMap((part) => part.split(/[^\p{L}\p{N}]+/u)).filter((part) => part !== "");
  return {
    full: syllables.join(""),
    initials: syllables.map((syllable) => String.fromCodePoint(syllable.codePointAt(0)!)).join(""),
  };
}

const hasChinese = /\p{Script=Han}/u;

/** Surnames that sound otherwise than the words they are written like. */
const surnames = /^(?:[曾单解仇查盖区缪朴翟乐员折覃]|万俟|尉迟|长孙|澹台)/u;

/** Places whose names are said otherwise than the dictionary reads them, in characters that sound so. */
const saidAs = new Map(
  (
    "乐清月清 单县善县 涡阳郭阳 洪洞洪同 莘庄新庄 尉犁玉犁 会稽快稽 乐亭涝亭 乐陵涝陵 歙县设县 浚县训县 泌阳毕阳 蔚县玉县 " +
    "繁峙繁是 解州谢州 筠连军连 郫都郫嘟 什邡十邡 栎阳月阳 都匀嘟匀 曾都增嘟 大埔大部"
  )
    .split(" ")
    .map((pair) => [pair.slice(0, 2), pair.slice(2)] as const),
);
const places = new RegExp([...saidAs.keys()].join("|"), "gu");

const asSaid = (folded: string): string => folded.replace(places, (place) => saidAs.get(place)!);
