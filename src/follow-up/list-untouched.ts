import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { button, card, text as paragraph, quiet, selfSaid, table } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import { untouchedCustomers } from "../measures/untouched.ts";
import { formatShortDate } from "../text/format/date.ts";
import { followUpWords } from "./words.ts";

const listed = 20;

const untouchedUseCase = (name: string, group: "deal" | "customer") =>
  defineUseCase({
    name,
    command: {
      group,
      en: ["untouched", "out-of-touch"],
      zh: ["没跟上", "未跟进"],
      fromLine: (): Record<string, string> => ({}),
    },
    needs: "deal.see",
    changes: false,
    input: z.object({}),
    run: async (turn) => showCard(await untouchedCard(turn)),
  });

/** `/deal untouched`, 没跟上: customers with whom nobody was in touch as often as their priority wants. */
export const listUntouched = [
  untouchedUseCase("deal.untouched", "deal"),
  untouchedUseCase("customer.untouched", "customer"),
] as const;

async function untouchedCard(turn: Turn) {
  const { locale, today, workspace, db } = turn;
  const words = followUpWords(locale);
  const every = workspace.settings.touchEvery;
  const owners = await ownersWithin(db, turn.member, turn.needs);
  const rows = await untouchedCustomers(db, workspace.id, owners, { today, every, limit: listed });
  const means = quiet(words.untouchedMeans(every.high, every.medium, every.low));
  if (rows.length === 0) return card(locale, words.untouchedTitle, [paragraph(words.allTouched), means]);
  const { customer, priority, last, every: often, who } = words.columns;
  return card(locale, words.untouchedTitle, [
    table(
      [customer, selfSaid(priority), last, often, selfSaid(who)],
      rows.map((row) => ({
        cells: [
          row.customer,
          words.priorities[row.priority],
          row.last ? formatShortDate(Temporal.PlainDate.from(row.last), locale, today) : words.never,
          words.days(every[row.priority]),
          row.owner,
        ],
        button: may(turn.member, "deal.change")
          ? button(words.touch, "deal.touch", { customer: row.customerId })
          : button(words.open, "customer.show", { id: row.customerId }),
      })),
    ),
    means,
  ]);
}
