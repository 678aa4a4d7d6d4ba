/**
 * What the reader of rows does not tell of an xlsx or ods: its sheets' names, which rows are hidden, which cells are merged,
 * and the number formats of columns, for their currency. Read from the XML by a handful of attributes.
 */
import type { Archive } from "./archive.ts";

export type SheetParts = Readonly<{
  name: string;
  /** Position among all sheets of the file, counted from 0: some hold no rows, but a chart or a macro, and are not told of. */
  at: number;
  isHidden: boolean;
  /** Positions counted from 0, those that follow each other together. */
  hiddenRows: readonly Readonly<{ from: number; to: number }>[];
  merged: readonly Merge[];
  /** By column: the code that most of its first cells have, where it is not General. */
  formats: ReadonlyMap<number, string>;
}>;

/** Positions counted from 0, both corners included. */
export type Merge = Readonly<{ top: number; left: number; bottom: number; right: number }>;

const mostListed = 1_000;
/** Formats of so many rows say what a column has. */
const lookedAt = 200;

export async function xlsxParts(archive: Archive): Promise<SheetParts[]> {
  const workbook = [...archive.parts.keys()].find((name) => /(?:^|\/)workbook\.xml$/i.test(name));
  if (!workbook) return [];
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const targets = new Map(
    elements(archive.text(`${folder}_rels/workbook.xml.rels`) ?? "", "Relationship")
      .filter((one) => attribute(one, "Type").endsWith("/worksheet"))
      .map((one) => [attribute(one, "Id"), attribute(one, "Target")]),
  );
  const formats = numberFormats(archive.text(`${folder}styles.xml`) ?? "");
  const parts: SheetParts[] = [];
  for (const [at, sheet] of elements(archive.text(workbook) ?? "", "sheet").entries()) {
    const target = targets.get(attribute(sheet, "id"));
    if (target === undefined) continue;
    const path = target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
    parts.push({
      ...{ name: attribute(sheet, "name"), at },
      isHidden: /hidden/i.test(attribute(sheet, "state")),
      ...(await sheetMarks(archive, path, formats)),
    });
  }
  return parts;
}

/** Of an ods the same, without number formats: its cells come with their own types. */
export async function odsParts(archive: Archive): Promise<SheetParts[]> {
  const sheets: OdsSheet[] = [];
  const hiding = new HidingStyles();
  for await (const piece of overlapping(archive.pieces("content.xml"), 4_096, "<"))
    for (const tag of piece.match(odsTags) ?? []) {
      if (/^<(?:\w+:)?table[\s>]/.test(tag))
        sheets.push(new OdsSheet(attribute(tag, "name"), hiding.has(attribute(tag, "style-name"))));
      else if (/^<(?:\w+:)?(?:style|table-properties)[\s/>]/.test(tag)) hiding.add(tag);
      else sheets.at(-1)?.add(tag);
    }
  return sheets.map((sheet, at) => ({ ...sheet.parts, at }));
}

const odsTags =
  /<(?:\w+:)?(?:table|table-row|table-cell|covered-table-cell|style|table-properties)(?=[\s/>])[^<>]*>/g;

/** Of an ods it is a sheet's style that says that it is hidden; styles stand before the sheets. */
class HidingStyles {
  readonly #names = new Set<string>();
  #running = "";

  /** @param tag of a style, or of what it says of tables */
  add(tag: string): void {
    if (/^<(?:\w+:)?style[\s/>]/.test(tag)) this.#running = attribute(tag, "name");
    else if (attribute(tag, "display") === "false") this.#names.add(this.#running);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }
}

/** What is hidden and merged, as its rows and cells are listed: with how often each is repeated, not with its position. */
class OdsSheet {
  readonly #name: string;
  readonly #isHidden: boolean;
  readonly #hiddenRows: { from: number; to: number }[] = [];
  readonly #merged: Merge[] = [];
  /** Position of the running row, and of its next cell. */
  #row = -1;
  #next = 0;
  #column = 0;

  constructor(name: string, isHidden: boolean) {
    this.#name = name;
    this.#isHidden = isHidden;
  }

  add(tag: string): void {
    if (/^<(?:\w+:)?table-row/.test(tag)) this.#addRow(tag);
    else this.#addCell(tag);
  }

  #addCell(tag: string): void {
    const [wide, high] = [numberIn(tag, "number-columns-spanned"), numberIn(tag, "number-rows-spanned")];
    if ((wide > 1 || high > 1) && this.#merged.length < mostListed)
      this.#merged.push({
        top: this.#row,
        left: this.#column,
        bottom: this.#row + high - 1,
        right: this.#column + wide - 1,
      });
    this.#column += numberIn(tag, "number-columns-repeated");
  }

  #addRow(tag: string): void {
    this.#row = this.#next;
    this.#next += numberIn(tag, "number-rows-repeated");
    this.#column = 0;
    if (/^(?:collapse|filter)$/.test(attribute(tag, "visibility")))
      this.#hiddenRows.push({ from: this.#row, to: this.#next - 1 });
  }

  get parts(): Omit<SheetParts, "at"> {
    return {
      name: this.#name,
      isHidden: this.#isHidden,
      hiddenRows: this.#hiddenRows,
      merged: this.#merged,
      formats: new Map(),
    };
  }
}

const numberIn = (tag: string, name: string): number => Number(attribute(tag, name)) || 1;

async function sheetMarks(
  archive: Archive,
  path: string,
  formats: readonly string[],
): Promise<Pick<SheetParts, "hiddenRows" | "merged" | "formats">> {
  const hiddenRows: { from: number; to: number }[] = [];
  const merged: Merge[] = [];
  const styles = new Map<number, string[]>();
  let looksAtCells = true;
  for await (const bytes of archive.tags(path)) {
    // Of the hundred pieces of a large sheet hardly one says something that is looked for.
    if (!looksAtCells && !bytes.includes("hidden") && !bytes.includes("mergeCell")) continue;
    const piece = bytes.toString("latin1");
    for (const row of elements(piece, "row")) {
      if (!/^(?:1|true)$/.test(attribute(row, "hidden"))) continue;
      const at = Number(attribute(row, "r")) - 1;
      const last = hiddenRows.at(-1);
      if (last && last.to === at - 1) last.to = at;
      else if (at >= 0) hiddenRows.push({ from: at, to: at });
    }
    for (const cell of looksAtCells ? elements(piece, "c") : []) {
      const place = cellAt(attribute(cell, "r"));
      // Some programs give no cell an address.
      if (!place || place.row > lookedAt) {
        looksAtCells = false;
        break;
      }
      const format = formats[Number(attribute(cell, "s") || "0")];
      if (format) styles.set(place.column, [...(styles.get(place.column) ?? []), format]);
    }
    for (const one of elements(piece, "mergeCell")) {
      const [from, to] = attribute(one, "ref").split(":").map(cellAt);
      if (from && to && merged.length < mostListed)
        merged.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
    }
  }
  return {
    ...{ hiddenRows, merged },
    formats: new Map([...styles].map(([column, some]) => [column, mostUsual(some)])),
  };
}

function mostUsual(some: readonly string[]): string {
  const counted = [...Map.groupBy(some, (one) => one)].map(([one, all]) => ({ one, count: all.length }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).one;
}

/** Those that a program has built in, as far as they say what the others do not: that a number is a share. */
const builtIn = [
  ["9", "0%"],
  ["10", "0.00%"],
] as const;

/** The code of every cell style, "" for General and others that a program has built in. */
function numberFormats(styles: string): string[] {
  const codes = new Map([
    ...builtIn,
    ...elements(styles, "numFmt").map(
      (one) => [attribute(one, "numFmtId"), attribute(one, "formatCode")] as const,
    ),
  ]);
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? "";
  return elements(cells, "xf").map((one) => codes.get(attribute(one, "numFmtId")) ?? "");
}

/** Start tags of that name, with whatever prefix. */
const elements = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^<>]*>`, "g")) ?? [];

function attribute(tag: string, name: string): string {
  const [, double, single] =
    new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  return unescaped(double ?? single ?? "");
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, name) =>
    name
      ? named[name.toLowerCase()]!
      : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
  );

/** "AB12" → row 11, column 27. */
function cellAt(ref: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref) ?? [];
  if (!letters || !digits) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** Pieces that end before a tag that is not complete, which begins the next one. @param longest a tag beyond it is cut */
async function* overlapping(
  pieces: AsyncGenerator<string>,
  longest: number,
  mark: string,
): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of pieces) {
    const all = rest + piece;
    const cut = all.lastIndexOf(mark);
    const isOpen = cut >= 0 && all.indexOf(">", cut) < 0 && all.length - cut < longest;
    yield isOpen ? all.slice(0, cut) : all;
    rest = isOpen ? all.slice(cut) : "";
  }
  if (rest) yield rest;
}
