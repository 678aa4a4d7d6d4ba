import { changeCompetitor } from "./competitor.ts";
import { changeHelper } from "./deal-helper.ts";
import { changeLink, linkOpened } from "./link.ts";
import { changePartner } from "./partner.ts";
import { showParties } from "./show-parties.ts";

export const partyUseCases = [
  changePartner,
  changeCompetitor,
  changeHelper,
  changeLink,
  linkOpened,
  showParties,
];
