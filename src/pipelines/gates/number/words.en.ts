type Bounds = Readonly<{ atLeast?: number; atMost?: number }>;

const range = ({ atLeast, atMost }: Bounds): string =>
  atLeast !== undefined && atMost !== undefined
    ? `${atLeast} to ${atMost}`
    : atLeast !== undefined
      ? `at least ${atLeast}`
      : `at most ${atMost}`;

export const numberEn = {
  hint: (bounds: Bounds): string | undefined =>
    bounds.atLeast === undefined && bounds.atMost === undefined ? undefined : `Needed: ${range(bounds)}`,
  notANumber: (typed: string) => `I can't read “${typed}” as a number. Type it like 50 or 1,200.`,
  outside: (bounds: Bounds) => `This has to be ${range(bounds)} before the deal can advance.`,
};
