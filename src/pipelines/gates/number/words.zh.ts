import type { numberEn } from "./words.en.ts";

type Bounds = Parameters<typeof numberEn.outside>[0];

const range = ({ atLeast, atMost }: Bounds): string =>
  atLeast !== undefined && atMost !== undefined
    ? `${atLeast} 到 ${atMost}`
    : atLeast !== undefined
      ? `至少 ${atLeast}`
      : `最多 ${atMost}`;

export const numberZh: typeof numberEn = {
  hint: (bounds) =>
    bounds.atLeast === undefined && bounds.atMost === undefined ? undefined : `要求：${range(bounds)}`,
  notANumber: (typed) => `“${typed}”看不出是多少，请写一个数，例如 50 或 1200。`,
  outside: (bounds) => `要${range(bounds)}才能推进。`,
};
