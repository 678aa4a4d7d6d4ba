import type { UseCase } from "../chat/use-case.ts";
import { assignDeal } from "./assign-deal.ts";
import { chooseName } from "./choose-name.ts";
import { handOverDeals } from "./hand-over.ts";
import { mergeMembers } from "./merge-members.ts";
import { createRemoveMember } from "./remove-member.ts";
import { restoreMember } from "./restore-member.ts";
import { separateMembers } from "./separate-members.ts";
import type { WebSessions } from "./sessions-card.ts";
import { createShowSessions, createSignOut } from "./show-sessions.ts";
import type { EndAccess } from "./take-off.ts";

/** @param endAccess ends what only the web chat can end @param sessions the browsers that are signed in there */
export const createPeopleUseCases = (endAccess: EndAccess, sessions: WebSessions): readonly UseCase[] => [
  assignDeal,
  handOverDeals,
  createRemoveMember(endAccess),
  restoreMember,
  mergeMembers,
  separateMembers,
  chooseName,
  createShowSessions(sessions),
  createSignOut(sessions),
];
