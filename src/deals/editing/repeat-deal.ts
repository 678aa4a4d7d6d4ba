import { offeredCampaigns } from "../../campaigns/campaign.ts";
import { openedForm, textsOf } from "../../chat/fill-form.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import { productsOf } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { theDeal } from "../naming/ask-which.ts";
import { newDealForm } from "./new-deal-form.ts";
import { teamsPipeline } from "./usual-pipeline.ts";
import { editWords } from "./words.ts";

/** `/deal again ACME`: the customer orders once more. A new deal, linked to the won one, with its amount and product. */
export const repeatDeal = defineUseCase({
  name: "deal.again",
  command: {
    group: "deal",
    en: ["again", "repeat"],
    zh: ["复购", "续单"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.change",
  changes: false,
  input: dealNamed,
  async run(turn, values) {
    const deal = await theDeal(turn, values, { action: "deal.again", prefer: "closed" });
    if (deal.outcome !== "won") return refuse(editWords(turn.locale).repeatsWon(deal.number));
    const usual =
      turn.pipelines.offered.find(({ code }) => code === deal.pipeline) ?? (await teamsPipeline(turn));
    const known = {
      customer: deal.customer.name,
      amount: formatMoney(deal.amount, turn.locale, "full"),
      product: productsOf(deal).join(", "),
      source: "existing",
    };
    const campaigns = await offeredCampaigns(turn, turn.today);
    const plan = newDealForm(turn, known, [], { usual, previous: deal.id, campaigns });
    return openedForm(turn, plan, textsOf(plan.questions, known));
  },
});
