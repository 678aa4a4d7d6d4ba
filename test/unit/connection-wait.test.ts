import { expect, test } from "vitest";
import { Standstill, unlessStuck } from "../../src/database/connection-wait.ts";
import { isHeldUp } from "../../src/database/transaction.ts";

const connection = { name: "a connection" };
const keep = async () => {};

test("a connection is waited for as long as others get on with theirs", async () => {
  const coming = Promise.withResolvers<typeof connection>();
  let asked = 0;
  // At each look another one has just finished; at the tenth it is this one's turn.
  const standstill = () => {
    if (++asked === 10) coming.resolve(connection);
    return 0;
  };
  expect(await unlessStuck(coming.promise, standstill, 1, keep)).toBe(connection);
  expect(asked).toBeGreaterThanOrEqual(10);
});

test("where nothing moves it is given up, and given back when it comes after all", async () => {
  const coming = Promise.withResolvers<typeof connection>();
  const late: unknown[] = [];
  const waiting = unlessStuck(
    coming.promise,
    () => 2_400,
    2_400,
    async (one) => void late.push(one),
  );
  expect(isHeldUp(await waiting.catch((error) => error))).toBe(true);
  coming.resolve(connection);
  await expect.poll(() => late).toEqual([connection]);
});

test("what came in while this process had no turn is taken, however long ago it was asked for", async () => {
  const coming = new Promise<typeof connection>((resolve) => setTimeout(resolve, 1, connection));
  expect(await unlessStuck(coming, () => 60_000, 2_400, keep)).toBe(connection);
});

test("an error of the connection comes out", async () => {
  const refused = Promise.reject(new Error("no such server"));
  await expect(unlessStuck(refused, () => 0, 1_000, keep)).rejects.toThrow("no such server");
});

test("a standstill begins with the asking, and anew whenever somebody is done", () => {
  const standstill = new Standstill();
  const asked = performance.now() - 5_000;
  expect(standstill.since(asked)).toBeGreaterThanOrEqual(5_000);
  standstill.moved();
  expect(standstill.since(asked)).toBeLessThan(5_000);
});
