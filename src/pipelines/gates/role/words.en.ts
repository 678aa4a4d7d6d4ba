import { type BuyingRole, buyingRoleNames } from "../../buying-role.ts";

export const roleEn = {
  who: "Who was it? Name and title",
  known: (label: string) => `${label}: somebody we know`,
  contact: (name: string, roles: readonly BuyingRole[]) =>
    roles.length === 0 ? name : `${name} (${roles.map((role) => buyingRoleNames[role].en).join(", ")})`,
  notKnown: "I don't know this person at the customer. Type the name instead.",
};
