/** A sales process as a picture: its stages, what they ask for, and where the reader's deals stand. */
import { chartLocale, defineChart } from "../charts/chart.ts";
import {
  actions,
  button,
  type Card,
  card,
  chartBlock,
  quiet,
  strong,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { may, reach } from "../company/permissions.ts";
import { type DealsInStage, dealsInStages, dealsInStagesAndOlder } from "../measures/deals-in-stages.ts";
import { formatSums, sumOf } from "../money/sums.ts";
import { stagesWithFormer } from "../pipelines/former-stages.ts";
import type { Criterion } from "../pipelines/gates/gate-kinds.ts";
import { editionOf, type Pipeline, type Stage } from "../pipelines/pipeline.ts";
import { formatShare } from "../text/format/percent.ts";
import { editingWords } from "./editing/words.ts";
import { isTakenUp } from "./known-processes.ts";
import { processWords } from "./words.ts";

export async function processCard(turn: Turn, pipeline: Pipeline, banner?: string): Promise<Card> {
  const { locale } = turn;
  const words = processWords(locale);
  const isOurs = isTakenUp(turn.pipelines, pipeline);
  const { numbers, older } = isOurs ? await numbersOf(turn, pipeline) : { numbers: [], older: 0 };
  const buttons = may(turn.member, "settings.change") ? adminsButtons(turn, pipeline, older) : [];
  const title = words.title(pipeline.name[locale]);
  const about = [
    pipeline.about[locale],
    may(turn.member, "settings.change") && words.version(editionOf(pipeline)),
  ];
  return card(
    locale,
    title,
    [
      banner ? strong(banner) : undefined,
      quiet(about.filter(Boolean).join(" · ")),
      chartBlock(picture(turn, pipeline, numbers)),
      stagesTable(turn, pipeline, numbers),
      actions(...buttons, worthButton(turn, pipeline), button(words.all, "deal.pipeline", { line: "all" })),
    ],
    { summary: banner ?? title },
  );
}

/** @returns older: how many deals an admin may move from other versions */
async function numbersOf(
  { db, workspace, member, pipelines }: Turn,
  pipeline: Pipeline,
): Promise<{ numbers: DealsInStage[]; older: number }> {
  const owners = await ownersWithin(db, member, "deal.see");
  // Where there is no other version no deal is in one, and all deals need not be looked through.
  if (may(member, "settings.change") && pipelines.versionsOf(pipeline).length > 1)
    return dealsInStagesAndOlder(db, workspace.id, pipeline, owners);
  return { numbers: await dealsInStages(db, workspace.id, pipeline.code, owners), older: 0 };
}

const standing = (numbers: readonly DealsInStage[], { code }: Stage) => {
  const here = numbers.filter(({ stage }) => stage === code);
  return {
    count: here.reduce((sum, { count }) => sum + count, 0),
    amount: sumOf(here.map(({ currency, amountMinor: minor }) => ({ currency, minor }))),
  };
};

/** Also those that only older versions have, while deals stand in them. */
const shownStages = ({ pipelines }: Turn, pipeline: Pipeline, numbers: readonly DealsInStage[]) =>
  stagesWithFormer(pipelines.versionsOf(pipeline), (code) => numbers.some(({ stage }) => stage === code));

/** With its number; a former one has none. */
function labelOf({ locale }: Turn, { stages }: Pipeline, stage: Stage): string {
  const at = stages.indexOf(stage);
  return at < 0 ? processWords(locale).former(stage.name[locale]) : `${at + 1} ${stage.name[locale]}`;
}

/** All stages from top to bottom, with the share that ought to go on from each. */
function picture(turn: Turn, pipeline: Pipeline, numbers: readonly DealsInStage[]) {
  const { locale, workspace } = turn;
  const words = processWords(locale);
  const stages = shownStages(turn, pipeline, numbers).map((stage) => {
    const { count, amount } = standing(numbers, stage);
    const caption = [
      count > 0 ? `${words.deals(count)} · ${formatSums(amount, locale, workspace.currency)}` : "",
      words.likely(stage.likelihood),
    ];
    const { targetConversion } = stage;
    return {
      label: labelOf(turn, pipeline, stage),
      value: count,
      caption: caption.filter(Boolean).join(" · "),
      ...(targetConversion !== null &&
        stage !== pipeline.stages.at(-1) && {
          toNext: words.towardsTarget(formatShare(targetConversion / 100, locale)),
        }),
    };
  });
  return defineChart({
    type: "funnel",
    title: words.whereDealsStand,
    locale: chartLocale(locale),
    summary: stages
      .map(({ label, caption }) => `${label}${locale === "zh" ? "：" : ": "}${caption}`)
      .join(locale === "zh" ? "；" : "; "),
    stages,
  });
}

function stagesTable(turn: Turn, pipeline: Pipeline, numbers: readonly DealsInStage[]) {
  const { locale } = turn;
  const words = processWords(locale);
  const own = reach(turn.member, "deal.see") === "own";
  return table(
    [words.stage, words.needed, toTheRight(own ? words.myDeals : words.teamDeals)],
    shownStages(turn, pipeline, numbers).map((stage) => ({
      cells: [
        labelOf(turn, pipeline, stage),
        neededFor(pipeline, stage)
          .map(({ name }) => name[locale])
          .join(locale === "zh" ? "、" : ", ") || "–",
        String(standing(numbers, stage).count || "–"),
      ],
      button: pipeline.stages.includes(stage)
        ? button(words.view, "deal.pipeline", { line: pipeline.code, stage: stage.code })
        : button(words.view, "deal.list", { stage: stage.code, pipeline: pipeline.code }),
    })),
  );
}

/** What must hold on the last step to a stage; nothing leads to a former one. */
function neededFor({ stages }: Pipeline, stage: Stage): Criterion[] {
  const at = stages.indexOf(stage);
  return at < 0 ? [] : [...(stages[at - 1]?.leave ?? []), ...stage.enter].filter(({ must }) => must);
}

/** For who leads: whether what the stages ask for earns its place. */
const worthButton = (turn: Turn, pipeline: Pipeline) =>
  may(turn.member, "criteria.weigh") &&
  isTakenUp(turn.pipelines, pipeline) &&
  button(processWords(turn.locale).worth.button, "deal.pipeline", { line: `${pipeline.code} criteria` });

/** @param older how many deals go through another version */
function adminsButtons(turn: Turn, pipeline: Pipeline, older: number) {
  const words = processWords(turn.locale);
  const { standard, offered } = turn.pipelines;
  const values = { process: pipeline.code };
  const isStandard = pipeline === standard;
  const isOffered = offered.includes(pipeline);
  const editing = editingWords(turn.locale);
  return [
    older > 0 &&
      button(editing.moveDeals(older, editionOf(pipeline)), "process.move", {
        ...{ ...values, version: pipeline.version },
      }),
    !isStandard && !isOffered && button(words.offer, "process.offer", values, { style: "primary" }),
    !isStandard && button(words.makeStandard, "process.standard", values),
    !isStandard && isOffered && button(words.stopOffering, "process.stop", values),
    button(words.forATeam, "process.team", values),
    button(editing.copyOf, "process.copy", values),
    button(editing.edit, "process.edit", values),
    button(editing.addStage, "process.stage", values),
    button(editing.listsOfButton, "process.lists", values),
    button(editing.export, "process.export", values),
  ];
}
