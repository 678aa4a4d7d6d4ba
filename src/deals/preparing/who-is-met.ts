/** Which of the people who matter in a purchase have been met. Pure. */

import type { Contact } from "../../customers/contacts.ts";
import { type BuyingRole, buyingRoles } from "../../pipelines/buying-role.ts";
import { criteriaOf, type Pipeline, stageOf } from "../../pipelines/pipeline.ts";
import type { Answers } from "../facts/answers.ts";

export type WhoIsMet = Readonly<{
  /** With who it is, as it was answered; `elsewhere`: of another deal. */
  met: readonly Readonly<{ role: BuyingRole; who: string; elsewhere: boolean }>[];
  /** Of those whom the stage is worked with, and whom it asks for. */
  missing: readonly BuyingRole[];
}>;

/**
 * Whoever was met in an earlier stage stays met, by whichever criterion that was said; whom another deal of the customer has
 * met is known, too.
 */
export function whoIsMet(
  pipeline: Pipeline,
  stage: string,
  answers: Answers,
  contacts: readonly Pick<Contact, "name" | "roles">[],
): WhoIsMet {
  const asked = criteriaOf(pipeline).flatMap((one) => (one.kind === "role" ? [one] : []));
  const whoIs = (role: BuyingRole) =>
    asked
      .filter((one) => one.role === role)
      .map(({ key }) => answers[key] ?? "")
      .find((who) => who !== "");
  const { guide, enter, leave } = stageOf(pipeline, stage);
  const here = [...enter, ...leave].flatMap((one) => (one.kind === "role" ? [one.role] : []));
  const met = buyingRoles.flatMap((role) => {
    const who = whoIs(role);
    if (who !== undefined) return [{ role, who, elsewhere: false }];
    const known = contacts.find(({ roles }) => roles.includes(role));
    return known ? [{ role, who: known.name, elsewhere: true }] : [];
  });
  const wanted = new Set([...guide.roles, ...here]);
  return {
    met,
    missing: buyingRoles.filter((role) => wanted.has(role) && !met.some((one) => one.role === role)),
  };
}
