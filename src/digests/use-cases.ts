import { compareFunnels } from "./compare-funnels.ts";
import { showEffort } from "./effort/show-effort.ts";
import { showCompetitors } from "./parties/show-competitors.ts";
import { showPartners } from "./parties/show-partners.ts";
import { runNow } from "./run-now.ts";
import { showConversion } from "./show-conversion.ts";
import { showCurrencies } from "./show-currencies.ts";
import { showDefinitions } from "./show-definitions.ts";
import { showFunnel } from "./show-funnel.ts";
import { showSource, showSources } from "./sources/show-sources.ts";
import { weekDetails } from "./week-details.ts";

export const digestUseCases = [
  showFunnel,
  showConversion,
  showEffort,
  showSources,
  showSource,
  showPartners,
  showCompetitors,
  compareFunnels,
  showDefinitions,
  showCurrencies,
  weekDetails,
  runNow,
];
