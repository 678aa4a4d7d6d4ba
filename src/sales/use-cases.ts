import { chooseProduct, showTiers } from "./tiers/show-tiers.ts";

export const salesUseCases = [showTiers, chooseProduct];
