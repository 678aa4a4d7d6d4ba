import { actions, button, type Card, card, facts, text as paragraph, strong } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { formatMoney } from "../../money/money.ts";
import type { Stage } from "../../pipelines/pipeline.ts";
import { formatDate } from "../../text/format/date.ts";
import { dealName } from "../card/deal-card.ts";
import { criteriaNamed } from "../facts/criteria-named.ts";
import type { Deal } from "../facts/deal.ts";
import type { Exception } from "./exception-rows.ts";
import { exceptionWords } from "./words.ts";

export type Reader = Pick<Turn, "locale" | "today" | "pipelines">;
type Asked = Pick<Exception, "id" | "criteria" | "reason" | "until" | "askedBy">;

/** What a manager decides on, with one press for each answer. @param decided what came of it, instead of the buttons */
export function requestCard(
  reader: Reader,
  deal: Deal,
  to: Stage,
  { id, criteria, reason, until, askedBy }: Asked,
  decided?: string,
): Card {
  const { locale, today } = reader;
  const words = exceptionWords(locale);
  const wants = words.wants(askedBy, to.name[locale]);
  const names = criteriaNamed(reader, deal, criteria);
  return card(
    locale,
    words.cardTitle(dealName(deal)),
    [
      decided ? strong(decided) : undefined,
      paragraph([wants, ...names.map((name) => `• ${name}`)].join("\n")),
      facts(
        [words.reason, reason],
        [words.amount, formatMoney(deal.amount, locale, "short")],
        [words.until, formatDate(until, locale, today)],
      ),
      decided
        ? undefined
        : actions(
            button(words.approve, "exception.approve", { exception: id }, { style: "primary" }),
            button(words.refuse, "exception.refuse", { exception: id }),
          ),
    ],
    { summary: `${wants} ${names.join(", ")}` },
  );
}

/** What the person who asked is told. */
export const answerCard = ({ locale }: Reader, deal: Deal, said: string, approved: boolean): Card =>
  card(
    locale,
    dealName(deal),
    [
      strong(said),
      approved
        ? actions(
            button(
              exceptionWords(locale).advance,
              "deal.advance",
              { id: deal.id, version: deal.version, from: deal.stage },
              { style: "primary" },
            ),
          )
        : undefined,
    ],
    { tone: approved ? "good" : "bad", summary: `${dealName(deal)}: ${said}` },
  );
