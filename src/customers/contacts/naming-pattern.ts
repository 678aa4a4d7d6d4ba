import type { Person } from "./contact.ts";

/**
 * What names a person in texts, as a pattern of PostgreSQL: the name as a word of its own, phone and mail as they stand or
 * with blanks between. Undefined where nothing of it is long enough to be found.
 */
export function namingPattern({
  name,
  phone,
  mail,
}: Pick<Person, "name" | "phone" | "mail">): string | undefined {
  const digits = (phone ?? "").replace(/;ext=.*$/, "").replace(/\D/g, "");
  // A number is written with and without its country code.
  const local = digits.length > 9 ? digits.slice(-9) : digits;
  const parts = [
    [...name.trim()].length > 1 ? asWord(name.trim()) : undefined,
    mail ? escaped(mail) : undefined,
    local.length >= 7 ? `[+0-9() -]*${[...local].join("[ ().-]*")}` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `(?:${parts.join("|")})` : undefined;
}

const escaped = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}-]/g, "\\$&");

/** Letters around it would make it another name; Chinese has no blanks. */
function asWord(name: string): string {
  const begins = /^[\p{Script=Latin}\d]/u.test(name) ? "\\m" : "";
  const ends = /[\p{Script=Latin}\d]$/u.test(name) ? "\\M" : "";
  return `${begins}${escaped(name)}${ends}`;
}
