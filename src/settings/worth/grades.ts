import { right, wrong } from "../../chat/question.ts";
import type { GradePolicy } from "../../company/workspace-settings.ts";
import { defineSection } from "../section.ts";
import { gradesIn } from "./read-amounts.ts";
import { worthSettingsWords } from "./words.ts";

const mostGrades = 10;

/** What each grade of customers gets: how much discount, and what service. A discount above it warns. */
export const changeGrades = defineSection({
  name: "settings.grades",
  title: ({ locale }) => worthSettingsWords(locale).gradesTitle,
  questions({ locale, workspace }) {
    const words = worthSettingsWords(locale);
    return {
      grades: {
        ...{ type: "paragraph", maxLength: 2000, required: false },
        label: words.grades,
        hint: words.gradesHint,
        now: workspace.settings.grades.map(lineOf).join("\n"),
        read: (text) => {
          const read = gradesIn(text);
          if ("wrong" in read) return wrong(words.badGrade(read.wrong.slice(0, 60)));
          return read.grades.length > mostGrades
            ? wrong(words.tooManyGrades(mostGrades))
            : right(read.grades);
        },
      },
    };
  },
  change: (settings) => ({ settings }),
});

const lineOf = ({ grade, discount, service }: GradePolicy): string =>
  `${grade} ${discount}% ${service}`.trim();
