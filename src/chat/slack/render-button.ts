/** A button and the value it sends when pressed. */
import type { Button as SlackButton } from "@slack/types";
import type { Locale } from "../../text/locale.ts";
import { type Button, type ButtonValues, labelOf } from "../card.ts";
import { limits } from "./limits.ts";
import { plainText } from "./plain-text.ts";

export type ButtonRenderer = (button: Button) => SlackButton;

/** Numbers the buttons of one payload: an action_id may stand in a block only once. */
export function buttonRenderer(locale: Locale): ButtonRenderer {
  let count = 0;
  return (button) => renderButton(button, ++count, locale);
}

function renderButton(button: Button, number: number, locale: Locale): SlackButton {
  const value = JSON.stringify({ action: button.action, values: button.values, locale });
  if (value.length > limits.buttonValue)
    throw new RangeError(`The values of button ${button.action} take ${value.length} characters`);
  const { confirm } = button;
  return {
    type: "button",
    action_id: `${button.action}:${number}`,
    text: plainText(labelOf(button), limits.buttonLabel, locale),
    value,
    ...(button.opens === undefined ? {} : { url: button.opens }),
    ...styleOf(button),
    ...(confirm
      ? {
          confirm: {
            title: plainText(confirm.title, limits.confirmTitle, locale),
            text: plainText(confirm.text, limits.confirmText, locale),
            confirm: plainText(confirm.yes, limits.confirmButton, locale),
            deny: plainText(confirm.no, limits.confirmButton, locale),
            ...(button.style === "danger" ? { style: "danger" } : {}),
          },
        }
      : {}),
  };
}

function styleOf({ style, chosen }: Button): Pick<SlackButton, "style"> {
  if (chosen) return { style: "primary" };
  return style === "plain" ? {} : { style };
}

/**
 * What came back from a button. It is untrusted; unreadable values name no action.
 * @returns `locale` of the card the button is on
 */
export function readButton(
  value: string | undefined,
): Readonly<{ action: string; values: ButtonValues; locale: Locale }> {
  try {
    const { action, values, locale } = JSON.parse(value ?? "") as Record<string, unknown>;
    if (typeof action !== "string" || typeof values !== "object" || values === null) throw new TypeError();
    const plain = Object.entries(values).filter(([, one]) =>
      ["string", "number", "boolean"].includes(typeof one),
    );
    return { action, values: Object.fromEntries(plain), locale: locale === "zh" ? "zh" : "en" };
  } catch {
    return { action: "", values: {}, locale: "en" };
  }
}
