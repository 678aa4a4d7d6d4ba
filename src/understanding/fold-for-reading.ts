/**
 * Normalised text made uniform for commands and for the number and date rules: ASCII letters lower case, traditional
 * and banker's characters (商機, 萬, 兩, 叁, 下週, 個月後) as the simple ones. One character each way, so positions stay
 * true. Never for names.
 */
export function foldForReading(text: string): string {
  return text.replace(/[A-Z]|[\u3000-\u9fff]/g, (character) => plain.get(character) ?? character);
}

/** Those of numbers and dates, then those of commands, stages and filters. */
const pairs =
  "萬万 億亿 兩两 點点 圓圆 塊块 幣币 歐欧 鎊镑 韓韩 盧卢 銖铢 週周 號号 後后 個个 禮礼 內内 節节 過过 " +
  "壹一 贰二 貳二 叁三 參三 肆四 伍五 陆六 陸六 柒七 捌八 玖九 拾十 佰百 仟千 〇零 貮二 開开 對对 約约 來来 " +
  "機机 預预 測测 戶户 團团 隊队 進进 備备 註注 記记 單单 丟丢 贏赢 輸输 歷历 執执 導导 語语 漢汉 綁绑 聯联 關关 閉闭 " +
  "設设 請请 達达 經经 標标 幫帮 麼么 潛潜 場场 簽签 觸触 階阶 儲储 爭争 計计 滯滞 當当 這这 們们 復复 變变 調调 " +
  "誰谁 員员 財财 務务 銷销 責责 負负 讀读 時时 間间 徑径 報报 圖图 餘余 談谈 購购 發发 貴贵 價价 競竞 決决 產产 係系 沒没 遲迟";

const plain = new Map<string, string>([
  ...pairs.split(" ").map((pair) => [pair[0]!, pair[1]!] as const),
  ...[..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => [letter, letter.toLowerCase()] as const),
]);
