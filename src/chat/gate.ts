/**
 * The one gate of a chat: whose event is this? Asked before anything else in it is read. A signature proves that
 * the platform sent an event, not that it comes from our company: an app can also be reached from other tenants.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { PlatformName } from "./inbound.ts";
import type { OurTenant } from "./our-tenant.ts";
import type { Refusals } from "./refusals.ts";

/** What the platform itself has told about us, asked with our own credentials. */
export type Ourselves = Readonly<{
  /** Slack team (or organisation, where the app is installed for all of it), Lark tenant_key. */
  tenant: string;
  /** Under this id, too, people count as ours: ids of people are unique within a Slack organisation. */
  organisation?: string;
}>;

/** What an event says about where it comes from. */
export type Claimed = Readonly<{
  /** The tenants it is delivered for; empty when it names none. */
  tenants: readonly (string | null | undefined)[];
  /** The tenants its person belongs to; empty when it does not tell. */
  homes: readonly (string | null | undefined)[];
  /** The platform's id of its person, to be written down where they are turned away. */
  person?: string | null | undefined;
}>;

export type Passage =
  /** `home`: the person's tenant, "" where the event does not tell. */
  | Readonly<{ type: "ours"; installation: OurTenant; home: string }>
  | Readonly<{ type: "stranger" }>
  /** The platform hasn't told us our tenant yet, so we can't recognize anyone as ours. */
  | Readonly<{ type: "early" }>;

/** How long an event waits for the platform's word on who we are; people wait for three seconds at most. */
const patienceMs = 1_500;

export class Gate {
  readonly #platform: PlatformName;
  readonly #refusals: Refusals;
  readonly #told = Promise.withResolvers<void>();
  #ourselves: Ourselves | undefined;

  constructor(platform: PlatformName, refusals: Refusals) {
    this.#platform = platform;
    this.#refusals = refusals;
  }

  /** The platform has told who we are. */
  learn(ourselves: Ourselves): void {
    this.#ourselves = ourselves;
    this.#told.resolve();
  }

  /** Our tenant; undefined while the platform has not told it. */
  get tenant(): string | undefined {
    return this.#ourselves?.tenant;
  }

  /** Whether to tell a rejected person so. @param stranger the platform's id of the person */
  mayAnswer(stranger: string): boolean {
    return this.#refusals.mayAnswer(`${this.#platform} ${stranger}`);
  }

  async pass({ tenants, homes, person }: Claimed): Promise<Passage> {
    const ours = this.#ourselves ?? (await this.#soon());
    if (!ours) return this.#refuse("early", "early", person);
    const named = tenants.filter(isNamed);
    if (named.length === 0) return this.#refuse("stranger", "no-tenant", person);
    if (!named.includes(ours.tenant)) return this.#refuse("stranger", "foreign-tenant", person);
    return {
      type: "ours",
      installation: ours.tenant as OurTenant,
      home: homeOf(ours, homes.filter(isNamed)),
    };
  }

  async #soon(): Promise<Ourselves | undefined> {
    const tooLong = new AbortController();
    const late = wait(patienceMs, undefined, { signal: tooLong.signal }).catch(() => {});
    await Promise.race([this.#told.promise, late]);
    tooLong.abort();
    return this.#ourselves;
  }

  #refuse(
    type: "stranger" | "early",
    why: "early" | "no-tenant" | "foreign-tenant",
    person: Claimed["person"],
  ): Passage {
    this.#refusals.count(this.#platform, why, person ?? "");
    return { type };
  }
}

const isNamed = (id: string | null | undefined): id is string => typeof id === "string" && id !== "";

function homeOf({ tenant, organisation }: Ourselves, named: readonly string[]): string {
  const known = named.find((id) => id === tenant || id === organisation);
  return known === undefined ? (named[0] ?? "") : tenant;
}

/** The web chat is its own platform: everyone with a session has signed in through one of our links. */
export const ownServer = (name: "web"): OurTenant => name as string as OurTenant;
