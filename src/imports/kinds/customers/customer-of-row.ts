/** What a row of customers says of one. Pure. */
import type { GradePolicy } from "../../../company/workspace-settings.ts";
import { longestFileWord, mostCounted, ownKey } from "../../../customers/file/customer-file.ts";
import type { FileWish } from "../../../customers/file/write-file.ts";
import { policyOf } from "../../../customers/marking/grade-policy.ts";
import { majorNumeral } from "../../../money/currency.ts";
import type { Values, Why } from "../../rows.ts";
import { amountIn, numberIn, textIn } from "../import-kind.ts";

export type CustomerContext = Readonly<{
  grades: readonly GradePolicy[];
  /** Key of the company's own field that keeps what a customer turns over, where it has one. */
  revenueField: string | undefined;
}>;

/** Only what the row says: an empty cell takes nothing away. The parent is found among all customers, and so not here. */
export type CustomerOfRow = Pick<FileWish, "columns" | "words"> &
  Readonly<{ name: string; externalId: string; owner: string; parent: string }>;

const longestName = 200;
/** Where a company has no grades of its own. */
const longestGrade = 10;

export function customerOfRow(values: Values, context: CustomerContext): CustomerOfRow | Why {
  const [name, industry, region] = ["customer", "industry", "region"].map((field) => textIn(values, field));
  const tooLong = Object.entries({ customer: name!, industry: industry!, region: region! }).find(
    ([field, text]) => text.length > (field === "customer" ? longestName : longestFileWord),
  );
  if (tooLong) return { code: "too-long", field: tooLong[0], text: tooLong[1].slice(0, 60) };
  for (const field of ["people", "sites"]) {
    const count = numberIn(values, field);
    if (count !== undefined && !(Number.isInteger(count) && count >= 0 && count <= mostCounted))
      return { code: "no-whole", field, text: String(count) };
  }
  const grade = gradeIn(textIn(values, "grade"), context);
  if (typeof grade === "object") return grade;
  const [people, sites] = ["people", "sites"].map((field) => numberIn(values, field));
  const revenue = amountIn(values, "revenue");
  return {
    ...{ name: name!, externalId: textIn(values, "externalId") },
    ...{ owner: textIn(values, "owner"), parent: textIn(values, "parent") },
    columns: {
      ...(industry && { industry }),
      ...(region && { region }),
      ...(people !== undefined && { people }),
      ...(sites !== undefined && { sites }),
      ...(grade && { grade }),
    },
    words:
      revenue && context.revenueField
        ? {
            [ownKey(context.revenueField)]: String(
              Number(majorNumeral(BigInt(revenue.minor), revenue.currency)),
            ),
          }
        : {},
  };
}

/** Letters in either case are the company's own, as it writes them. */
function gradeIn(said: string, { grades }: CustomerContext): string | Why {
  if (said === "") return "";
  const own = policyOf(grades, said)?.grade;
  if (own) return own;
  return grades.length === 0 && said.length <= longestGrade
    ? said
    : { code: "no-grade", name: said.slice(0, 60) };
}
