export const numberEn = {
  atLeast: (least: number) => `at least ${least}`,
  atMost: (most: number) => `at most ${most}`,
  between: (least: number, most: number) => `${least} to ${most}`,
  needed: (range: string) => `Needed: ${range}`,
  notANumber: (typed: string) => `I can't read “${typed}” as a number. Type it like 50 or 1,200.`,
  outside: (range: string) => `This has to be ${range} before the deal can advance.`,
  missing: "Type a number, such as 50 or 1,200.",
};
