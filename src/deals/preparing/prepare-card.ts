/** All that one should have in mind before a meeting, on one screen of a phone; what has no room there is a press away. */
import { actions, button, type Card, card } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import { shortenToWidth } from "../../text/shorten.ts";
import { dealName } from "../card/deal-card.ts";
import type { Deal } from "../facts/deal.ts";
import { gateAhead } from "../facts/gate-ahead.ts";
import { isClosed } from "../facts/goes-on.ts";
import { allOfIt, fitsOnPhone, type Room, rooms } from "./room.ts";
import { asked, type Found, told } from "./sections.ts";
import { prepareWords } from "./words.ts";

const longestName = 50;

/** @param all told to whoever asked for all of it */
export function prepareCard(turn: Turn, deal: Deal, found: Found, all: boolean): Card {
  const { locale } = turn;
  const words = prepareWords(locale);
  const ahead = gateAhead(turn, deal, found.answers);
  const title = words.title(shortenToWidth(dealName(deal), longestName));
  const toldIn = (room: Room) => told(turn, deal, found, ahead, room);
  const room = rooms.find((one) => fitsOnPhone(title, toldIn(one))) ?? rooms.at(-1)!;
  const [short, long] = [toldIn(room), toldIn(allOfIt)];
  const left = asked(ahead.unmet).length - room.questions;
  const hidesSome = JSON.stringify(short) !== JSON.stringify(long);
  const mayAnswer =
    ahead.unmet.length > 0 && !isClosed(turn.pipelines, deal) && may(turn.member, "deal.change");
  return card(locale, title, [
    ...(all ? long : short),
    actions(
      mayAnswer && button(words.answer, "deal.know", { id: deal.id, version: deal.version }),
      !all &&
        hidesSome &&
        button(left > 0 ? words.moreQuestions(left) : words.all, "deal.prepare", { id: deal.id, all: true }),
      all && hidesSome && button(words.lessAgain, "deal.prepare", { id: deal.id, all: false }),
      button(words.card, "deal.show", { id: deal.id }),
    ),
  ]);
}
