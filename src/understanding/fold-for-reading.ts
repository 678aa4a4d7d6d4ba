/**
 * Normalised text made uniform for the number and date rules: ASCII letters lower case, traditional and banker's
 * characters (萬, 兩, 叁, 下週, 個月後) as the simple ones. One character each way, so positions stay true. Never
 * for names.
 */
export function foldForReading(text: string): string {
  return text.replace(/[A-Z]|[\u3000-\u9fff]/g, (character) => plain.get(character) ?? character);
}

const pairs =
  "萬万 億亿 兩两 點点 圓圆 塊块 幣币 歐欧 鎊镑 韓韩 盧卢 銖铢 週周 號号 後后 個个 禮礼 內内 節节 過过 " +
  "壹一 贰二 貳二 叁三 參三 肆四 伍五 陆六 陸六 柒七 捌八 玖九 拾十 佰百 仟千 〇零 貮二 開开 對对 約约 來来";

const plain = new Map<string, string>([
  ...pairs.split(" ").map((pair) => [pair[0]!, pair[1]!] as const),
  ...[..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => [letter, letter.toLowerCase()] as const),
]);
