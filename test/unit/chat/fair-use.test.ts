import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createFairUse } from "../../../src/chat/fair-use.ts";
import type { Inbound } from "../../../src/chat/inbound.ts";

const from = (who: string, more: object = {}) =>
  ({
    platform: "web",
    installation: "T1",
    kind: "command",
    actor: { externalId: who },
    ...more,
  }) as unknown as Inbound;

describe("fair use", () => {
  let now = 0;
  beforeEach(() => {
    now = 1_000_000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    vi.useFakeTimers({ toFake: ["setTimeout"] });
  });
  afterEach(() => vi.useRealTimers());
  /** What waits for its turn, or to be told, has it. */
  const aMoment = () => vi.advanceTimersByTimeAsync(500);
  const generous = { personPerMinute: 1000, companyPerMinute: 1000 };
  const soon = () => new Promise((resolve) => setImmediate(resolve));

  test("runs two of a person's at a time, in order, whatever others do", async () => {
    const use = createFairUse(generous);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    for (const nth of [1, 2, 3, 4])
      void use.enter(from("rep")).then((end) => {
        begun.push(nth);
        ends.push(end!);
      });
    await soon();
    expect(begun).toEqual([1, 2]);
    expect(await use.enter(from("boss"))).toBeTypeOf("function");
    ends[1]!();
    await soon();
    // However fast they are answered, whoever has more of them waits a moment.
    expect(begun).toEqual([1, 2]);
    await aMoment();
    expect(begun).toEqual([1, 2, 3]);
    ends[0]!();
    await aMoment();
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  test("turns away what would wait too long, and takes more when the row is shorter", async () => {
    const use = createFairUse(generous);
    const entered = Array.from({ length: 33 }, () => use.enter(from("rep")));
    expect(await entered[32]).toBeUndefined();
    (await entered[0])!();
    await aMoment();
    const end = await entered[2];
    expect(end).toBeTypeOf("function");
    const another = use.enter(from("rep"));
    end!();
    expect(await Promise.race([another, soon().then(() => "waits")])).toBe("waits");
  });

  test("allows a person so much in a minute, files as ten lines, and others the same", async () => {
    const use = createFairUse({ personPerMinute: 20, companyPerMinute: 1000 });
    const once = async (inbound: Inbound) => {
      const entering = use.enter(inbound);
      await aMoment();
      const end = await entering;
      end?.();
      return end !== undefined;
    };
    for (let nth = 0; nth < 10; nth++) expect(await once(from("rep"))).toBe(true);
    expect(await once(from("rep", { kind: "file", files: [{}] }))).toBe(true);
    expect(await once(from("rep"))).toBe(false);
    expect(await once(from("other"))).toBe(true);
    now += 3_000;
    expect(await once(from("rep"))).toBe(true);
    expect(await once(from("rep"))).toBe(false);
    now += 600_000;
    for (let nth = 0; nth < 20; nth++) expect(await once(from("rep"))).toBe(true);
    expect(await once(from("rep"))).toBe(false);
  });

  test("hesitates before it says that it is too much, so that asking again at once is of no use", async () => {
    const use = createFairUse({ personPerMinute: 1, companyPerMinute: 1000 });
    (await use.enter(from("rep")))!();
    const answers: unknown[] = [];
    for (let nth = 0; nth < 4; nth++) void use.enter(from("rep")).then((end) => answers.push(end));
    await soon();
    expect(answers).toEqual([]);
    await aMoment();
    expect(answers).toEqual([undefined, undefined]);
    await aMoment();
    await aMoment();
    expect(answers).toHaveLength(4);
  });

  test("allows a whole chat so much, and another chat the same", async () => {
    const use = createFairUse({ personPerMinute: 1000, companyPerMinute: 3 });
    for (const who of ["a", "b", "c"]) (await use.enter(from(who)))!();
    const tooMuch = use.enter(from("d"));
    await aMoment();
    expect(await tooMuch).toBeUndefined();
    expect(await use.enter(from("a", { installation: "T2" }))).toBeTypeOf("function");
  });
});
