/** Where the quarter stands, above the deals: the quota, what is missing, the own number and that of one's people. */
import { type Block, facts } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { formatMoney, type Money } from "../money/money.ts";
import { formatWithParts, type Sums } from "../money/sums.ts";
import type { AskedQuarter, AskedQuarters } from "./asked-quarters.ts";
import { forecastWords } from "./words.ts";

/** The running quarter; in its last weeks the next one below it, with nothing won yet. */
export function quarterFacts({ locale, workspace }: Reader, [running, next]: AskedQuarters): Block[] {
  const words = forecastWords(locale);
  const money = (sums: Sums) => formatWithParts(sums, locale, workspace.currency);
  const call = (money: Money | undefined) => money && formatMoney(money, locale, "short");
  const quota = ({ quarter, quota, isTeams }: AskedQuarter) =>
    [
      (isTeams ? words.teamQuota : words.quota)(quarter.number),
      quota.size > 0 ? money(quota) : undefined,
    ] as const;
  const gap = ({ quota, gap, isTeams }: AskedQuarter) =>
    [isTeams ? words.teamGap : words.gap, quota.size > 0 ? money(gap) : undefined] as const;
  const ofPeople = ({ people }: AskedQuarter) =>
    people && ([words.peoplesCalls(people.answered, people.asked), money(people.calls)] as const);
  const calls = ofPeople(running);
  const ahead = next && ofPeople(next);
  const blocks = [
    facts(
      quota(running),
      [words.won, money(running.won)],
      gap(running),
      [words.commit, money(running.commit)],
      [next ? words.promisedFor(running.quarter.number) : words.promised, call(running.call)],
    ),
    running.people &&
      facts(
        [words.teamWon, money(running.people.won)],
        [words.teamCommit, money(running.people.commit)],
        ...(calls ? [calls] : []),
      ),
    next &&
      facts(
        quota(next),
        [words.commitFor(next.quarter.number), money(next.commit)],
        [words.promisedFor(next.quarter.number), call(next.call)],
        ...(ahead ? [ahead] : []),
      ),
  ];
  return blocks.filter((block) => block !== undefined);
}
