import { z } from "zod";
import { button, card, text as paragraph, quiet, table, toTheRight } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { dueCustomers } from "../measures/repurchase.ts";
import { formatRelativeDay, formatShortDate } from "../text/format/date.ts";
import { pageWords } from "./words.ts";

const ahead = { days: 30 };
const listed = 20;

/** `/customer due`: who usually orders again about now, and has nothing open. */
export const showDueCustomers = defineUseCase({
  name: "customer.due",
  command: {
    group: "customer",
    en: ["due", "reorder", "repurchase"],
    zh: ["复购", "该复购"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({}),
  async run(turn) {
    const { db, locale, today, workspace } = turn;
    const words = pageWords(locale);
    const owners = await ownersWithin(db, turn.member, "deal.see");
    const due = await dueCustomers(db, workspace.id, owners, today.add(ahead), listed);
    return showCard(
      card(locale, words.dueTitle, [
        due.length === 0
          ? paragraph(words.nobodyDue)
          : table(
              [words.customer, words.lastOrder, toTheRight(words.usualCycle), words.dueOn],
              due.map(({ id, name, last, usualDays, orders, due: day }) => ({
                cells: [
                  name,
                  formatShortDate(last, locale, today),
                  words.everyDays(usualDays, orders),
                  `${formatShortDate(day, locale, today)} · ${formatRelativeDay(day, locale, today)}`,
                ],
                button: button(words.view, "customer.show", { id }),
              })),
            ),
        quiet(words.dueMeans),
      ]),
    );
  },
});
