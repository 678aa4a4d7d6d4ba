/** One stage of a sales process: what it is for, what it asks for, and what to say. */
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  facts,
  text as paragraph,
  quiet,
  strong,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { buyingRoleNames } from "../pipelines/buying-role.ts";
import type { Criterion } from "../pipelines/gates/gate-kinds.ts";
import type { Pipeline, Stage } from "../pipelines/pipeline.ts";
import { formatList } from "../text/count.ts";
import { formatShare } from "../text/format/percent.ts";
import type { Locale } from "../text/locale.ts";
import { editingWords } from "./editing/words.ts";
import { isTakenUp } from "./known-processes.ts";
import { processWords } from "./words.ts";

export function stageCard(turn: Turn, pipeline: Pipeline, stage: Stage): Card {
  const { locale } = turn;
  const words = processWords(locale);
  const title = words.stageOf(stage.name[locale], pipeline.name[locale]);
  const { goal, roles, talkingPoints } = stage.guide;
  const musts = (criteria: readonly Criterion[]) => criteria.filter(({ must }) => must);
  const shoulds = [...stage.enter, ...stage.leave].filter(({ must }) => !must);
  const { targetConversion } = stage;
  return card(locale, title, [
    facts(
      [words.goal, goal?.[locale]],
      [
        words.workWith,
        formatList(
          roles.map((role) => buyingRoleNames[role][locale]),
          locale,
        ),
      ],
      [words.likelihood, `${stage.likelihood}%`],
      [words.usually, words.workdays(stage.workdays)],
      [words.target, targetConversion === null ? undefined : formatShare(targetConversion / 100, locale)],
    ),
    aside(stage, locale),
    ...listed(words.mustEnter, musts(stage.enter), locale),
    ...listed(words.mustLeave, musts(stage.leave), locale),
    ...listed(
      words.should,
      shoulds.filter((one) => one.as === undefined),
      locale,
    ),
    ...listed(
      words.questions,
      shoulds.filter((one) => one.as === "question"),
      locale,
    ),
    ...listed(
      words.work,
      shoulds.filter((one) => one.as === "work"),
      locale,
    ),
    ...(talkingPoints.length > 0 ? [strong(words.talkingPoints)] : []),
    ...talkingPoints.map(({ customers, points }) =>
      paragraph(
        [
          `${customers[locale]}${locale === "zh" ? "：" : ":"}`,
          ...points.map((one) => `• ${one[locale]}`),
        ].join("\n"),
      ),
    ),
    actions(
      isTakenUp(turn.pipelines, pipeline) &&
        button(words.teamDeals, "deal.list", { stage: stage.code, pipeline: pipeline.code }),
      ...adminsButtons(turn, pipeline, stage),
      button(pipeline.name[locale], "deal.pipeline", { line: pipeline.code }),
    ),
  ]);
}

function adminsButtons({ member, locale }: Turn, pipeline: Pipeline, stage: Stage) {
  if (!may(member, "settings.change")) return [];
  const words = editingWords(locale);
  const values = { process: pipeline.code, stage: stage.code };
  return [
    button(words.edit, "process.stage", values),
    button(words.guide, "process.guide", values),
    button(words.criteria, "process.criteria", values),
    button(words.removeOf, "process.stage-remove", values),
  ];
}

/** What is special about a stage, in a sentence. */
function aside({ phase, counted }: Stage, locale: Locale): Block | undefined {
  const words = processWords(locale);
  if (phase === "won") return quiet(words.wonHere);
  if (phase === "after-sale") return quiet(words.afterSale);
  return counted ? undefined : quiet(words.notCounted);
}

const listed = (heading: string, criteria: readonly Criterion[], locale: Locale): Block[] =>
  criteria.length === 0
    ? []
    : [
        strong(heading),
        paragraph(
          criteria.map(({ name, hint }) => `• ${name[locale]}${hint ? ` (${hint[locale]})` : ""}`).join("\n"),
        ),
      ];
