/** Whatever there is to say before a meeting, it is said on one screen of a phone; a browser measures it in `before-a-visit`. */
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Turn } from "../../../src/chat/use-case.ts";
import { workspaceSettings } from "../../../src/company/workspace-settings.ts";
import type { Deal } from "../../../src/deals/facts/deal.ts";
import { prepareCard } from "../../../src/deals/preparing/prepare-card.ts";
import { fitsOnPhone } from "../../../src/deals/preparing/room.ts";
import type { Found } from "../../../src/deals/preparing/sections.ts";
import { prepareWords } from "../../../src/deals/preparing/words.ts";
import { pipelineBook } from "../../../src/pipelines/book.ts";
import { buyingRoles } from "../../../src/pipelines/buying-role.ts";
import type { Criterion } from "../../../src/pipelines/gates/gate-kinds.ts";
import type { Pipeline } from "../../../src/pipelines/pipeline.ts";
import { question } from "../../../src/pipelines/shipped/compose.ts";
import { shippedPipelines } from "../../../src/pipelines/shipped/shipped-pipelines.ts";
import type { Locale } from "../../../src/text/locale.ts";

const now = Temporal.Instant.from("2026-11-18T02:00:00Z");
const names = {
  en: ["Northern Harbour Logistics Holding", "Maximilian Brown, head of purchasing"],
  zh: ["锦程国际物流（华东）供应链管理有限公司", "欧阳建国（采购总监）"],
} as const;
const longText = {
  en: "Long talk with their head of warehousing: he wants the counting done by scanner before the season. ".repeat(
    9,
  ),
  zh: "和仓储负责人聊了很久：他希望旺季之前用扫码枪盘点，担心旁边再加一套系统。".repeat(9),
} as const;

const turnIn = (locale: Locale, pipeline: Pipeline) =>
  ({
    ...{ locale, now, today: Temporal.PlainDate.from("2026-11-18"), kind: "line" },
    pipelines: pipelineBook([pipeline], pipeline.code),
    workspace: { settings: workspaceSettings.parse({}), currency: "CNY" },
    member: { id: "1", role: "admin", zone: "Asia/Shanghai", locale },
  }) as unknown as Turn;

const dealIn = ({ code, version }: Pipeline, stage: string, locale: Locale) =>
  ({
    ...{ id: "1", number: 12_345, title: names[locale][0], pipeline: code, pipelineVersion: version, stage },
    ...{ outcome: null, signedAt: null, source: null, likelihood: 20, version: 3 },
    amount: { minor: 120_000_000n, currency: "CNY" },
    closeDate: Temporal.PlainDate.from("2027-12-31"),
    ...{
      nextStep: longText[locale],
      nextStepDate: Temporal.PlainDate.from("2026-12-04"),
      lastContactAt: now,
    },
    customer: { id: "1", name: names[locale][0] },
  }) as unknown as Deal;

/** Half of the people are met, three rivals are known, and three long notes were written. */
const muchIn = (locale: Locale, met: number): Found => ({
  answers: {},
  met: buyingRoles.slice(0, met).map((role) => ({ role, who: names[locale][1] })),
  competitors: ["Orakel", "Sapiens", "Microbe"].map((name) => ({
    ...{ name, strengths: longText[locale], weaknesses: longText[locale] },
  })) as unknown as Found["competitors"],
  notes: [1, 2, 3].map(() => ({ text: longText[locale], at: now })),
});

const sixMore: Criterion[] = Array.from({ length: 6 }, (_, nth) =>
  question(
    `more-${nth}`,
    `What else they want to know of us, number ${nth}`,
    `他们还想了解我们哪一方面，第 ${nth} 项`,
  ),
);

describe.each(["en", "zh"] as const)("before a meeting, in %s", (locale) => {
  const stages = shippedPipelines.flatMap((pipeline) =>
    pipeline.stages.map(({ code }) => [`${pipeline.code}: ${code}`, pipeline, code] as const),
  );

  test.each(stages)("%s stands on one screen, with nobody, half or all of them met", (_, pipeline, stage) => {
    const busy = {
      ...pipeline,
      stages: pipeline.stages.map((one) => ({ ...one, leave: [...one.leave, ...sixMore] })),
    };
    for (const met of [0, 3, 6]) {
      const { title, blocks } = prepareCard(
        turnIn(locale, busy),
        dealIn(busy, stage, locale),
        muchIn(locale, met),
        false,
      );
      const texts = blocks.filter(({ type }) => type === "text");
      expect(fitsOnPhone(title, texts), JSON.stringify(texts, null, 1)).toBe(true);
      const labels = blocks
        .flatMap((one) => (one.type === "actions" ? one.buttons : []))
        .map((one) => one.label);
      expect(labels.some((label) => label === prepareWords(locale).all || /\d/.test(label))).toBe(true);
    }
  });

  test("of little there is to say all is said, and nothing else is a press away", () => {
    const [pipeline] = shippedPipelines;
    const found = { answers: {}, met: [], competitors: [], notes: [] };
    const deal = { ...dealIn(pipeline!, "qualified-customer", locale), nextStep: null };
    const short = prepareCard(turnIn(locale, pipeline!), deal, found, false);
    const { all } = prepareWords(locale);
    expect(JSON.stringify(short)).not.toContain(`"${all}"`);
    expect(short.blocks).toEqual(prepareCard(turnIn(locale, pipeline!), deal, found, true).blocks);
  });
});
