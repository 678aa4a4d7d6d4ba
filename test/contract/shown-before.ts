/** A card and a form that a person was shown before they were turned away. */
import { actions, button, card } from "../../src/chat/card.ts";
import { form } from "../../src/chat/form.ts";

export const dealCard = card("en", "ACME", [actions(button("Advance", "deal.advance", { deal: 42 }))]);

export const noteForm = form({
  locale: "en",
  action: "deal.note",
  title: "Note",
  submit: "Save",
  cancel: "Cancel",
  fields: [{ type: "line", name: "text", label: "Text", required: false }],
});
