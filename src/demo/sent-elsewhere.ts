/** A card or form of the web chat as the other chats are sent it, with a drawing of each. */
import type { Card } from "../chat/card.ts";
import type { Form } from "../chat/form.ts";
import { renderCard as renderLarkCard } from "../chat/lark/render-card.ts";
import { renderForm as renderLarkForm } from "../chat/lark/render-form.ts";
import { renderCard as renderSlackCard } from "../chat/slack/render-card.ts";
import { renderForm as renderSlackForm } from "../chat/slack/render-form.ts";
import type { SentElsewhere } from "../web/payloads.ts";
import { drawLarkCard } from "./drawing/draw-lark.ts";
import { drawSlackMessage, drawSlackModal } from "./drawing/draw-slack.ts";

export function sentElsewhere(content: Card | Form): SentElsewhere {
  if (content.type === "card") {
    const [slack, lark] = [renderSlackCard(content), renderLarkCard(content)];
    return {
      slack: { payload: slack, drawn: drawSlackMessage(slack, new Map()) },
      lark: { payload: lark, drawn: drawLarkCard(lark) },
    };
  }
  const [slack, lark] = [renderSlackForm(content), renderLarkForm(content)];
  return {
    slack: { payload: slack, drawn: drawSlackModal(slack, {}) },
    lark: { payload: lark, drawn: drawLarkCard(lark) },
  };
}
