/** The browsers that listen: who has a stream open, and how it is told that there is something new. */
import type { Conversation } from "./conversation.ts";
import { webLimits } from "./limits.ts";

type Wake = () => void;

export class Streams {
  readonly #open = new Map<string, Set<Wake>>();
  readonly #ends = new Set<Wake>();
  readonly #everyone: boolean;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param options.everyone in the demo each page also shows what others have got, so all are woken */
  constructor(options: { everyone?: boolean } = {}) {
    this.#everyone = options.everyone ?? false;
  }

  /** How many streams are open, for metrics and tests. */
  get size(): number {
    return this.#ends.size;
  }

  /**
   * @param wake called whenever this person's bubbles may have changed
   * @param end called once when the stream has to close
   * @returns forget: to be called when the stream is closed; undefined when no more streams are allowed
   */
  listen(identityId: string, wake: Wake, end: Wake): Wake | undefined {
    const ofPerson = this.#open.get(identityId) ?? new Set();
    if (this.#closed || ofPerson.size >= webLimits.streamsPerPerson) return undefined;
    this.#open.set(identityId, ofPerson.add(wake));
    this.#ends.add(end);
    return () => {
      this.#ends.delete(end);
      ofPerson.delete(wake);
      if (ofPerson.size === 0 && this.#open.get(identityId) === ofPerson) this.#open.delete(identityId);
    };
  }

  wake(identityId: string): void {
    const woken = this.#everyone ? [...this.#open.keys()] : [identityId];
    for (const identity of woken) for (const wake of this.#open.get(identity) ?? []) wake();
  }

  /** Looks now and then for what other replicas wrote; a look that fails is followed by the next. */
  watchReplicas(conversation: Conversation, onError: (error: unknown) => void): void {
    let known = new Map<string, string>();
    const look = async () => {
      const present = [...this.#open.keys()];
      const prints = present.length > 0 ? await conversation.fingerprints(present, 30) : new Map();
      for (const [identity, print] of prints) if (known.get(identity) !== print) this.wake(identity);
      known = prints;
    };
    const again = () => {
      if (this.#closed) return;
      this.#timer = setTimeout(() => void look().catch(onError).finally(again), webLimits.pollMs);
      this.#timer.unref();
    };
    again();
  }

  /** Ends every stream: browsers come back by themselves, to the next process. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const end of [...this.#ends]) end();
  }
}
