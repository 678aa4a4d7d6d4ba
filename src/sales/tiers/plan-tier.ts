import { z } from "zod";
import { actions, button, card, text as paragraph, strong } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf, type Read, right, wrong } from "../../chat/question.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { labelsOf, loadPeople } from "../../company/people-known.ts";
import { may } from "../../company/permissions.ts";
import { notifyMember } from "../../delivery/notify-member.ts";
import type { Locale } from "../../text/locale.ts";
import { salesWords } from "../words.ts";
import { boundsOf } from "./bounds.ts";
import { tiersReply } from "./show-tiers.ts";
import { tierName } from "./tier-name.ts";
import { keepTierPlan, loadTierPlans, planOf } from "./tier-plans.ts";
import { tierReport } from "./tier-report.ts";
import { carried, type TiersAsked, tiersAsked } from "./tiers-asked.ts";

const longestStrategy = 500;
/** More than any platform's choice shows with ease. */
const mostOwners = 90;

/** What the company wants with the customers of a band, and who sees to it: who becomes its owner is told. */
export const planTier = defineUseCase({
  name: "tiers.plan",
  needs: "tier.plan",
  changes: true,
  input: tiersAsked.extend({
    /** The band's lower bound, as it was when the form was opened. */
    from: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    strategy: z.string().max(20_000).optional(),
    owner: z.string().max(40).optional(),
  }),
  async run(turn, { from, strategy, owner, ...asked }) {
    const words = salesWords(turn.locale);
    const { tiers } = tierReport([], boundsOf(turn.workspace));
    const tier =
      from === undefined ? tiers[asked.tier ?? -1] : tiers.find((one) => String(one.from) === from);
    if (!tier) return refuse(words.bandGone);
    const band = tierName(turn, tier, turn.workspace.currency);
    const former = planOf(await loadTierPlans(turn.db, turn.workspace.id), tier.from);
    const plan = {
      action: "tiers.plan",
      title: words.planTitle(band),
      hidden: {
        ...Object.fromEntries(
          Object.entries(carried(asked, { tier: tier.nth })).map(([name, value]) => [name, String(value)]),
        ),
        from: String(tier.from),
      },
      questions: {
        strategy: {
          ...({ type: "paragraph", required: false, maxLength: longestStrategy } as const),
          label: words.strategy,
          hint: words.strategyHint,
          now: former?.strategy ?? "",
          read: (text: string): Read<string | null> =>
            text.length > longestStrategy
              ? wrong(words.strategyTooLong(longestStrategy))
              : right(text === "" ? null : text),
        },
        owner: {
          ...choiceOf(await ownersFor(turn), chatWords(turn.locale).required),
          label: words.owner,
          required: false,
          now: former?.owner ? (former.ownerId ?? "") : "",
        },
      },
    };
    const filled = fillForm(turn, plan, { strategy, owner });
    if (!filled.ok) return filled.reply;
    const ownerId = filled.said.owner || null;
    const before = await keepTierPlan(
      turn,
      { from: tier.from, strategy: filled.said.strategy, ownerId },
      band,
    );
    if (ownerId && ownerId !== before && ownerId !== turn.member.id)
      await tellOwner(turn, ownerId, { tier, asked, strategy: filled.said.strategy });
    return tiersReply(turn, { ...asked, view: "band", tier: tier.nth, page: 1 }, words.planKept(band));
  },
});

/** Whoever sells, or has people who do. */
async function ownersFor(turn: Turn) {
  const people = (await loadPeople(turn.db, turn.workspace.id)).filter(
    (one) => one.active && may(one, "deal.change"),
  );
  const labels = labelsOf(people, chatWords(turn.locale).platforms);
  return [
    { value: "", label: salesWords(turn.locale).noOwner },
    ...people.slice(0, mostOwners).map(({ id }) => ({ value: id, label: labels.get(id)! })),
  ];
}

type Given = Readonly<{
  tier: Parameters<typeof tierName>[1];
  asked: TiersAsked;
  strategy: string | null;
}>;

async function tellOwner(turn: Turn, id: string, { tier, asked, strategy }: Given): Promise<void> {
  const member = await turn.db.member.findUniqueOrThrow({ where: { id }, select: { locale: true } });
  const locale = member.locale as Locale;
  const words = salesWords(locale);
  const band = tierName({ locale }, tier, turn.workspace.currency);
  const said = words.youOwnSays(turn.member.name, band);
  const { file: _, ...stored } = asked;
  await notifyMember(turn.db, id, {
    key: `tier-owner:${id}:${tier.from}:${turn.now.epochMilliseconds}`,
    card: card(
      locale,
      words.youOwn(band),
      [
        strong(said),
        strategy ? paragraph(strategy) : undefined,
        actions(button(words.seeBand, "customer.tiers", carried(stored, { view: "band", tier: tier.nth }))),
      ],
      { summary: said },
    ),
  });
}
