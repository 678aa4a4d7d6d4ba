/** 1–99 in digits or Chinese: "12", 十二, 二十, 三十一, 两. Anything else is 0. */
export function smallChineseNumber(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const found = /^([一二两三四五六七八九])?(?:(十)([一二三四五六七八九])?)?$/.exec(text);
  if (!found || text === "") return 0;
  const [, first, ten, last] = found;
  return ten ? (digit(first) || 1) * 10 + digit(last) : digit(first);
}

function digit(character: string | undefined): number {
  return character === undefined ? 0 : "零一二三四五六七八九".indexOf(character === "两" ? "二" : character);
}
