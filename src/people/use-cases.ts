import type { UseCase } from "../chat/use-case.ts";
import { assignDeal } from "./assign-deal.ts";
import { handOverDeals } from "./hand-over.ts";
import { mergeMembers } from "./merge-members.ts";
import { createRemoveMember } from "./remove-member.ts";
import { restoreMember } from "./restore-member.ts";
import type { EndAccess } from "./take-off.ts";

/** @param endAccess ends what only the web chat can end */
export const createPeopleUseCases = (endAccess: EndAccess): readonly UseCase[] => [
  assignDeal,
  handOverDeals,
  createRemoveMember(endAccess),
  restoreMember,
  mergeMembers,
];
