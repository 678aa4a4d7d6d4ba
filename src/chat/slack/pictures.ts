/** Charts as files of Slack. A chart without a file is shown as its numbers: a picture is never worth an error. */
import { createHash } from "node:crypto";
import type { Logger as Log } from "pino";
import type { Chart } from "../../charts/chart.ts";
import { renderPng } from "../../charts/render-png.ts";
import type { Card } from "../card.ts";
import type { SlackClient } from "./client.ts";
import { slackWord } from "./errors.ts";
import { limits } from "./limits.ts";
import { orInWords } from "./refused-card.ts";
import { renderCard, type SlackMessage } from "./render-card.ts";

/** A digest goes to many people with one picture. */
const mostRemembered = 100;
/**
 * Slack looks at a new file before it shows it, for up to half a minute; until then it says invalid_blocks
 * (node-slack-sdk#1865). At first nobody waits long for a picture; the message is there, and the picture joins it.
 */
const waitsMs = { first: [0, 400], later: [1000, 2000, 4000, 8000, 16_000] } as const;

/** A message that stands on Slack. */
export type Shown = Readonly<{
  /** Puts another in its place; missing where Slack has no way to. */
  update?: ((message: SlackMessage) => Promise<unknown>) | undefined;
}>;

type Found = Readonly<{ files: ReadonlyMap<Chart, string>; late: boolean }>;

export class Pictures {
  readonly #client: SlackClient;
  readonly #log: Log;
  readonly #files = new Map<string, Promise<string>>();
  /** Of those, what Slack has shown: it is not looked at any more, and when it is refused it has been deleted. */
  readonly #shown = new Set<string>();

  constructor(client: SlackClient, log: Log) {
    this.#client = client;
    this.#log = log;
  }

  /**
   * Shows a card with its pictures, or first with its numbers and with the pictures as soon as Slack takes them, or at
   * least in words. Resolves when nothing more can come, half a minute later at most.
   * @param show called with the card once, or again where Slack answers `invalid_blocks`
   */
  showCard<T extends Shown>(card: Card, show: (message: SlackMessage) => Promise<T>): Promise<T> {
    return orInWords(card, this.#showDrawn(card, show), show);
  }

  async #showDrawn<T extends Shown>(card: Card, show: (message: SlackMessage) => Promise<T>): Promise<T> {
    const drawn = await this.#drawn(card, show, waitsMs.first);
    if (typeof drawn === "object") return drawn;
    const shown = await show(renderCard(card));
    if (drawn === "later") await this.join(card, shown);
    return shown;
  }

  /** The pictures of a card that stands there with its numbers. A message without them is no error. */
  async join(card: Card, { update }: Shown): Promise<void> {
    const replaced = async (message: SlackMessage) => ({ done: await update?.(message) });
    if (!update) return;
    const drawn = await this.#drawn(card, replaced, waitsMs.later).catch((error: unknown) => error);
    if (drawn === "later" || drawn instanceof Error)
      this.#log.warn({ title: card.title, err: drawn }, "Slack did not take a picture");
  }

  /**
   * Only with its pictures, however long Slack looks at them.
   * @returns false where there are none, or Slack did not take them
   */
  async showPictures(card: Card, show: (message: SlackMessage) => Promise<unknown>): Promise<boolean> {
    const shown = async (message: SlackMessage) => ({ done: await show(message) });
    const drawn = await this.#drawn(card, shown, [...waitsMs.first, ...waitsMs.later]);
    return typeof drawn === "object";
  }

  /** @returns "later" where Slack is not ready with the pictures yet, "never" where there are none to wait for */
  async #drawn<T extends object>(
    card: Card,
    show: (message: SlackMessage) => Promise<T>,
    waits: readonly number[],
  ): Promise<T | "later" | "never"> {
    for (const wait of waits) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const { files, late } = await this.#of(card);
      if (files.size === 0 && !late) return "never";
      if (files.size === 0) continue;
      const keys = [...files.keys()].map(keyOf);
      try {
        const shown = await show(renderCard(card, { pictures: files }));
        for (const key of keys) this.#shown.add(key);
        return shown;
      } catch (error) {
        if (slackWord(error) !== "invalid_blocks") throw error;
        for (const key of keys.filter((key) => this.#shown.has(key))) this.#forget(key);
      }
    }
    return "later";
  }

  /** The files of a card's charts, as many as could be had in time. */
  async #of(card: Card): Promise<Found> {
    const files = new Map<Chart, string>();
    let late = false;
    await Promise.all(
      chartsOf(card).map(async (chart) => {
        try {
          const file = await inTime(this.#fileOf(chart));
          if (file === undefined) late = true;
          else files.set(chart, file);
        } catch (error) {
          this.#log.warn({ err: error, chart: chart.title }, "A picture could not be put on Slack");
        }
      }),
    );
    return { files, late };
  }

  #fileOf(chart: Chart): Promise<string> {
    const key = keyOf(chart);
    const known = this.#files.get(key);
    if (known) return known;
    const file = this.#upload(chart);
    const [oldest] = this.#files.keys();
    if (this.#files.size >= mostRemembered && oldest) this.#forget(oldest);
    this.#files.set(key, file);
    file.catch(() => this.#forget(key));
    return file;
  }

  #forget(key: string): void {
    this.#files.delete(key);
    this.#shown.delete(key);
  }

  async #upload(chart: Chart): Promise<string> {
    const png = await renderPng(chart);
    const { files } = await this.#client.patient.filesUploadV2({
      file: Buffer.from(png),
      filename: `${chart.type}.png`,
      // Slack shows it at once, instead of when it has looked at the file.
      highlight_type: "png",
      title: chart.title.slice(0, 100),
      alt_text: chart.summary.slice(0, 500),
    });
    const id = files?.[0]?.files?.[0]?.id;
    if (!id) throw new Error("Slack named no file");
    return id;
  }
}

const chartsOf = ({ blocks }: Card): Chart[] =>
  blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : []));

const keyOf = (chart: Chart): string => createHash("sha256").update(JSON.stringify(chart)).digest("hex");

/** @returns undefined when it takes too long; it goes on */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limits.pictureMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
