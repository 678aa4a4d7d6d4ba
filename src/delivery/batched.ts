import { inNoSpan } from "../tracing/span.ts";
import { pause } from "./pause.ts";

/**
 * Lets single calls share a statement: while one group is being processed, new arrivals wait and go together in
 * the next. A single call is not delayed; under load one transaction serves many.
 * @param run answers every item of a group, in order; when it throws, each call of the group throws
 * @param linger how long the first of a group waits for company, in milliseconds; 0: only for those of the same
 * moment
 * @param most items in a group
 */
export function batched<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { linger = 0, most = 100 }: { linger?: number; most?: number } = {},
): (item: Item) => Promise<Result> {
  const waiting: { item: Item; done: PromiseWithResolvers<Result> }[] = [];
  let running = false;

  async function work(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      await (linger > 0 ? pause(linger) : new Promise((resolve) => setImmediate(resolve)));
      const group = waiting.splice(0, most);
      try {
        const results = await run(group.map(({ item }) => item));
        group.forEach(({ done }, index) => {
          done.resolve(results[index] as Result);
        });
      } catch (error) {
        for (const { done } of group) done.reject(error);
      }
    }
    running = false;
  }

  return (item) => {
    const done = Promise.withResolvers<Result>();
    waiting.push({ item, done });
    if (!running) void inNoSpan(work);
    return done.promise;
  };
}
