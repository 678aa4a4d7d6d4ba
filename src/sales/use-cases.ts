import { chooseTiers } from "./tiers/choose-tiers.ts";
import { planTier } from "./tiers/plan-tier.ts";
import { showTiers, showTiersOfFile } from "./tiers/show-tiers.ts";

export const salesUseCases = [showTiers, showTiersOfFile, chooseTiers, planTier];
