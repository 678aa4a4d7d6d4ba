/** What is typed and pressed to get to cards and forms: each scene is played once in English and once in Chinese. */
import type { Card, Locale } from "./product.ts";

/** The same in both languages. */
export type Both = Readonly<Record<Locale, string>>;

/** `shows`: what the answer is called in the gallery; without it the step only leads on. */
type Shown = Readonly<{ shows?: string }>;

export type Step =
  /** @see say */
  | (Shown & Readonly<{ kind: "say"; line: Both | ((last: Card) => string); asHome: boolean }>)
  | (Shown & Readonly<{ kind: "press"; action: string; nth: number }>)
  | (Shown & Readonly<{ kind: "submit" }>)
  | Readonly<{ kind: "fill"; field: string; value: Both }>
  | Readonly<{ kind: "as"; who: Persona }>
  | Readonly<{ kind: "wait"; until: string }>
  | Readonly<{ kind: "happens"; what: Happening }>
  | (Shown & Readonly<{ kind: "mail"; key: string }>)
  | Readonly<{ kind: "shown"; shows: string; card: (locale: Locale) => Card }>;

/** Who speaks; each is a different person in the other language. */
export type Persona = "rep" | "manager" | "admin" | "newcomer" | "reader" | "longName";

/** What happens without anybody typing a command. */
export type Happening =
  | "colleagues answer"
  | "strangers ask to come in"
  | "a backup fails"
  | "accounts are turned away"
  | "customers are there twice"
  | "messages cannot be sent"
  | "files are sent"
  | "a report is sent"
  | "sales are stored"
  | "counts are sent"
  | "an unclear report is sent"
  | "customers gained and lost are sent"
  | "opportunities are sent"
  | "a list of customers is sent"
  | "a list of contacts is sent"
  | "visits are sent"
  | "a team list is sent"
  | "quotas are sent"
  | "rates are sent"
  | "a price list is sent"
  | "a later price list is sent"
  | "sales are sent"
  | "what was sent is lost"
  | "imports are carried on"
  | "people sign in"
  | "another process is offered"
  | "prospects are gone through";

export type Scene = Readonly<{ group: string; as: Persona; steps: readonly Step[] }>;

/** A line; or a function that takes it from the last card (a code that is shown once). */
export const say = (en: string | ((last: Card) => string), zh = en, shows?: string): Step => ({
  kind: "say",
  line: typeof en === "string" ? { en, zh: String(zh) } : en,
  shows,
  asHome: false,
});
/** What opens by itself on Slack's home tab, and what `help` answers elsewhere. */
export const openHome = (shows: string): Step => ({
  kind: "say",
  line: { en: "help", zh: "帮助" },
  shows,
  asHome: true,
});
/** The button that starts a use case; the nth such button of the last card. */
export const press = (action: string, shows?: string, nth = 1): Step => ({
  kind: "press",
  action,
  nth,
  shows,
});
export const fill = (field: string, en: string, zh = en): Step => ({
  kind: "fill",
  field,
  value: { en, zh },
});
export const submit = (shows?: string): Step => ({ kind: "submit", shows });
export const as = (who: Persona): Step => ({ kind: "as", who });
/** Advances the company's clock and does what is due by then. @param until local time, "2026-12-03T14:00" */
export const wait = (until: string): Step => ({ kind: "wait", until });
export const happens = (what: Happening): Step => ({ kind: "happens", what });
/** The newest message to whoever speaks. @param key start of its delivery key */
export const mail = (key: string, shows?: string): Step => ({ kind: "mail", key, shows });
/** A card that no command of the sample company produces. */
export const shown = (shows: string, card: (locale: Locale) => Card): Step => ({
  kind: "shown",
  shows,
  card,
});
