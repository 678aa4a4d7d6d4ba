import { pluralEn } from "../../text/count.ts";

export const lessonsEn = {
  lessonTitle: (customer: string) => `Lesson from ${customer}`,
  lessonSubmit: "Keep",
  lessonLabel: "What should others know next time?",
  lessonPlaceholder: "They compared three-year cost. We should have shown it at the demo.",
  needLesson: "Write a sentence or two that would help a colleague.",
  kept: (number: number) => `Lesson kept with #${number}. To find it again: /deal lessons`,

  listTitle: "Lessons",
  about: (what: string) => `Lessons: ${what}`,
  count: (count: number, shown: number) =>
    shown < count ? `The newest ${shown} of ${count}` : pluralEn(count, "lesson"),
  none: "No lessons yet. When a deal is won or lost, keep one: /deal lesson ACME …",
  noneAbout: (typed: string) =>
    `No lesson about “${typed}”. Try a stage, a reason, an industry or a customer: /deal lessons price`,
  hint: "Narrow it by stage, reason, industry or customer: /deal lessons price",
  lost: (stage: string) => `lost in ${stage}`,
  won: "won",
  by: (who: string, day: string) => `${who}, ${day}`,
};
