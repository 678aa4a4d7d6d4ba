/** The funnel's numbers against the plainest equivalent SQL, and `/funnel` as a person waits for it. */
import { setTimeout as sleep } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { membersUnder, type OwnerScope } from "../src/company/owner-scope.ts";
import { toTimestamp } from "../src/database/columns.ts";
import { funnelNumbers } from "../src/measures/funnel-numbers.ts";
import { stageConversion } from "../src/measures/stage-conversion.ts";
import { customerFunnel } from "../src/pipelines/shipped/customer-funnel.ts";
import { firstCustomerFunnel } from "../src/pipelines/shipped/former/customer-funnel.ts";
import { eventually } from "../test/fakes/eventually.ts";
import type { SlackMessage } from "../test/fakes/slack/screen.ts";
import type { Slack } from "../test/fakes/slack/slack-peer.ts";
import { byHandOn } from "./baseline/by-hand-database.ts";
import { conversions, stageNumbers } from "./baseline/funnel-sql.ts";
import type { CommandsParts } from "./commands.ts";
import { inTurns } from "./in-turns.ts";
import { median } from "./latencies.ts";
import { startLoudou } from "./programs.ts";
import { manager, memberId, workspaceId } from "./seed-company.ts";

type FunnelParts = CommandsParts & { peer: Slack };

export async function measureFunnel(parts: FunnelParts): Promise<void> {
  const { figures, company, database } = parts;
  figures.heading(`Funnel on ${database.name}, ${company.deals} deals, ${company.deals * 10} stage moves`);
  await measureQueries(parts);
  await measureWhole(parts);
}

async function measureQueries({ database, company, sizes, figures }: CommandsParts): Promise<void> {
  const opened = await database.open();
  const byHand = byHandOn(opened);
  const group = `funnel ${database.kind}`;
  const { prisma } = opened;
  const stages = customerFunnel.stages.map((stage) => stage.code);
  const since = Temporal.Now.instant().subtract({ hours: 24 * 365 });
  const scopes: [string, OwnerScope][] = [
    ["whole company", "all"],
    ["one of ten teams", await membersUnder(prisma, memberId(manager(company)))],
  ];
  const compare = async (name: string, ours: () => Promise<string[]>, theirs: () => Promise<string[]>) => {
    const { mine, plain } = await inTurns(ours, theirs, sizes.repeats);
    figures.add({ group, name: `${name}: Loudou`, value: mine, unit: "ms" });
    figures.add({ group, name: `${name}: plainest SQL`, value: plain, unit: "ms" });
    figures.add({ group, name: `${name}: against plainest SQL`, value: mine / plain, unit: "×" });
    return { mine, plain };
  };
  try {
    for (const [whose, owners] of scopes) {
      const ids = owners === "all" ? undefined : owners;
      const numbers = await compare(
        `Amounts per stage, ${whose}`,
        async () => (await funnelNumbers(prisma, workspaceId, customerFunnel.code, owners)).map(numbersLine),
        async () => (await stageNumbers(byHand, workspaceId, customerFunnel.code, ids)).map(rowLine),
      );
      const converted = await compare(
        `Conversion, ${whose}`,
        async () =>
          (
            await stageConversion(prisma, workspaceId, [customerFunnel, firstCustomerFunnel], owners, since)
          ).map(conversionLine),
        async () =>
          (await conversions(byHand, workspaceId, stages, ids, toTimestamp(since))).map(conversionLine),
      );
      const ratio = (numbers.mine + converted.mine) / (numbers.plain + converted.plain);
      const name = `Both, ${whose}: against plainest SQL`;
      figures.add({ group, name, value: ratio, unit: "×", bar: { atMost: 1.3 } });
    }
  } finally {
    await byHand.close();
    await opened.close();
  }
}

type Numbers = Awaited<ReturnType<typeof funnelNumbers>>[number];
type Row = Awaited<ReturnType<typeof stageNumbers>>[number];

const numbersLine = ({
  stage,
  currency,
  awaiting,
  count,
  amountMinor,
  weightedMinor,
  middleEnteredAt,
}: Numbers) =>
  [stage, currency, awaiting, count, amountMinor, weightedMinor, middleEnteredAt[0].epochMilliseconds].join(
    " ",
  );
const rowLine = ({ stage, currency, awaiting, count, amount, weighted, entered }: Row) =>
  [stage, currency, awaiting, count, amount, weighted, entered.getTime()].join(" ");
const conversionLine = ({ stage, entered, advanced }: Record<"stage" | "entered" | "advanced", unknown>) =>
  `${stage} ${entered} ${advanced}`;

/** From the request to the answer with its numbers, and to the picture that follows. */
async function measureWhole({ database, peer, sizes, figures, slackEnv }: FunnelParts): Promise<void> {
  const loudou = await startLoudou({ ...slackEnv, ...database.env });
  peer.sendsTo(`${loudou.url}/slack/events`);
  const group = `funnel ${database.kind}`;
  try {
    for (const who of ["rep", "manager", "president"]) {
      const answers: number[] = [];
      const pictures: number[] = [];
      for (let nth = 0; nth <= sizes.repeats; nth++) {
        const pictured = peer.messages.filter(hasPicture).length;
        const began = performance.now();
        const answered = await peer.user(who).says("/funnel");
        const answer = performance.now() - began;
        if (answered.status !== 200) throw new Error(`/funnel of the ${who}: ${JSON.stringify(answered)}`);
        await eventually("the picture", () => peer.messages.filter(hasPicture).length > pictured, 30_000);
        if (nth === 0) continue;
        answers.push(answer);
        pictures.push(performance.now() - began);
        // Slack takes one message a second into a conversation.
        await sleep(1_000);
      }
      figures.add({ group, name: `/funnel of a ${who}: the numbers`, value: median(answers), unit: "ms" });
      figures.add({ group, name: `/funnel of a ${who}: the picture`, value: median(pictures), unit: "ms" });
    }
  } finally {
    await loudou.stop();
  }
}

const hasPicture = ({ blocks }: SlackMessage): boolean => blocks.some((block) => block.type === "image");
