/** Which of the people who matter in a purchase have been met. Pure. */
import { type BuyingRole, buyingRoles } from "../../pipelines/buying-role.ts";
import { criteriaOf, type Pipeline, stageOf } from "../../pipelines/pipeline.ts";
import type { Answers } from "./answers.ts";

export type WhoIsMet = Readonly<{
  /** With who it is, as it was answered. */
  met: readonly Readonly<{ role: BuyingRole; who: string }>[];
  /** Of those whom the stage is worked with, and whom it asks for. */
  missing: readonly BuyingRole[];
}>;

/**
 * Whoever was met in an earlier stage stays met, by whichever criterion that was said; and whoever the customer's people tell
 * of was met, whatever the deal was about.
 * @param known of the customer's people those who were met, by their parts
 */
export function whoIsMet(
  pipeline: Pipeline,
  stage: string,
  answers: Answers,
  known: readonly Readonly<{ role: BuyingRole; who: string }>[],
): WhoIsMet {
  const asked = criteriaOf(pipeline).flatMap((one) => (one.kind === "role" ? [one] : []));
  const whoIs = (role: BuyingRole) =>
    asked
      .filter((one) => one.role === role)
      .map(({ key }) => answers[key] ?? "")
      .find((who) => who !== "") ?? known.find((one) => one.role === role)?.who;
  const { guide, enter, leave } = stageOf(pipeline, stage);
  const here = [...enter, ...leave].flatMap((one) => (one.kind === "role" ? [one.role] : []));
  const met = buyingRoles.flatMap((role) => {
    const who = whoIs(role);
    return who === undefined ? [] : [{ role, who }];
  });
  const wanted = new Set([...guide.roles, ...here]);
  return {
    met,
    missing: buyingRoles.filter((role) => wanted.has(role) && !met.some((one) => one.role === role)),
  };
}
