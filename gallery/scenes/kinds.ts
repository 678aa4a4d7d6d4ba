/** Blocks in states that the sample company does not reach. */
import { longName } from "../made-up.ts";
import { bar, card, formatMoney, type Locale, moneyOf } from "../product.ts";
import { type Scene, shown } from "../scene.ts";

const words = {
  en: {
    quota: "Quota",
    elapsed: "Time elapsed",
    won: "Won",
    commit: "Commit",
    best: "Best case",
    rest: "Gap",
  },
  zh: { quota: "目标", elapsed: "时间进度", won: "已签", commit: "承诺单", best: "争取", rest: "缺口" },
};

type Amounts = Readonly<{ won: number; commit?: number; best?: number; quota?: number; label?: string }>;

const quarter =
  ({ won, commit = 0, best = 0, quota, label }: Amounts) =>
  (locale: Locale) => {
    const { [locale]: say } = words;
    const value = (amount: number) => formatMoney(moneyOf(amount * 100_000, "CNY"), locale, "short");
    const rest = (quota ?? 0) - won - commit - best;
    const parts = [
      { label: say.won, value: value(won), amount: won, look: "good" as const },
      { label: label ?? say.commit, value: value(commit), amount: commit, look: "sure" as const },
      { label: say.best, value: value(best), amount: best, look: "maybe" as const },
      ...(rest > 0 ? [{ label: say.rest, value: value(rest), amount: rest, look: "rest" as const }] : []),
    ];
    const target =
      quota === undefined
        ? {}
        : {
            whole: { label: say.quota, value: value(quota), amount: quota },
            tick: { label: say.elapsed, value: "67%", share: 0.67 },
          };
    return card(locale, locale === "zh" ? "本季进度" : "Where the quarter stands", [bar(parts, target)]);
  };

export const kindScenes: readonly Scene[] = [
  {
    group: "Kinds of blocks",
    as: "manager",
    steps: [
      shown("A bar: on its way", quarter({ won: 28, commit: 31, best: 10, quota: 100 })),
      shown("A bar: more than the target", quarter({ won: 130, commit: 20, quota: 100 })),
      shown("A bar: nothing yet", quarter({ won: 0, quota: 100 })),
      shown("A bar: no target", quarter({ won: 28, commit: 31, best: 10 })),
      shown("A bar: nothing at all", quarter({ won: 0 })),
      shown("A bar: a sliver and a long name", (locale) =>
        quarter({ won: 0.1, commit: 31, best: 10, quota: 100, label: longName[locale] })(locale),
      ),
    ],
  },
];
