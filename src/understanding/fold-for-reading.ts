import { simpleOf } from "./traditional-characters.ts";

/**
 * Normalised text made uniform for commands and for the number and date rules: ASCII letters lower case, traditional
 * and banker's characters (商機, 萬, 兩, 叁, 下週, 個月後) as the simple ones. One character each way, so positions stay
 * true. Never for names.
 */
export function foldForReading(text: string): string {
  return text.replace(/[A-Z]|[\u3000-\u9fff]/g, (character) => plain.get(character) ?? character);
}

/** Banker's digits and variants; they go before the traditional characters (陸 is six here). */
const pairs = "壹一 贰二 貳二 叁三 參三 肆四 伍五 陆六 陸六 柒七 捌八 玖九 拾十 佰百 仟千 〇零 貮二";

const plain = new Map<string, string>([
  ...simpleOf,
  ...pairs.split(" ").map((pair) => [pair[0]!, pair[1]!] as const),
  ...[..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => [letter, letter.toLowerCase()] as const),
]);
