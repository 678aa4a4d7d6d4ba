/** Names of companies as they are typed or pasted: one a line, or behind commas. Pure. */
import { normaliseCustomerName } from "../understanding/customer-name.ts";

/** The rest is another paste. */
export const mostNames = 500;
export const longestName = 120;

/** "Acme, Inc." is one company: what is no more than a legal form belongs to the name before it. */
export function namesIn(text: string): string[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== "");
  const parts = lines.length > 1 ? lines : text.split(/[,，、;；\t]/u);
  const names: string[] = [];
  for (const part of parts.map(bare).filter(Boolean)) {
    const isForm = normaliseCustomerName(part) === "" || legalForm.test(part);
    if (isForm && names.length > 0 && lines.length <= 1) names.push(`${names.pop()}, ${part}`);
    else names.push(part);
  }
  return names;
}

const legalForm = /^(?:inc|ltd|llc|corp|co|gmbh|ag|plc|s\.?a\.?|limited|incorporated)\.?$/iu;

/** Without quotes, a number in front ("3. ", "- ") and what a table's column leaves behind. */
const bare = (part: string): string =>
  part
    .trim()
    .replace(/^(?:[-*•·]|\d{1,4}[.)、])\s+/u, "")
    .replace(/^["'“”「](.*)["'“”」]$/su, "$1")
    .trim();
