/** Random lives of deals in a company of 0.1.0. */
import { Company010, type Deal010, stages } from "./company-of-010.ts";
import { dice } from "./dice.ts";

const weeks = ["2026-W44", "2026-W45", "2026-W46"];
const nextSteps = ["Send the quote", "Call the CFO", "Contract review", null];

/** Reps of two teams, three closes, a rep who changes team in between; the seed decides what happens when. */
export function randomCompany(seed: number, deedsPerWeek = 60) {
  const { below, pick } = dice(seed);
  const company = new Company010("2026-10-26T01:00:00.120Z");
  const manager = company.member("Mei", "manager", null);
  const [east, west] = [company.team("East", manager), company.team("West")];
  const reps = [east, east, west, west, null].map((team, nth) => company.member(`Rep${nth}`, "rep", team));
  const admin = company.member("Ada", "admin", null);
  const amountMinor = () => String(100_000 * (1 + below(90)));
  const currency = () => pick(["CNY", "CNY", "USD"]);
  const newDeal = (owner: string): void => {
    if (below(20) === 0) company.dealRow(owner, amountMinor());
    else company.newDeal(owner, amountMinor(), pick(["", "Analytics", "OA, large"]), currency());
  };
  /** @returns the id of the move, where it was one */
  const change = (deal: Deal010, by: string): string | undefined => {
    if (deal.outcome) {
      if (below(3) === 0) return company.reopen(deal, by);
      company.note(deal, by, `Heard of them ${company.rows.DealNote.length}`);
      return undefined;
    }
    switch (below(12)) {
      case 0:
      case 1:
        return company.advance(deal, by, { "decision-structure": pick(["CEO", "CFO"]) });
      case 2:
        // With columns of the same form.
        company.edit(deal, by, { amountMinor: amountMinor(), closeDate: company.day(below(60)) });
        return company.advance(deal, by, { "expected-profit": "30 %" });
      case 3:
        return company.lose(deal, by);
      case 4:
        return deal.stage === stages[0] ? undefined : company.back(deal, by);
      case 5:
        return deal.signedAt ? undefined : company.sign(deal, by);
      case 6:
        company.edit(deal, by, { nextStep: pick(nextSteps), nextStepDate: pick([null, company.day(3)]) });
        break;
      case 7:
        company.edit(deal, by, { amountMinor: amountMinor(), likelihood: 5 * below(20) });
        company.product(deal, by, pick(["Analytics", "Support", "OA"]));
        break;
      case 8:
        company.edit(deal, by, {
          closeDate: company.day(below(90)),
          source: pick(["referral", null]),
          category: "best-case",
        });
        break;
      case 9:
        // By hand, in the database: nothing recorded it.
        if (below(3) === 0) Object.assign(deal, { amountMinor: amountMinor(), likelihood: 33 });
        break;
      default:
        company.note(deal, by, `Visit ${company.rows.DealNote.length}`);
    }
    return undefined;
  };
  const act = (isUndone: boolean): void => {
    const deals = company.rows.Deal as Deal010[];
    if (deals.length < 5 || below(8) === 0) {
      newDeal(pick(reps));
      return;
    }
    const deal = pick(deals);
    const by = pick([deal.ownerId, deal.ownerId, deal.ownerId, manager, admin]);
    const move = change(deal, by);
    if (move && isUndone) company.later(3).undo(deal, by, move);
  };
  for (const [nth, week] of weeks.entries()) {
    for (let deed = 0; deed < deedsPerWeek; deed++) {
      company.later(5 + below(100) + below(1000) / 60_000);
      act(below(4) === 0);
    }
    if (nth === 1) company.joins(reps[1]!, west);
    company.later(60).close(week);
    // A deed that the close overtook: its clock was read before, its rows came after.
    company.later(-0.02);
    act(false);
    company.later(120);
  }
  for (let deed = 0; deed < deedsPerWeek / 2; deed++) {
    company.later(5 + below(100));
    act(false);
  }
  company.joins(reps[3]!, east);
  return { company, manager, admin, reps, teams: [east, west] };
}
