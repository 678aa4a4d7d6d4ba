/** The connected browsers: who has a stream open, and how each is notified of news. */
import type { Conversation } from "./conversation.ts";
import { webLimits } from "./limits.ts";

export type Listener = Readonly<{
  identityId: string;
  sessionId: string;
  /** Called whenever this person's bubbles may have changed. */
  wake: () => void;
  /** Called when the stream has to close; more than once does no harm. */
  end: () => void;
}>;

type Sight = Readonly<{
  /** Which of these sessions have not ended. */
  alive(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Present where other replicas may write bubbles, too. */
  conversation: Pick<Conversation, "fingerprints"> | undefined;
  onError: (error: unknown) => void;
}>;

export class Streams {
  readonly #open = new Set<Listener>();
  readonly #everyone: boolean;
  #prints: ReadonlyMap<string, string> = new Map();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param options.everyone wakes all pages: in the demo each also shows what others received */
  constructor(options: { everyone?: boolean } = {}) {
    this.#everyone = options.everyone ?? false;
  }

  /** How many streams are open, for metrics and tests. */
  get size(): number {
    return this.#open.size;
  }

  /** @returns forget: to be called when the stream is closed; undefined when no more streams are allowed */
  listen(listener: Listener): (() => void) | undefined {
    const ofPerson = [...this.#open].filter(({ identityId }) => identityId === listener.identityId);
    if (this.#closed || ofPerson.length >= webLimits.streamsPerPerson) return undefined;
    this.#open.add(listener);
    return () => {
      this.#open.delete(listener);
    };
  }

  wake(identityId: string): void {
    for (const one of this.#open) if (this.#everyone || one.identityId === identityId) one.wake();
  }

  /** Ends the streams of a session that has ended. */
  endSession(sessionId: string): void {
    for (const one of [...this.#open]) if (one.sessionId === sessionId) one.end();
  }

  /**
   * Polls for what happened elsewhere: sessions that ended, bubbles that another replica wrote. A failed poll is
   * followed by the next.
   */
  watch(sight: Sight): void {
    const again = () => {
      if (this.#closed) return;
      this.#timer = setTimeout(() => {
        const looking = this.#open.size > 0 ? this.#look(sight) : Promise.resolve();
        void looking.catch(sight.onError).finally(again);
      }, webLimits.pollMs);
      this.#timer.unref();
    };
    again();
  }

  async #look({ alive, conversation }: Sight): Promise<void> {
    const sessions = [...new Set([...this.#open].map(({ sessionId }) => sessionId))];
    const living = await alive(sessions);
    for (const id of sessions) if (!living.has(id)) this.endSession(id);
    if (!conversation) return;
    const present = [...new Set([...this.#open].map(({ identityId }) => identityId))];
    const prints = await conversation.fingerprints(present, 30);
    for (const [identity, print] of prints) if (this.#prints.get(identity) !== print) this.wake(identity);
    this.#prints = prints;
  }

  /** Ends every stream: browsers come back by themselves, to the next process. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const one of [...this.#open]) one.end();
  }
}
