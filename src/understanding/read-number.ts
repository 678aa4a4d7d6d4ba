import { NUMBER_SCALE, type Numeral, readNumeral } from "./read-numeral.ts";

/** A number found in folded text (`foldForReading`), with its magnitude (万, k, million) applied. */
export type ReadNumber = {
  /** The value times `NUMBER_SCALE`, exact; undefined when it has more decimals than that. */
  scaled: bigint | undefined;
  /** Index behind the number. */
  end: number;
  /** The largest magnitude named, 10 to 10^12: 万 is 10,000, m is a million; 1 when none was. */
  magnitude: bigint;
  hasGroups: boolean;
  /** 45.000 without a magnitude: could be thousands or decimals. */
  mayBeGroups: boolean;
  /** Begins with a Chinese digit or magnitude rather than 0–9: it may be part of a name (三一重工, 百度). */
  isChinese: boolean;
  /** Nothing stands before the first magnitude: 百万. 十 needs nothing. */
  isHeadless: boolean;
  /** 三四十万, 两三百万: said when one cannot decide; no number at all. */
  isRange: boolean;
  /** 两百多万, 30来万: more than that, nobody says by how much. */
  isVague: boolean;
  /** In English words. */
  isSpelled: boolean;
};

/**
 * The number at `at`: 1,200,000 · 1.2m · 1,2m · 12 lakh · 38w · 3w5 · 3k5 · 120 万 · 1亿2000万 · 一百二十万 · 十二万五 (125,000) · 一点五亿 ·
 * 3个亿 · 半个亿 · 一个半亿 · three thousand. Undefined when none begins there.
 * @param text folded by `foldForReading`
 * @param spaces whether 1 200 000 is one number, and 1.2 m too; in running text they are not
 */
export function readNumber(text: string, at: number, spaces = false): ReadNumber | undefined {
  const numeral = readNumeral(text, at, spaces);
  const latin = numeral && (readTail(text, numeral) ?? readLatinMagnitude(text, numeral.end, spaces));
  if (!numeral || !latin) return orMore(text, new ChineseNumber(text, at, spaces).read());
  return {
    scaled: numeral.scaled === undefined ? undefined : numeral.scaled * latin.factor + (latin.more ?? 0n),
    end: latin.end,
    magnitude: latin.factor,
    hasGroups: numeral.hasGroups,
    mayBeGroups: false,
    isChinese: numeral.isChinese,
    isHeadless: false,
    isRange: false,
    isVague: false,
    isSpelled: numeral.isSpelled,
  };
}

/** 两百多万, 200多, 30来万: with what is said behind the number. */
function orMore(text: string, number: ReadNumber | undefined): ReadNumber | undefined {
  if (!number) return undefined;
  more.lastIndex = number.end;
  return more.test(text) ? { ...number, isVague: true, end: more.lastIndex } : number;
}

const more = /[多余来几][十百千万亿]+|多(?=[元块美欧个]|[^\p{L}\d]|$)/uy;

const latinFactors = new Map(
  Object.entries({
    3: "k thousand grand tsd",
    5: "lakh lakhs lac lacs",
    6: "m mm mn mio mil mln million millions",
    7: "cr crore crores",
    9: "b bn bln mrd billion billions",
    12: "t tn trillion trillions",
  }).flatMap(([power, words]) => words.split(" ").map((word) => [word, 10n ** BigInt(power)] as const)),
);
const latinWord = new RegExp(` ?(${[...latinFactors.keys()].join("|")})(?![a-z0-9])`, "y");
const codes = "usd|cny|rmb|hkd|eur|gbp|aud|cad|sgd|jpy|inr|chf|sek|nok|dkk";
/** 30k, 30kUSD, 30 MUSD */
const latinLetter = new RegExp(
  `(k|mm?|mn|bn?|tn?)(?=$|[^a-z0-9]|${codes})| (k|m)(?=(?:${codes})(?![a-z0-9]))`,
  "y",
);

/** 3k5, as 3w5 is said: 3,500. */
function readTail(text: string, { end, isWhole }: Numeral): LatinMagnitude | undefined {
  thousandsAndHundreds.lastIndex = end;
  const digit = isWhole ? thousandsAndHundreds.exec(text)?.[1] : undefined;
  if (digit === undefined) return undefined;
  return { factor: 1_000n, more: BigInt(digit) * 100n * NUMBER_SCALE, end: thousandsAndHundreds.lastIndex };
}

const thousandsAndHundreds = /k(\d)(?![\da-z.,:/%-])/y;

type LatinMagnitude = { factor: bigint; more?: bigint; end: number };

function readLatinMagnitude(text: string, at: number, spaces: boolean): LatinMagnitude | undefined {
  for (const pattern of [latinLetter, latinWord]) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    // In running text "3 m" may be metres or anything else; "3 million" is not.
    if (!spaces && found[0].startsWith(" ") && found[0].length < 4 && found[2] === undefined) continue;
    return { factor: latinFactors.get((found[1] ?? found[2])!)!, end: pattern.lastIndex };
  }
  return undefined;
}

/** million, crore and the like in full, behind a currency. */
export function readMagnitudeWord(text: string, at: number): { factor: bigint; end: number } | undefined {
  fullWord.lastIndex = at;
  const found = fullWord.exec(text);
  return found ? { factor: latinFactors.get(found[1]!)!, end: fullWord.lastIndex } : undefined;
}

const fullWord = / (thousand|lakhs?|millions?|crores?|billions?|trillions?)(?![a-z0-9])/y;

/** What follows a number that is counted or dated rather than the last digit of an amount: 120万|5月底, 3万|一年. */
const counter = /[月号日年天周星季期个次成折点:/.\-%a-z0-9零一二两三四五六七八九十百千万亿]/;

/** Reads digits and 十百千万亿 (and w, which is 万) from left to right. */
class ChineseNumber {
  readonly #text: string;
  readonly #start: number;
  readonly #spaces: boolean;
  #index: number;
  /** Finished parts (…万, …亿), and the part below the next 万: both times NUMBER_SCALE. */
  #total = 0n;
  #section = 0n;
  #sectionLimit = 10_000n;
  #hadWan = false;
  #hadYi = false;
  #lastUnit = 0n;
  #magnitude = 1n;
  #hasDecimals = false;
  #isRange = false;

  constructor(text: string, at: number, spaces: boolean) {
    this.#text = text;
    this.#start = at;
    this.#spaces = spaces;
    this.#index = at;
  }

  read(): ReadNumber | undefined {
    const first = readNumeral(this.#text, this.#start, this.#spaces);
    if (first && first.scaled === undefined) return this.#result(undefined, first.end, first);
    for (;;) {
      const numeral = this.#numeral();
      const unit = this.#unit(numeral);
      if (!unit || !this.#take(numeral, unit)) return this.#finish(numeral, first);
      this.#index = unit.end;
    }
  }

  #numeral(): Numeral | undefined {
    const zeros = this.#lastUnit > 0n && this.#text[this.#index] === "零" ? 1 : 0;
    return readNumeral(this.#text, this.#index + zeros, this.#lastUnit === 0n && this.#spaces);
  }

  #unit(numeral: Numeral | undefined): Unit | undefined {
    unitPattern.lastIndex = numeral?.end ?? this.#index;
    const found = unitPattern.exec(this.#text);
    if (!found) return undefined;
    return { factor: factors[found[2]!]!, isHalfMore: found[1] === "半", end: unitPattern.lastIndex };
  }

  /** Adds `numeral × unit`; false when they do not continue the number. */
  #take(numeral: Numeral | undefined, { factor, isHalfMore }: Unit): boolean {
    if (numeral?.scaled === undefined && numeral) return false;
    if (numeral?.isChinese && numeral.isWhole && numeral.length > 1) this.#isRange = true;
    const value = (numeral?.scaled ?? 0n) + (isHalfMore ? NUMBER_SCALE / 2n : 0n);
    if (factor < 10_000n) {
      const isStart = this.#index === this.#start;
      if (factor >= this.#sectionLimit || (!numeral && !isStart && factor !== 10n)) return false;
      this.#section += (numeral ? value : NUMBER_SCALE) * factor;
      this.#sectionLimit = factor;
    } else {
      const isWan = factor === 10_000n;
      if (this.#hadYi && !isWan) return false;
      if (this.#hadWan && isWan) return false;
      const below = this.#section + value;
      const isNothing = !numeral && this.#sectionLimit === 10_000n && (isWan || !this.#hadWan);
      if (isNothing) return false;
      // 一万五千亿: everything before 亿 is counted in 亿.
      this.#total = isWan ? this.#total + below * factor : (this.#total + below) * factor;
      this.#section = 0n;
      this.#sectionLimit = 10_000n;
      this.#hadWan = isWan;
      this.#hadYi ||= !isWan;
    }
    this.#lastUnit = factor;
    if (factor > this.#magnitude) this.#magnitude = factor;
    if (numeral && !numeral.isWhole) this.#hasDecimals = true;
    return true;
  }

  #finish(numeral: Numeral | undefined, first: Numeral | undefined): ReadNumber | undefined {
    if (this.#lastUnit === 0n) return numeral && this.#result(numeral.scaled, numeral.end, first);
    const value = this.#total + this.#section;
    const tail = numeral && this.#tail(numeral);
    if (numeral && tail !== undefined) return this.#result(value + tail, numeral.end, first);
    return this.#result(value, this.#index, first);
  }

  /** 十二万五 is 125,000 and 十二万零五 120,005; 1万500 is 10,500; in 120万5月底 the 5 is no part of the amount. */
  #tail(numeral: Numeral): bigint | undefined {
    const next = this.#text[numeral.end];
    if (!numeral.isWhole || this.#hasDecimals || (next !== undefined && counter.test(next))) return undefined;
    const value = numeral.scaled!;
    const afterZero = this.#text[this.#index] === "零";
    if (numeral.length === 1 && (numeral.isChinese || this.#lastUnit >= 1_000n)) {
      return afterZero || this.#lastUnit === 10n ? value : (value * this.#lastUnit) / 10n;
    }
    const fits = !numeral.isChinese && numeral.length >= 3 && value < this.#lastUnit * NUMBER_SCALE;
    return fits ? value : undefined;
  }

  #result(scaled: bigint | undefined, end: number, first: Numeral | undefined): ReadNumber {
    return {
      scaled,
      end,
      magnitude: this.#magnitude,
      hasGroups: first?.hasGroups ?? false,
      mayBeGroups: this.#magnitude === 1n && (first?.mayBeGroups ?? false),
      isChinese: first ? first.isChinese : true,
      isHeadless: !first && this.#text[this.#start] !== "十",
      isRange: this.#isRange,
      isVague: false,
      isSpelled: first?.isSpelled ?? false,
    };
  }
}

type Unit = { factor: bigint; isHalfMore: boolean; end: number };

const factors: Record<string, bigint | undefined> = {
  十: 10n,
  百: 100n,
  千: 1_000n,
  万: 10_000n,
  w: 10_000n,
  亿: 100_000_000n,
};

/** A blank may stand before a magnitude, 个 (and 半) before a large one; w is a magnitude only when no word follows. */
const unitPattern = / ?(?:个(半)?)?((?<!个半?)[十百千]|万|亿|(?<! )w(?!\d*[a-z]))/y;
