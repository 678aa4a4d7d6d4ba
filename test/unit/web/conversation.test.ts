import { afterEach, beforeEach, expect, test } from "vitest";
import { actions, button, card, text } from "../../../src/chat/card.ts";
import { type Form, form, withAnswers } from "../../../src/chat/form.ts";
import { notice, openForm, refuse, showCard } from "../../../src/chat/reply.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { freshDatabase } from "../../fakes/database.ts";
import { addMember, bubblesOf, type House, openHouse, signedIn } from "./visit.ts";

let database: Database;
let house: House;

beforeEach(async () => {
  database = await freshDatabase();
  house = await openHouse(database);
});
afterEach(async () => {
  await house.chat.stop();
  await database.close();
});

const deal = (title: string) =>
  card("en", title, [
    text("one deal"),
    actions(
      button("Advance", "deal.advance", { id: "d1" }),
      button("All", "chat.say", { line: "/deal list" }),
    ),
  ]);
const newDeal = (): Form =>
  form({
    locale: "en",
    id: "form-1",
    action: "deal.new",
    title: "New deal",
    submit: "Save",
    cancel: "Cancel",
    hidden: { source: "line" },
    fields: [
      { type: "line", name: "customer", label: "Customer", required: true },
      { type: "tick", name: "key", label: "Key", required: false },
    ],
  });

test("a line is handed on and its answer stands below it", async () => {
  house.answer(() => showCard(deal("#42 Huaxin")));
  const browser = await signedIn(house);
  expect((await browser.post("/say", { line: "  /deal show 42 ", event: crypto.randomUUID() })).status).toBe(
    204,
  );
  expect(house.inbounds).toMatchObject([{ kind: "command", line: "/deal show 42", installation: "web" }]);
  const [said, told] = await bubblesOf(browser);
  expect(said?.html).toContain("/deal show 42");
  expect(told?.html).toContain("#42 Huaxin");
});

test("an answer with half a character in it is shown all the same", async () => {
  house.answer(() => showCard(deal("#42 Huaxin \ud83d")));
  const browser = await signedIn(house);
  expect((await browser.post("/say", { line: "/deal show 42" })).status).toBe(204);
  expect((await bubblesOf(browser))[1]?.html).toContain("#42 Huaxin \ufffd");
});

test("a resend of the same press shows nothing twice and is the same event", async () => {
  house.answer(() => notice("Noted."));
  const browser = await signedIn(house);
  const press = { line: "/deal note x", event: crypto.randomUUID() };
  await browser.post("/say", press);
  await browser.post("/say", press);
  expect(await bubblesOf(browser)).toHaveLength(2);
  expect(new Set(house.inbounds.map(({ eventId }) => eventId)).size).toBe(1);
  await browser.post("/say", { ...press, event: crypto.randomUUID() });
  expect(new Set(house.inbounds.map(({ eventId }) => eventId)).size).toBe(2);
});

test("a button is looked up in the card that was shown: what is posted beside it changes nothing", async () => {
  house.answer((inbound) => showCard(deal(inbound.kind === "action" ? "moved" : "#42"), { replace: true }));
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal show 42" });
  const [, shown] = await bubblesOf(browser);
  await browser.post("/act", {
    message: shown!.id,
    revision: shown!.revision,
    button: "0",
    action: "team.role",
    id: "somebody-else",
  });
  expect(house.inbounds.at(-1)).toMatchObject({
    kind: "action",
    action: "deal.advance",
    values: { id: "d1" },
    place: { message: shown!.id },
  });
  const [, replaced] = await bubblesOf(browser);
  expect(replaced).toMatchObject({ id: shown!.id, revision: "2" });
  expect(replaced?.html).toContain("moved");
});

test("a button of a card that was replaced meanwhile is out of date", async () => {
  house.answer(() => showCard(deal("#42"), { replace: true }));
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal show 42" });
  const [, shown] = await bubblesOf(browser);
  const press = { message: shown!.id, revision: shown!.revision, button: "0" };
  await browser.post("/act", { ...press, event: crypto.randomUUID() });
  await browser.post("/act", { ...press, event: crypto.randomUUID() });
  expect(house.inbounds.filter(({ kind }) => kind === "action")).toHaveLength(1);
  expect((await bubblesOf(browser)).at(-1)?.html).toContain("out of date");
});

test.each<Record<string, string>>([
  { message: "999999", revision: "1", button: "0" },
  { message: "1; DROP", revision: "1", button: "0" },
  { message: "2", revision: "1", button: "77" },
  { message: "2", revision: "1", button: "-1" },
  { message: "2", revision: "1" },
  {},
])("a press that makes no sense is answered and handed to nobody: %o", async (press) => {
  house.answer(() => showCard(deal("#42")));
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal show 42" });
  expect((await browser.post("/act", press)).status).toBe(204);
  expect((await browser.post("/submit", press)).status).toBe(204);
  expect(house.inbounds).toHaveLength(1);
});

test("nobody presses another person's button", async () => {
  house.answer(() => showCard(deal("#42")));
  const mine = await signedIn(house);
  await mine.post("/say", { line: "/deal show 42" });
  const [, shown] = await bubblesOf(mine);
  const { workspaceId } = await database.prisma.member.findUniqueOrThrow({ where: { id: house.memberId } });
  const theirs = await signedIn(house, await addMember(database, workspaceId, "Mallory"));
  await theirs.post("/act", { message: shown!.id, revision: "1", button: "0" });
  expect(house.inbounds).toHaveLength(1);
  expect((await bubblesOf(theirs)).map(({ html }) => html).join()).not.toContain("#42");
});

test("a page that was shown to somebody else, in another tab, presses nothing and loads again", async () => {
  const browser = await signedIn(house);
  const page = await (await browser.get("/")).text();
  const mine = { "x-shown-to": /data-shown-to="([^"]+)"/.exec(page)?.[1] ?? "" };
  expect((await browser.post("/say", { line: "/deal list" }, mine)).status).toBe(204);
  const others = { "x-shown-to": crypto.randomUUID() };
  const refused = await browser.post("/say", { line: "/deal lose 42" }, others);
  expect([refused.status, refused.headers.get("hx-redirect")]).toEqual([401, "/"]);
  expect((await browser.get("/stream?after=0", others)).status).toBe(401);
  expect(house.inbounds).toHaveLength(1);
});

test("a suggestion is shown as if it had been typed", async () => {
  house.answer(() => showCard(deal("#42")));
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal show 42" });
  const [, shown] = await bubblesOf(browser);
  await browser.post("/act", { message: shown!.id, revision: "1", button: "1" });
  expect((await bubblesOf(browser))[2]?.html).toContain("/deal list");
  expect(house.inbounds.at(-1)).toMatchObject({ action: "chat.say", values: { line: "/deal list" } });
});

test("hidden values of a form are ours, only its own fields are read", async () => {
  house.answer((inbound) =>
    inbound.kind === "submit" ? showCard(deal("#43"), { replace: true }) : openForm(newDeal()),
  );
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal new" });
  const [, asked] = await bubblesOf(browser);
  await browser.post("/submit", {
    message: asked!.id,
    revision: "1",
    "field.customer": "Huaxin\r\nGroup",
    "field.source": "tampered",
    source: "tampered",
    formId: "other",
  });
  expect(house.inbounds.at(-1)).toMatchObject({ kind: "submit", action: "deal.new", formId: "form-1" });
  expect(house.inbounds.at(-1)).toHaveProperty("values", {
    source: "line",
    customer: "Huaxin\nGroup",
    key: "",
  });
  const bubbles = await bubblesOf(browser);
  expect(bubbles).toHaveLength(2);
  expect(bubbles[1]?.html).toContain("#43");
});

test("a form that was wrong stays open with what was typed", async () => {
  house.answer((inbound) => {
    if (inbound.kind !== "submit") return openForm(newDeal());
    const errors = { customer: "Which one?" };
    const values = inbound.values as Record<string, string>;
    return { type: "invalid", errors, form: withAnswers(newDeal(), values, errors) };
  });
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal new" });
  await browser.post("/submit", { message: "2", revision: "1", "field.customer": "Hua", "field.key": "yes" });
  const again = (await bubblesOf(browser))[1];
  expect(again).toMatchObject({ id: "2", revision: "2" });
  expect(again?.html).toContain('value="Hua"');
  expect(again?.html).toContain("Which one?");
  expect(again?.html).toContain('value="yes" checked');
});

test("a refusal leaves the form open, says why and keeps what was typed", async () => {
  house.answer((inbound) => (inbound.kind === "submit" ? refuse("Not your deal.") : openForm(newDeal())));
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal new" });
  await browser.post("/submit", { message: "2", revision: "1", "field.customer": "Huaxin" });
  const again = (await bubblesOf(browser))[1];
  expect(again?.html).toContain("Not your deal.");
  expect(again?.html).toContain('value="Huaxin"');
});

test("a form can be closed without anybody being told", async () => {
  house.answer(() => openForm(newDeal()));
  const browser = await signedIn(house);
  await browser.post("/say", { line: "/deal new" });
  await browser.post("/submit", { message: "2", revision: "1", cancel: "yes" });
  expect(house.inbounds).toHaveLength(1);
  expect((await bubblesOf(browser))[1]?.html).toContain("Closed without saving: New deal");
});

test("a line that is too long is refused with a sentence, an empty one is nothing", async () => {
  const browser = await signedIn(house);
  const refused = await browser.post("/say", { line: "长".repeat(4001) });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("under 4000 characters");
  await browser.post("/say", { line: "   " });
  expect(house.inbounds).toHaveLength(0);
  expect((await browser.post("/say", { line: "长".repeat(4000) })).status).toBe(204);
});

test("a browser without scripts gets the page again", async () => {
  const browser = await signedIn(house);
  const response = await browser.post("/say", { line: "/help" }, { "hx-request": "" });
  expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
});
