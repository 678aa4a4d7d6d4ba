/**
 * One person's load is nobody else's wait: a person's lines, presses and files run two at a time, the rest wait for their
 * turn, which comes no faster than a program needs it, and who sends far more than anyone types is asked to slow down before
 * the database is. In this process: with several replicas each allows as much.
 */
import type { Inbound } from "./inbound.ts";

export type FairLimits = Readonly<{
  /** In a minute, and at once after a quiet one. */
  personPerMinute: number;
  companyPerMinute: number;
}>;

export type FairUse = Readonly<{
  /** Waits for the turn. @returns undefined: too much, nothing was begun; else to be called at the end */
  enter(inbound: Inbound): Promise<(() => void) | undefined>;
}>;

/** Of one person at the same time. A second one, so that a slow answer does not keep a press waiting. */
const running = 2;
/**
 * Between the end of one and the beginning of another that had to wait, in milliseconds: whoever sends again as soon as an
 * answer is there would else keep the process busy with two at a time, and all others waiting. Thirty wait two seconds.
 */
const breath = 150;
/** Before who sends too much is told so, in milliseconds: a program would ask again at once, as often as it is answered. */
const hesitation = 500;
/** A chat gives up after a few seconds, so more of them would only be answered too late. */
const mostWaiting = 30;
/** A file is read, checked and stored: as much as so many lines. */
const fileCosts = 10;
const minute = 60_000;
/** Idle ones are forgotten once there are so many. */
const mostKept = 5_000;

/** What is left of an allowance, and when that was reckoned. */
type Allowance = { left: number; at: number };
type Person = Allowance & { running: number; waiting: (() => void)[] };

export function createFairUse({ personPerMinute, companyPerMinute }: FairLimits): FairUse {
  const people = new Map<string, Person>();
  const companies = new Map<string, Allowance>();

  function personOf(key: string, now: number): Person {
    if (people.size > mostKept) forgetIdle(people, now);
    const known = people.get(key) ?? { left: personPerMinute, at: now, running: 0, waiting: [] };
    people.set(key, known);
    return known;
  }

  function leave(person: Person): void {
    const next = person.waiting.shift();
    if (next) setTimeout(next, breath);
    else person.running--;
  }

  return {
    async enter(inbound) {
      const { platform, installation, actor } = inbound;
      const now = performance.now();
      const tenant = `${platform}\n${installation}`;
      const person = personOf(`${tenant}\n${actor.externalId}`, now);
      const company = companies.get(tenant) ?? { left: companyPerMinute, at: now };
      companies.set(tenant, company);
      const cost = inbound.kind === "file" ? fileCosts * inbound.files.length : 1;
      refill(person, personPerMinute, now);
      refill(company, companyPerMinute, now);
      if (person.waiting.length >= mostWaiting) return undefined;
      const isTooMuch = person.left < cost || company.left < cost;
      if (!isTooMuch) {
        person.left -= cost;
        company.left -= cost;
      }
      if (person.running >= running) await new Promise<void>((resolve) => person.waiting.push(resolve));
      else person.running++;
      if (!isTooMuch) return () => leave(person);
      await new Promise((resolve) => setTimeout(resolve, hesitation));
      leave(person);
      return undefined;
    },
  };
}

function refill(allowance: Allowance, perMinute: number, now: number): void {
  allowance.left = Math.min(perMinute, allowance.left + ((now - allowance.at) / minute) * perMinute);
  allowance.at = now;
}

function forgetIdle(people: Map<string, Person>, now: number): void {
  for (const [key, { running: busy, at }] of people) if (busy === 0 && now - at > minute) people.delete(key);
}
