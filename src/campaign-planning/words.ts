import { inBoth } from "../text/in-both.ts";
import { campaignsEn } from "./words.en.ts";
import { campaignsZh } from "./words.zh.ts";

export const campaignWords = inBoth(campaignsEn, campaignsZh);
