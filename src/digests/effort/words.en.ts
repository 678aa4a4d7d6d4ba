import { pluralEn } from "../../text/count.ts";

export const effortEn = {
  title: "Effort",
  headline: (share: string, lost: number, all: number) =>
    `${share} of the touches went into deals that were lost: ${lost} of ${all}.`,
  hours: (share: string, lost: string, all: string) => `${share} of the hours: ${lost} of ${all}.`,
  unmeasured: (count: number) => `${pluralEn(count, "touch", "touches")} without a length.`,
  tooFew: (count: number, least: number) =>
    `Too few to say yet: ${pluralEn(count, "touch", "touches")} on deals that were decided; it takes ${least}.`,
  none: "No touches on deals that were won or lost in this time. Record them: /deal visit ACME met Jen 45min",
  perWon: "Touches per won deal",
  firstContact: "First touch after logging",
  firstContactIs: (days: string, touched: number, untouched: number) =>
    `${days} (median of ${touched}${untouched > 0 ? `; ${untouched} not touched yet` : ""})`,
  workdays: (days: number) => `${days} ${days === 1 ? "workday" : "workdays"}`,
  byRep: "By person",
  byStage: "By stage at the time",
  bySource: "By source",
  columns: { touches: "Touches", lost: "On lost deals", share: "Share", hours: "Hours lost" },
  few: "too few",
  noSource: "No source",
  pictureTitle: "Touches on won and lost deals",
  onWon: "On won deals",
  onLost: "On lost deals",
  definitions: "Definitions",
  targets: "My targets",
};
