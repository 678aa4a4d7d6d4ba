/** What follows the deal in `/deal partner #42 Acme Partners 20%` and its siblings: all as typed; the forms check it. Pure. */
import type { HelperRole, PartnerRole } from "../deals/facts/parties.ts";

const gone = /(?:^|\s)(?:out|gone|remove|removed|退出|出局|去掉|删除|不再协作)(?=\s|$)/iu;

const partnerRoleWords: readonly (readonly [RegExp, PartnerRole])[] = [
  [/(?:^|\s)(?:brought(?: it)?|带来的?)(?=\s|$)/iu, "brought"],
  [/(?:^|\s)(?:joined(?: in)?|joins|一起做?|参与)(?=\s|$)/iu, "joined"],
];

const helperRoleWords: readonly (readonly [RegExp, HelperRole])[] = [
  [/(?:^|\s)(?:pre-?sales|售前)(?=\s|\d|$)/iu, "presales"],
  [/(?:^|\s)(?:technical|tech|engineer|技术)(?=\s|\d|$)/iu, "technical"],
  [/(?:^|\s)(?:delivery|implementation|交付|实施)(?=\s|\d|$)/iu, "delivery"],
  [/(?:^|\s)(?:executive|exec|sponsor|高层|领导)(?=\s|\d|$)/iu, "executive"],
];

export function readPartnerLine(rest: string): Readonly<{ name: string; part: string; share: string }> {
  const share = /(\d+(?:\.\d+)?)\s*[%％]/u.exec(rest);
  const left = share ? rest.replace(share[0], " ") : rest;
  const { role, without } = takeRole(left, partnerRoleWords);
  return { name: tidy(without), part: role, share: share?.[1] ?? "" };
}

export function readHelperLine(rest: string): Readonly<{ member: string; role: string; hours: string }> {
  const hours = /(\d+)\s*(?:h|hrs?|hours?|小时|个小时)(?![a-z])/iu.exec(rest);
  const left = hours ? rest.replace(hours[0], " ") : rest;
  const { role, without } = takeRole(left, helperRoleWords);
  return { member: tidy(without), role, hours: hours?.[1] ?? "" };
}

/** `Oracle`, `Oracle out` */
export function readCompetitorLine(rest: string): Readonly<{ name: string; standing: string }> {
  const isGone = gone.test(rest);
  return { name: tidy(rest.replace(gone, " ")), standing: isGone ? "gone" : "" };
}

/** An address, and what is behind it, in whichever order. */
export function readLinkLine(rest: string): Readonly<{ url: string; title: string }> {
  const url = /\S+:\/\/\S+/u.exec(rest)?.[0] ?? "";
  return { url, title: tidy(rest.replace(url, " ")) };
}

function takeRole<Role extends string>(rest: string, words: readonly (readonly [RegExp, Role])[]) {
  if (gone.test(rest)) return { role: "gone", without: rest.replace(gone, " ") };
  const found = words.find(([word]) => word.test(rest));
  return found ? { role: found[1], without: rest.replace(found[0], " ") } : { role: "", without: rest };
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").replace(/^["“「\s,，]+|["”」\s,，]+$/gu, "");
