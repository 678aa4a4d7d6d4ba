/** `npm run cards`: nothing is left out, and everything can be sent and drawn. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Exhibit, openStage, type Stage } from "../../gallery/gather.ts";
import { ownCards } from "../../gallery/own-cards.ts";
import { idOf, renderGallery } from "../../gallery/page.ts";
import { scenes } from "../../gallery/scenes/scenes.ts";
import { chats, type Shot, shotsOf } from "../../gallery/shots.ts";
import { closeCharts } from "../../src/charts/shared-renderer.ts";
import { locales } from "../../src/text/locale.ts";
import { createUseCases } from "../../src/use-cases.ts";
import { freshDatabase } from "../fakes/database.ts";

/** Use cases that show no card or form of their own, and why. */
const answerOtherwise: Readonly<Record<string, string>> = {
  "customer.keep": "a form for a reason, as others are, and one sentence; the card that leads to it is shown",
  "customer.export": "sends a file",
  "deal.open-file": "sends a file",
  "forecast.export": "sends a file",
  "deal.open-link": "the chat opens the page",
  "deal.approve": "no process that we ship asks for an approval; the card that asks is shown",
  "team.audit-export": "sends a file",
  "import.rejected": "sends a file",
  "process.export": "sends a file",
  "process.import": "takes a file, and shows the process as others do",
  "deal.nudge": "says one sentence; the message it sends is shown",
  "forecast.nudge": "says one sentence, as the other nudge does",
  "team.zone": "says one sentence",
  "team.reminders": "says one sentence",
  "team.back": "says one sentence",
  "team.language": "says one sentence, in the language that was chosen",
  "delivery.resend": "says one sentence, and needs the job queue, which the gallery does not start",
};

const shots = new Map<Exhibit, readonly Shot[]>();
afterAll(closeCharts);

/** Some five hundred commands one after another: each scene has a time of its own, and a name when it fails. */
describe.each(locales)("played in %s", (locale) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(await freshDatabase(), locale);
  });
  afterAll(() => stage?.[Symbol.asyncDispose]());

  test.each(scenes.map((scene, nth) => [nth + 1, scene.group, scene] as const))(
    "scene %d, %s",
    async (_nth, _group, scene) => {
      for (const exhibit of await stage.plays(scene)) shots.set(exhibit, await shotsOf(exhibit));
    },
  );
});

describe("all of it", () => {
  let exhibits: Exhibit[];
  let page: string;
  beforeAll(async () => {
    exhibits = [...shots.keys()];
    page = await renderGallery(exhibits, (exhibit) => shots.get(exhibit)!);
  });

  test("every use case shows a card or form, or is named as one that has none", () => {
    const shown = new Set(
      exhibits.filter(({ reply }) => reply.type !== "notice").map(({ useCase }) => useCase),
    );
    const missing = createUseCases(async () => ({ url: "", hours: 1 }))
      .map(({ name }) => name)
      .filter((name) => !shown.has(name));
    expect(missing.sort()).toEqual(Object.keys(answerOtherwise).sort());
  });

  test("everything stands there once in each language, on each chat", () => {
    const captions = [...new Set(exhibits.map(({ caption }) => caption))];
    const [, ...articles] = page.split(`<article class="exhibit" id="`);
    const found = articles.map((article) => ({
      id: /^[^"]*/.exec(article)?.[0],
      rows: article
        .split('<section class="row" lang="')
        .slice(1)
        .map((row) => [
          row.slice(0, 2),
          ...new Set([...row.matchAll(/<div class="shot" data-chat="(\w+)"/g)].map(([, chat]) => chat)),
        ]),
    }));
    expect(found).toEqual(
      [
        ...captions.map((caption) => ({ caption, on: chats })),
        // A chat's own cards are on that chat alone.
        ...ownCards.map(({ caption }) => ({ caption, on: [caption.split(/[ :]/, 1)[0]?.toLowerCase()] })),
      ].map(({ caption, on }) => ({ id: idOf(caption), rows: locales.map((locale) => [locale, ...on]) })),
    );
  });

  test("the judges would let all of it through, and no part of it is beyond our drawing", () => {
    expect(page.match(/<ul class="verdict bad">.*?<\/ul>/gs)).toBeNull();
    expect(page.match(/<p class="undrawn">[^<]*/g)).toBeNull();
    expect(page.match(/nothing that would be refused/g)?.length).toBeGreaterThan(exhibits.length);
  });
});
