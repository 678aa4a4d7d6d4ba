import type { Pipeline } from "../pipeline.ts";
import { actionStandards } from "./action-standards.ts";
import { awarenessToAction } from "./awareness-to-action.ts";
import { classicSix } from "./classic-six.ts";
import { consumerJourney } from "./consumer-journey.ts";
import { customerFunnel } from "./customer-funnel.ts";
import { firstClassicSix } from "./former/classic-six.ts";
import { firstCustomerFunnel } from "./former/customer-funnel.ts";
import { keyAccount } from "./key-account.ts";
import { sevenSteps } from "./seven-steps.ts";

/** Every way of selling that a company can take up as it is, in its newest version. */
export const shippedPipelines: readonly Pipeline[] = [
  customerFunnel,
  consumerJourney,
  awarenessToAction,
  keyAccount,
  actionStandards,
  sevenSteps,
  classicSix,
];

/** What every company has from its first day, and what deals from before may stand in. The others are taken up by an admin. */
export const foundingPipelines: readonly Pipeline[] = [
  firstCustomerFunnel,
  firstClassicSix,
  customerFunnel,
  classicSix,
];
