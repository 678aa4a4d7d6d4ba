/** Who is in the sample company; what they are called there is told by its words. */
import { type Locale, locales } from "../text/locale.ts";
import { type DemoWords, demoWords } from "./words.ts";

export const sampleZone = "Asia/Shanghai";

export type PersonKey = keyof DemoWords["people"];
export type TeamKey = keyof DemoWords["teams"];

export type SamplePerson = Readonly<{
  key: PersonKey;
  role: "rep" | "manager" | "admin";
  team: TeamKey;
  zone: string;
  /** In ten thousands. */
  quota: number;
}>;

const seat = (
  key: PersonKey,
  role: SamplePerson["role"],
  team: TeamKey,
  quota = 0,
  zone = sampleZone,
): SamplePerson => ({ key, role, team, quota, zone });

export const samplePeople: readonly SamplePerson[] = [
  seat("president", "manager", "company"),
  seat("manager-east", "manager", "east"),
  seat("manager-west", "manager", "west"),
  seat("rep", "rep", "east", 300),
  seat("li-wei", "rep", "east", 260),
  seat("zhao-min", "rep", "east", 220),
  seat("sun-hao", "rep", "east", 240),
  seat("daniel", "rep", "west", 280),
  seat("priya", "rep", "west", 240, "Asia/Singapore"),
  seat("tom", "rep", "west", 200),
  seat("admin", "admin", "company"),
];

export const sampleTeams: Readonly<Record<TeamKey, Readonly<{ parent?: TeamKey; manager: PersonKey }>>> = {
  company: { manager: "president" },
  east: { parent: "company", manager: "manager-east" },
  west: { parent: "company", manager: "manager-west" },
};

/** Overseas one works in English also where the company is a Chinese one. */
export const localeOf = ({ team }: SamplePerson, company: Locale): Locale =>
  team === "west" ? "en" : company;

/** What people are called, in whichever language their company was made. */
export const namesOf = (key: PersonKey): string[] => locales.map((locale) => demoWords(locale).people[key]);
