/**
 * One person sends twelve lines at once, and twelve more as soon as they are answered: what their colleagues wait for
 * an answer, beside the same colleagues' answers while that person is silent. With the limits that the product ships with.
 */
import type { CommandsParts } from "./commands.ts";
import { isDealCard } from "./deal-commands.ts";
import { type Latencies, median } from "./latencies.ts";
import { Load } from "./load.ts";
import { startLoudou } from "./programs.ts";
import { customerOf, ownerOf } from "./seed-company.ts";
import { scattered, slackCommand } from "./slack-commands.ts";

const linesAtOnce = 12;
/** Of all colleagues together: a busy Friday of a few hundred people. */
const perSecond = 20;
const seconds = 5;
/** A single hiccup of the machine is all of a round's 99th percentile, so each is a median of several. */
const rounds = 5;
/** Nobody waits longer than that because of somebody else. */
const bar = { atMost: 2 };

export async function measureFair({
  database,
  company,
  slack,
  slackEnv,
  sizes,
  figures,
}: CommandsParts): Promise<void> {
  figures.heading(
    `Colleagues of one who sends ${linesAtOnce} lines at once, on ${database.name}, ${company.deals} deals`,
  );
  const shipped = { PERSON_PER_MINUTE: "300", COMPANY_PER_MINUTE: "6000" };
  const program = await startLoudou({ ...slackEnv, ...database.env, ...shipped });
  const url = `${program.url}/slack/events`;
  const anyDeal = scattered(company.deals);
  const dealOf = (isRight: (owner: number) => boolean): number => {
    for (;;) {
      const deal = anyDeal();
      if (isRight(ownerOf(deal, company))) return deal;
    }
  };
  const eager = ownerOf(1, company);
  const colleagues = new Load({
    url,
    next: () => {
      const deal = dealOf((owner) => owner !== eager);
      return slackCommand(slack, ownerOf(deal, company), "/deal", `show #${deal}`);
    },
    isRight: isDealCard,
  });
  let nth = 0;
  const lines = (deal: number) => [
    `show ${customerOf(deal)}`,
    "list",
    `note #${deal} 见了财务总监`,
    `show #${deal}`,
  ];
  const one = new Load({
    url,
    next: () => {
      const deal = dealOf((owner) => owner === eager);
      const all = lines(deal);
      return slackCommand(slack, eager, "/deal", all[nth++ % all.length]!);
    },
    // Also the sentence that asks to slow down.
    isRight: (status) => status === 200,
  });
  try {
    await colleagues.saturated(4, sizes.warmUpSeconds);
    await one.times(60, 1);
    const alone: Latencies[] = [];
    const beside: Latencies[] = [];
    for (let round = 0; round < rounds; round++) {
      alone.push(await colleagues.atRate(perSecond, seconds));
      const [measured] = await Promise.all([
        colleagues.atRate(perSecond, seconds),
        one.saturated(linesAtOnce, seconds),
      ]);
      beside.push(measured);
    }
    const late = [...alone, ...beside].reduce((sum, { failed }) => sum + failed, 0);
    figures.add({
      group: `fair ${database.kind}`,
      name: "Colleagues' lines not answered in time",
      value: late,
      unit: "",
      bar: { atMost: 0 },
      note: colleagues.firstWrong?.slice(0, 120),
    });
    for (const what of ["p50", "p99"] as const) {
      const [usual, now] = [alone, beside].map((all) => median(all.map((each) => each[what])));
      figures.add({
        group: `fair ${database.kind}`,
        name: `Colleagues' answers beside ${linesAtOnce} lines at once of one person: ${what}`,
        value: now! / usual!,
        unit: "×",
        bar,
        note: `${usual!.toFixed(1)} ms alone, ${now!.toFixed(1)} ms beside`,
      });
    }
  } finally {
    colleagues.close();
    one.close();
    await program.stop();
  }
}
