import { normaliseText } from "./normalise-text.ts";
import { remembered } from "./remembered.ts";
import { simplify } from "./traditional-characters.ts";

/**
 * The key two spellings of one customer share: width, case, accents, punctuation and legal form gone,
 * traditional characters simple, words separated by one space, none around Chinese: "华信（北京）科技有限公司" → "华信北京科技",
 * 華信醫療 → 华信医疗, "ACME Co., Ltd." → "acme". Never empty unless the name is; normalising twice changes nothing. For matching only.
 */
export const normaliseCustomerName = remembered((name) => {
  const folded = foldName(name);
  const core = stripLatinForms(stripChineseForms(folded));
  return core || folded || normaliseText(name).toLowerCase();
});

/**
 * A name's spelling made comparable, legal form kept: "ＡＣＭＥ Co., Ltd." → "acme co ltd".
 */
export function foldName(name: string): string {
  if (chinese.test(name)) return simpleName(name);
  return (
    simpleName(normaliseText(name.normalize("NFKC")))
      .toLowerCase()
      .normalize("NFD")
      // Accents of Latin letters only: elsewhere the same marks are vowels.
      .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
      .normalize("NFC")
      .replace(/(?<=[\p{L}\p{N}])['.](?=[\p{L}\p{N}])/gu, "")
      .replace(/[^\p{L}\p{N}\p{M}&+#]+/gu, " ")
      .replace(/(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu, "")
      .trim()
  );
}

/** Most Chinese names are nothing else, and have neither case nor accents nor punctuation. */
const chinese = /^[\u4e00-\u9fff]+$/;

/** 乾 is gān (饼干), then simplified, or qián, then not; names have the latter (乾元) in both ways of writing. */
const simpleName = (name: string): string => name.replace(/[^乾]+/gu, simplify);

/** Stripped again and again, so that 集团控股有限公司 goes piece by piece; longest first. */
const chineseForms =
  "股份有限公司 有限责任公司 有限公司 股份公司 集团公司 株式会社 总公司 公司 集团 控股".split(" ");

function stripChineseForms(folded: string): string {
  // A branch keeps its place: 华信科技有限公司北京分公司 and 华信科技有限公司 are two customers.
  if (folded.endsWith("分公司")) return stripInsideBranch(folded);
  let name = folded;
  for (;;) {
    const form = chineseForms.find((ending) => name.endsWith(ending) && name.length > ending.length);
    if (form) name = name.slice(0, -form.length).trim();
    else if (name.endsWith("中国") && name.length > 3) name = name.slice(0, -2).trim();
    else return name;
  }
}

function stripInsideBranch(folded: string): string {
  const shorter = folded.replace(/(?<=.)(?:股份有限|有限责任|有限)公司(?=.{1,12}分公司$)/u, "");
  return shorter === folded ? folded : stripInsideBranch(shorter);
}

const latinForms = new Set(
  (
    "inc incorporated ltd limited llc llp lp plc co company corp corporation group gmbh mbh ag kg kgaa ohg " +
    "sa sas sarl srl spa bv nv oy oyj ab as asa aps pty pte pvt kk sdn bhd & coltd pteltd ptyltd pvtltd sdnbhd"
  ).split(" "),
);

function stripLatinForms(folded: string): string {
  const words = folded.split(" ");
  while (words.length > 1 && latinForms.has(words.at(-1)!)) words.pop();
  return words.join(" ");
}

/**
 * The legal form that a name says, in one spelling each: "Delta Co., Limited" → "ltd", "华信有限责任公司" → "有限公司"; "" for
 * none, or a mere 公司. Names that share their key but say different forms are different companies: Delta GmbH, Delta Inc.
 */
export function legalFormOf(name: string): string {
  const folded = foldName(name);
  const core = normaliseCustomerName(name);
  if (!folded.startsWith(core)) return "";
  const form = folded
    .slice(core.length)
    .replace(/有限责任公司/g, "有限公司")
    .replace(/股份公司/g, "股份有限公司")
    .replace(/集团公司/g, "集团")
    .replace(/[\p{L}]+/gu, (word) => sameForms.get(word) ?? word)
    .replace(/\bco (?=ltd\b)/g, "")
    .trim();
  return form === "公司" || form === "&" ? "" : form;
}

const sameForms = new Map([
  ["incorporated", "inc"],
  ["limited", "ltd"],
  ["corporation", "corp"],
  ["company", "co"],
  // Written without blanks: "ACME Co.Ltd".
  ["coltd", "ltd"],
  ["pteltd", "pte ltd"],
  ["ptyltd", "pty ltd"],
  ["pvtltd", "pvt ltd"],
  ["sdnbhd", "sdn bhd"],
]);
