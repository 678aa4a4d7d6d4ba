import fc from "fast-check";
import { expect, test } from "vitest";
import { bridgeByRates } from "../../../src/measures/bridge-by-rates.ts";
import { bridgeCauses } from "../../../src/measures/week-bridge.ts";
import { partsOf, sumOf } from "../../../src/money/sums.ts";

test("a week's steps in one currency add up to the minor unit, whatever the rates", () => {
  const minor = fc.bigInt(-(10n ** 9n), 10n ** 9n);
  const sums = fc
    .record({ CNY: minor, USD: minor, JPY: minor })
    .map((amounts) => sumOf(Object.entries(amounts).map(([currency, minor]) => ({ currency, minor }))));
  const worth = fc.bigInt(1n, 20n * 10n ** 12n);
  const causes = bridgeCauses.filter((cause) => cause !== "rates");
  fc.assert(
    fc.property(
      sums,
      fc.array(sums, { maxLength: 11 }),
      fc.array(worth, { minLength: 4, maxLength: 4 }),
      (opening, moved, [a, b, c, d]) => {
        const steps = moved.map((sums, nth) => ({ cause: causes[nth]!, count: 1, sums }));
        const closing = sumOf([opening, ...moved].flatMap((one) => partsOf(one)));
        const at = (day: string, usd: bigint, jpy: bigint) => ({
          ...{ own: "CNY", day },
          rates: [
            { currency: "USD", from: day, worth: usd },
            { currency: "JPY", from: day, worth: jpy },
          ],
        });
        const bridge = { opening, steps, closing, foreign: 2, setbacks: [] };
        const told = bridgeByRates(bridge, at("2026-11-20", a!, b!), at("2026-11-27", c!, d!));
        const own = (one: typeof opening) => one.get("CNY") ?? 0n;
        const total = told.steps.reduce((sum, { sums }) => sum + own(sums), own(told.opening));
        expect(total).toBe(own(told.closing));
        // The same rates at both ends leave nothing to be told of them.
        const still = bridgeByRates(bridge, at("2026-11-20", a!, b!), at("2026-11-27", a!, b!));
        expect(still.steps.map(({ cause }) => cause)).not.toContain("rates");
      },
    ),
  );
});
