import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Suites that take the longest: one of them at the end would be waited for alone. */
const long = [
  "chaos/replicas",
  "unit/exercise",
  "database/backup",
  "database/first-start",
  "chaos/embedded",
  "contract/every-way",
  "e2e/main-job-browser",
  "database/durability",
  "e2e/accessible",
  "database/year-of-weeks",
  "e2e/say",
  "e2e/thursday-card",
  "e2e/web-comfort",
  "e2e/web",
  "database/paused-holder",
  "database/carry-over",
  "e2e/abuse",
  "database/delivery",
];

const place = ({ moduleId }: TestSpecification): number => {
  const nth = long.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return nth < 0 ? long.length : nth;
};

/** The long ones first, then as vitest would; on a fresh clone it knows no times, only sizes. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
