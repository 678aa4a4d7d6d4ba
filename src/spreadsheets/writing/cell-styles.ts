/** The formats of a workbook's cells, numbered as they come up. */
import { currencySign, minorDigits } from "../../money/currency.ts";
import { escapeXml } from "./xml-text.ts";

/** The head of a table; its number is the first after the plain one. */
export const headStyle = 1;

const day = "yyyy\\-mm\\-dd";
const dayTime = "yyyy\\-mm\\-dd\\ hh:mm";
/** Ids below are the programs' own. */
const firstId = 164;

export class CellStyles {
  readonly #numbers = new Map<string, number>();

  /** Signs, not codes, as people read amounts; which yen and which dollar is said by the sign, too. */
  money(currency: string): number {
    const digits = minorDigits(currency);
    const sign = currencySign(currency);
    const gap = /[a-z]$/i.test(sign) ? "\\ " : "";
    return this.#of(`[$${sign}]${gap}#,##0${digits > 0 ? `.${"0".repeat(digits)}` : ""}`);
  }

  number = (isWhole: boolean): number => this.#of(isWhole ? "#,##0" : "#,##0.##");
  percent = (isWhole: boolean): number => this.#of(isWhole ? "0%" : "0.0%");
  day = (): number => this.#of(day);
  dayTime = (): number => this.#of(dayTime);
  /** Read as it is written: what is typed over it later does not turn into a number. */
  text = (): number => this.#of("@");

  #of(code: string): number {
    const known = this.#numbers.get(code);
    if (known !== undefined) return known;
    const number = this.#numbers.size + headStyle + 1;
    this.#numbers.set(code, number);
    return number;
  }

  /** The part `xl/styles.xml`, once all cells are written. */
  xml(): string {
    const codes = [...this.#numbers.keys()];
    const formats = codes.map(
      (code, nth) => `<numFmt numFmtId="${firstId + nth}" formatCode="${escapeXml(code)}"/>`,
    );
    const cells = codes.map(
      (code, nth) =>
        `<xf numFmtId="${firstId + nth}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"${code === "@" ? ' wrapText="1"' : ""}/></xf>`,
    );
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${
      formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join("")}</numFmts>` : ""
    }<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDF1F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${
      cells.length + 2
    }"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${cells.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  }
}
