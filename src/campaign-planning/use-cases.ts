import { planCampaign, putCampaignAway } from "./plan-campaign.ts";

export const campaignUseCases = [planCampaign, putCampaignAway];
