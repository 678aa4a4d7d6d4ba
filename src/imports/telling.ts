/** Tells whoever sent a table how it goes: in one message of their own that changes, not in a row of them. */
import type { Temporal } from "temporal-polyfill";
import { dayOf } from "../company/day-of.ts";
import type { Database } from "../database/open-database.ts";
import { transaction } from "../database/transaction.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import { endedCard } from "./cards/ended-card.ts";
import { progressCard } from "./cards/progress-card.ts";
import { deedOf } from "./deed-of.ts";
import type { Import } from "./import.ts";

/** Whoever waits no longer than this waits for nothing but the end; and at most so many messages are changed. */
const firstAfterMs = 1_500;
const everyMs = 4_000;
const most = 30;

export class Telling {
  readonly #database: Database;
  readonly #now: () => Temporal.Instant;
  #last = performance.now() - everyMs + firstAfterMs;
  #count = 0;
  /** Key of the message that stands there. */
  #shown: string | undefined;

  constructor(database: Database, now: () => Temporal.Instant) {
    this.#database = database;
    this.#now = now;
  }

  async progress(one: Import): Promise<void> {
    if (performance.now() - this.#last < everyMs || this.#count >= most) return;
    this.#last = performance.now();
    this.#count += 1;
    await this.#tell(one, progressCard);
  }

  async ended(one: Import): Promise<void> {
    await this.#tell(one, endedCard);
  }

  async #tell(one: Import, draw: typeof endedCard): Promise<void> {
    // At the machine somebody reads it from the table.
    if (one.via === "operator") return;
    await transaction(this.#database, async (tx) => {
      const deed = await deedOf(tx, one, this.#now());
      if (!deed) return;
      const { member, workspace } = deed;
      const reader = { ...deed, locale: member.locale, today: dayOf(workspace, deed.now) };
      const key = `import:${one.id}:${one.beatAt.getTime()}`;
      const card = await draw(reader, one);
      const replaces = this.#shown;
      await notifyMember(tx, member.id, { key, card, ...(replaces && { replaces }) });
      this.#shown = key;
    });
  }
}
