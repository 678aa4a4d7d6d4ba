/** In the demo one person plays several: how much each of the others has not seen yet. */

import { html } from "hono/html";
import type { Conversation } from "../chat/web/conversation.ts";
import type { Html } from "../chat/web/markup.ts";
import { chatWebWords } from "../chat/web/words.ts";
import type { Persona } from "./persona.ts";
import type { Visitor } from "./sessions.ts";

export type UnreadCounts = ReadonlyMap<string, number>;

export class Unread {
  readonly #conversation: Conversation;
  /** Newest bubble that each identity was shown by this process. */
  readonly #seen = new Map<string, bigint>();

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
  }

  /** Remembers the newest bubble that a person was shown; an older one changes nothing. */
  saw(identityId: string, id: bigint): void {
    if (id > (this.#seen.get(identityId) ?? 0n)) this.#seen.set(identityId, id);
  }

  /** Per persona other than the visitor. */
  async counts(personas: readonly Persona[], visitor: Visitor): Promise<UnreadCounts> {
    const others = personas.filter(({ identityId }) => identityId !== visitor.identityId);
    const counted = others.map(async (other) => {
      const after = this.#seen.get(other.identityId) ?? 0n;
      return [other.identityId, await this.#conversation.countFromBot(other, after)] as const;
    });
    return new Map(await Promise.all(counted));
  }
}

/** The mark on a persona's button. @param swap sent by stream, in place of the one on the page */
export function renderUnread(identityId: string, count: number, visitor: Visitor, swap = false): Html {
  const words = chatWebWords(visitor.locale).demo.unread(count);
  const oob = swap && html` hx-swap-oob="true"`;
  return html`<span id="unread-${identityId}" class="unread"${oob}>${count > 0 && html`<span aria-hidden="true">${count > 99 ? "99+" : count}</span><span class="unseen">${words}</span>`}</span>`;
}
