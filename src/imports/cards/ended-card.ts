/** What there is to read and to press, now that an import goes on only when somebody says so. */
import { actions, button, type Card, card, text } from "../../chat/card.ts";
import { type Import, tableOf } from "../import.ts";
import { leftAsChanged } from "../rows.ts";
import { importWords } from "../words.ts";
import { checkedCard } from "./checked-card.ts";
import { type ImportReader, progressCard } from "./progress-card.ts";
import { tallyFacts } from "./tally-facts.ts";

const keptShown = 8;

export async function endedCard(reader: ImportReader, one: Import): Promise<Card> {
  switch (one.state) {
    case "checked":
      return checkedCard(reader, one);
    case "done":
      return doneCard(reader, one);
    case "undone":
      return sentenceCard(reader, one, importWords(reader.locale).undone(one.fileName));
    case "cancelled":
      return one.fault
        ? failedCard(reader, one)
        : sentenceCard(reader, one, importWords(reader.locale).cancelled(one.fileName));
    case "failed":
      return failedCard(reader, one);
    default:
      return progressCard(reader, one);
  }
}

async function doneCard(reader: ImportReader, one: Import): Promise<Card> {
  const { locale } = reader;
  const words = importWords(locale);
  const left = await leftAsChanged(reader.db, one, keptShown);
  return card(
    locale,
    words.title(tableOf(one)),
    [
      text(words.done(one.fileName), "strong"),
      tallyFacts(reader, one),
      ...(left.count > 0 ? [text(words.changedCount(left.count)), text(keptLines(left))] : []),
      actions(
        whatCame(reader, one),
        (one.counts.reject ?? 0) > 0 && button(words.getRejected, "import.rejected", { id: one.id }),
        button(
          words.undoAll,
          "import.undo",
          { id: one.id },
          {
            confirm: { title: words.undoAsk, text: words.undoSays, yes: words.undoYes, no: words.undoNo },
          },
        ),
      ),
    ],
    { tone: "good", summary: words.done(one.fileName) },
  );
}

/** Where it is to be seen. */
function whatCame({ locale }: ImportReader, { kind, id }: Import) {
  const words = importWords(locale);
  switch (kind) {
    case "deals":
      return button(words.seeDeals, "deal.list", {});
    case "team":
      return button(words.seeTeams, "team.show", {});
    case "quotas":
      return button(words.seeQuotas, "team.quota", {});
    case "rates":
      return button(words.seeRates, "team.rates", {});
    case "products":
      return button(words.seePrices, "deal.prices", {});
    case "customers":
    case "contacts":
    case "touches":
      return button(words.seeMade[kind], "import.made", { id });
    case "sales":
      return button(words.seeTiers, "customer.tiers", { report: id });
    case "stages":
    case "churn":
      return button(words.analyse, "sheet.analysis", { stored: id });
    default:
      return undefined;
  }
}

function sentenceCard({ locale }: ImportReader, one: Import, sentence: string): Card {
  const words = importWords(locale);
  const { kept } = one.decided;
  return card(
    locale,
    words.title(tableOf(one)),
    [text(sentence, "strong"), kept && text(words.keptCount(kept.count)), kept && text(keptLines(kept))],
    { summary: sentence },
  );
}

const keptLines = ({ count, names }: Readonly<{ count: number; names: readonly string[] }>): string =>
  [...names.slice(0, keptShown).map((name) => `• ${name}`), ...(count > keptShown ? ["…"] : [])].join("\n");

function failedCard({ locale }: ImportReader, one: Import): Card {
  const { failed, title } = importWords(locale);
  const fault = one.fault?.startsWith("file:") ? "file" : one.fault;
  const sentence = failed[fault as keyof typeof failed] ?? failed.failed;
  return card(locale, title(tableOf(one)), [text(sentence)], { tone: "bad", summary: sentence });
}
