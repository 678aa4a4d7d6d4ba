/**
 * A formula over fields: + - * / and parentheses, numbers, and fields as [key]. Pure, and no more than that: nothing of it
 * is ever run as a program. A value that is missing, and a division by zero, make the whole of it unknown.
 *
 * Our own, for want of a library: expr-eval has been left by its maintainer with open advisories, mathjs is ten megabytes
 * of which this is four operators, and none knows names with blanks in two languages.
 */

type Node =
  | Readonly<{ type: "number"; value: number }>
  | Readonly<{ type: "field"; key: string }>
  | Readonly<{ type: "negative"; of: Node }>
  | Readonly<{ type: "operation"; by: Operator; left: Node; right: Node }>;
type Operator = "+" | "-" | "*" | "/";

export type ParsedFormula =
  /** `text`: with fields as [key], which a rename leaves as it is. */
  | Readonly<{ ok: true; text: string; keys: readonly string[]; node: Node }>
  /** `at`: what could not be read. */
  | Readonly<{ ok: false; at: string }>;

/** A field that a formula may name. */
export type Nameable = Readonly<{ key: string; names: readonly string[] }>;

const longest = 300;
/** Parentheses in parentheses: nobody means more. */
const deepest = 20;

/** @param typed with fields by their names, or as [key] */
export function parseFormula(typed: string, fields: readonly Nameable[]): ParsedFormula {
  const tokens = typed.length > longest ? undefined : tokensOf(typed, fields);
  if (!tokens || !Array.isArray(tokens)) return { ok: false, at: tokens ?? typed.slice(0, 40) };
  const reader = { tokens, at: 0 };
  const node = sum(reader, 0);
  const left = tokens[reader.at];
  if (!node || left) return { ok: false, at: left ? spelled(left) : typed.trim().slice(-20) };
  const keys = tokens.flatMap((token) => (token.type === "field" ? [token.key] : []));
  return { ok: true, text: tokens.map(spelled).join(" "), keys: [...new Set(keys)], node };
}

/** @param numberOf a field's number; undefined where it has none @returns undefined where the result is unknown */
export function worthOf(node: Node, numberOf: (key: string) => number | undefined): number | undefined {
  switch (node.type) {
    case "number":
      return node.value;
    case "field":
      return numberOf(node.key);
    case "negative": {
      const value = worthOf(node.of, numberOf);
      return value === undefined ? undefined : -value;
    }
    case "operation": {
      const [left, right] = [worthOf(node.left, numberOf), worthOf(node.right, numberOf)];
      if (left === undefined || right === undefined) return undefined;
      const result = operate(node.by, left, right);
      return Number.isFinite(result) ? result : undefined;
    }
  }
}

function operate(by: Operator, left: number, right: number): number {
  switch (by) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? Number.NaN : left / right;
  }
}

type Token =
  | Readonly<{ type: "number"; value: number; text: string }>
  | Readonly<{ type: "field"; key: string }>
  | Readonly<{ type: "sign"; text: Operator | "(" | ")" }>;

const spelled = (token: Token): string => (token.type === "field" ? `[${token.key}]` : token.text);

const signs: Readonly<Record<string, Operator | "(" | ")">> = {
  ...{ "+": "+", "＋": "+", "-": "-", "−": "-", "－": "-", "*": "*", "×": "*", "＊": "*", x: "*" },
  ...{ "/": "/", "÷": "/", "／": "/", "(": "(", "（": "(", ")": ")", "）": ")" },
};

/** @returns the text from which on nothing is known */
function tokensOf(typed: string, fields: readonly Nameable[]): Token[] | string {
  // The longest name first: "Seats sold" is not Seats.
  const names = fields
    .flatMap(({ key, names }) => [`[${key}]`, ...names].map((name) => ({ key, name: name.toLowerCase() })))
    .filter(({ name }) => name !== "")
    .sort((a, b) => b.name.length - a.name.length);
  const lower = typed.toLowerCase();
  const tokens: Token[] = [];
  for (let at = 0; at < typed.length; ) {
    const blank = /^\s+/.exec(typed.slice(at));
    const named = names.find(({ name }) => lower.startsWith(name, at));
    const number = /^\d{1,15}(?:\.\d{1,6})?/.exec(typed.slice(at))?.[0];
    const sign = signs[lower[at]!];
    if (blank) at += blank[0].length;
    else if (named) {
      tokens.push({ type: "field", key: named.key });
      at += named.name.length;
    } else if (number) {
      tokens.push({ type: "number", value: Number(number), text: number });
      at += number.length;
    } else if (sign) {
      tokens.push({ type: "sign", text: sign });
      at += 1;
    } else return typed.slice(at, at + 20);
  }
  return tokens;
}

type Reader = { readonly tokens: readonly Token[]; at: number };

const signAt = ({ tokens, at }: Reader): string | undefined => {
  const token = tokens[at];
  return token?.type === "sign" ? token.text : undefined;
};

const sum = (reader: Reader, depth: number) => operations(reader, ["+", "-"], () => product(reader, depth));
const product = (reader: Reader, depth: number) =>
  operations(reader, ["*", "/"], () => single(reader, depth));

/** From left to right. */
function operations(reader: Reader, among: readonly Operator[], operand: () => Node | undefined) {
  let left = operand();
  for (;;) {
    const by = among.find((one) => one === signAt(reader));
    if (!left || !by) return left;
    reader.at += 1;
    const right = operand();
    left = right && { type: "operation", by, left, right };
  }
}

function single(reader: Reader, depth: number): Node | undefined {
  const token = reader.tokens[reader.at];
  if (!token || depth > deepest) return undefined;
  reader.at += 1;
  if (token.type === "number") return { type: "number", value: token.value };
  if (token.type === "field") return { type: "field", key: token.key };
  if (token.text === "-") {
    const of = single(reader, depth + 1);
    return of && { type: "negative", of };
  }
  if (token.text !== "(") return undefined;
  const inner = sum(reader, depth + 1);
  if (!inner || signAt(reader) !== ")") return undefined;
  reader.at += 1;
  return inner;
}
