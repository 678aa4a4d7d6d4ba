/** What each criterion of a process is worth, and which might go. It proposes; people decide. */
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { type CriterionWorth, criteriaWorth, type WonShare } from "../measures/criteria-worth.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { formatShare } from "../text/format/percent.ts";
import { processWords } from "./words.ts";

/** More than a card holds are in the file of the process. */
const listed = 40;
/** What is proposed is read one by one. */
const proposed = 5;

export async function criteriaCard(turn: Turn, pipeline: Pipeline): Promise<Card> {
  const { db, locale, workspace } = turn;
  const words = processWords(locale).worth;
  const owners = await ownersWithin(db, turn.member, "criteria.weigh");
  const all = await criteriaWorth(db, workspace.id, turn.pipelines.versionsOf(pipeline), owners);
  return card(locale, words.title(pipeline.name[locale]), [
    ...proposals(turn, all),
    table(
      [
        words.criterion,
        ...[words.asked, words.answered, words.excepted, words.wonWith, words.wonWithout].map((heading) =>
          toTheRight(heading),
        ),
      ],
      all.slice(0, listed).map(({ criterion, asked, answered, excepted, withIt, withoutIt }) => ({
        cells: [
          `${criterion.must ? "✱ " : ""}${criterion.name[locale]}`,
          String(asked),
          answered === undefined ? "–" : String(answered),
          String(excepted || "–"),
          won(turn, withIt),
          won(turn, withoutIt),
        ],
      })),
    ),
    quiet(words.explained),
    actions(button(pipeline.name[locale], "deal.pipeline", { line: pipeline.code })),
  ]);
}

function proposals({ locale }: Turn, all: readonly CriterionWorth[]): Block[] {
  const words = processWords(locale).worth;
  const those = all.filter(({ tellsNothing }) => tellsNothing !== undefined);
  if (those.length === 0) return [paragraph(words.nothingToDrop)];
  const lines = those
    .slice(0, proposed)
    .map(({ criterion, tellsNothing, asked, answered, withIt, withoutIt }) => {
      const name = criterion.name[locale];
      const rate = (one: WonShare | undefined) => formatShare(one?.rate ?? null, locale);
      return tellsNothing === "seldom-answered"
        ? words.seldom(name, answered ?? 0, asked)
        : words.alike(name, rate(withIt), rate(withoutIt));
    });
  return [paragraph([words.mightGo, ...lines.map((line) => `• ${line}`)].join("\n"))];
}

/** "48% (35–62%)"; few are said to be few. */
function won({ locale }: Turn, share: WonShare | undefined): string {
  if (!share) return "–";
  const { rate, range, closed } = share;
  if (rate === undefined || !range) return processWords(locale).worth.tooFew(closed);
  return `${formatShare(rate, locale)} (${range.map((end) => formatShare(end, locale)).join("–")})`;
}
