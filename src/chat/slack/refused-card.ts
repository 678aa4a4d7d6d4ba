import type { Card } from "../card.ts";
import { inWords } from "../in-words.ts";
import { slackWord } from "./errors.ts";
import { renderCard, type SlackMessage } from "./render-card.ts";

/** When Slack takes a card's blocks in no form, its numbers are worth more than a sentence that it could not be shown. */
export async function orInWords<T>(
  card: Card,
  shown: Promise<T>,
  show: (message: SlackMessage) => Promise<T>,
): Promise<T> {
  try {
    return await shown;
  } catch (error) {
    if (slackWord(error) !== "invalid_blocks") throw error;
    return show(renderCard(inWords(card)));
  }
}
