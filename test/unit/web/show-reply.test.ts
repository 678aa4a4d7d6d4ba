import { expect, test } from "vitest";
import { card } from "../../../src/chat/card.ts";
import { form } from "../../../src/chat/form.ts";
import { notice, openForm, refuse, showCard } from "../../../src/chat/reply.ts";
import { contentOf, type Origin, outdatedBy } from "../../../src/chat/web/show-reply.ts";

const deal = card("en", "#7 ACME", []);
const asked = form({
  locale: "en",
  action: "deal.advance",
  title: "Advance",
  submit: "Go",
  cancel: "No",
  fields: [],
});
const pressed: Origin = { id: 41n, revision: 1, content: { kind: "card", card: deal } };

test("a form remembers the card whose button opened it, page after page and refusal after refusal", () => {
  const first = contentOf(openForm(asked), pressed);
  expect(first).toMatchObject({ kind: "form", from: "41" });
  const submitted: Origin = { id: 42n, revision: 1, content: first! };
  expect(contentOf(openForm(asked), submitted)).toMatchObject({ from: "41" });
  expect(contentOf(refuse("Not yet."), submitted)).toMatchObject({ problem: "Not yet.", from: "41" });
});

test("what comes of the form makes that card out of date, a notice does not", () => {
  const submitted: Origin = { id: 42n, revision: 1, content: { kind: "form", form: asked, from: "41" } };
  expect(outdatedBy(showCard(deal, { replace: true }), submitted)).toBe(41n);
  expect(outdatedBy(notice("Already recorded."), submitted)).toBeUndefined();
  expect(
    outdatedBy(showCard(deal, { replace: true }), { ...submitted, content: { kind: "form", form: asked } }),
  ).toBeUndefined();
});
