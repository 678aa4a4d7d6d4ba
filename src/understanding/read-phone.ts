/** Telephone numbers in every habit: 138-0013-8000, （010）8888 6666转12, 0086…, "(212) 555-2368 ext 12". */
import {
  type CountryCode,
  findPhoneNumbersInText,
  getCountries,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";
import { normaliseText } from "./normalise-text.ts";

/** Where a number without a country code is from. */
export type PhoneHome = Readonly<{ zone: string; currency: string }>;

/**
 * As it is kept: +8613800138000;ext=12, or what was typed where that has enough digits to be a number that this program
 * does not know. Undefined for what is none.
 */
export function readPhone(typed: string, home: PhoneHome): string | undefined {
  const text = spoken(typed);
  const number = parsePhoneNumberFromString(text, countryOf(home));
  if (number?.isPossible()) return number.ext ? `${number.number};ext=${number.ext}` : number.number;
  const digits = text.replace(/\D/g, "").length;
  return likeDigits.test(text) && digits >= fewestDigits && digits <= mostDigits ? typed.trim() : undefined;
}

/** As people read it: +86 138 0013 8000. @param kept as `readPhone` has it */
export function formatPhone(kept: string): string {
  if (!kept.startsWith("+")) return kept;
  const [number = "", ext] = kept.split(";ext=");
  const shown = parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  return ext ? `${shown} #${ext}` : shown;
}

/** The first in a line, and what stands around it. */
export function findPhone(
  line: string,
  home: PhoneHome,
): Readonly<{ phone: string; rest: string }> | undefined {
  const text = spoken(line);
  const [found] = findPhoneNumbersInText(text, countryOf(home));
  const like = found
    ? { from: found.startsAt, to: found.endsAt }
    : spanOf(/(?<![\p{L}\d.@])[+(]?\d[\d ()/.-]{3,22}\d(?![\p{L}\d@])/u.exec(text));
  if (!like) return undefined;
  const phone = readPhone(text.slice(like.from, like.to), home);
  return phone === undefined
    ? undefined
    : { phone, rest: `${text.slice(0, like.from)} ${text.slice(like.to)}`.trim() };
}

const fewestDigits = 5;
const mostDigits = 20;
const likeDigits = /^[+\d][\d ()/.#*-]*(?: ext \d+)?$/;

/** Half-width, and an extension in the word that is known. */
const spoken = (typed: string): string =>
  normaliseText(typed)
    .replace(/\s*(?:转|分机号?|轉)\s*(?=\d)/gu, " ext ")
    .trim();

const spanOf = (found: RegExpExecArray | null) =>
  found && { from: found.index, to: found.index + found[0].length };

/** A zone belongs to one country; where it does not say which, the currency may. */
function countryOf({ zone, currency }: PhoneHome): CountryCode | undefined {
  const known = countries.get(zone);
  if (known) return known;
  const byZone = getCountries().find((code) =>
    (new Intl.Locale(`und-${code}`) as LocaleWithZones).getTimeZones?.()?.includes(zone),
  );
  const country = byZone ?? byCurrency[currency];
  if (country) countries.set(zone, country);
  return country;
}

/** Not yet in the types that TypeScript ships. */
type LocaleWithZones = Intl.Locale & Readonly<{ getTimeZones?: () => string[] | undefined }>;

const countries = new Map<string, CountryCode>();

const byCurrency: Readonly<Record<string, CountryCode>> = {
  ...{ CNY: "CN", USD: "US", GBP: "GB", JPY: "JP", HKD: "HK", TWD: "TW", SGD: "SG", KRW: "KR", INR: "IN" },
  ...{ AUD: "AU", CAD: "CA", CHF: "CH", EUR: "DE" },
};
