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
/** Slack needs a moment to look at a new file; until then it says invalid_blocks (node-slack-sdk#1865). */
const waitsMs = [400, 1200];

export class Pictures {
  readonly #client: SlackClient;
  readonly #log: Log;
  readonly #files = new Map<string, Promise<string>>();

  constructor(client: SlackClient, log: Log) {
    this.#client = client;
    this.#log = log;
  }

  /**
   * Shows a card with its pictures if they are available, otherwise with its numbers, or at least in words.
   * @param show called again without pictures, or after a moment, when Slack answers `invalid_blocks`
   */
  showCard<T>(card: Card, show: (message: SlackMessage) => Promise<T>): Promise<T> {
    return orInWords(card, this.#showDrawn(card, show), show);
  }

  async #showDrawn<T>(card: Card, show: (message: SlackMessage) => Promise<T>): Promise<T> {
    const pictures = await this.of(card);
    if (pictures.size === 0) return show(renderCard(card));
    for (const wait of [0, ...waitsMs]) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        return await show(renderCard(card, { pictures }));
      } catch (error) {
        if (slackWord(error) !== "invalid_blocks") throw error;
      }
    }
    this.#log.warn({ title: card.title }, "Slack did not take a picture");
    // Perhaps deleted on Slack; the next card uploads it again.
    for (const chart of pictures.keys()) this.#files.delete(keyOf(chart));
    return show(renderCard(card));
  }

  /** The files of a card's charts, as many as could be had in time. */
  async of(card: Card): Promise<ReadonlyMap<Chart, string>> {
    const charts = card.blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : []));
    const files = new Map<Chart, string>();
    await Promise.all(
      charts.map(async (chart) => {
        try {
          files.set(chart, await inTime(this.#fileOf(chart)));
        } catch (error) {
          this.#log.warn({ err: error, chart: chart.title }, "A picture could not be put on Slack");
        }
      }),
    );
    return files;
  }

  #fileOf(chart: Chart): Promise<string> {
    const key = keyOf(chart);
    const known = this.#files.get(key);
    if (known) return known;
    const file = this.#upload(chart);
    const [oldest] = this.#files.keys();
    if (this.#files.size >= mostRemembered && oldest) this.#files.delete(oldest);
    this.#files.set(key, file);
    file.catch(() => this.#files.delete(key));
    return file;
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

const keyOf = (chart: Chart): string => createHash("sha256").update(JSON.stringify(chart)).digest("hex");

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), limits.pictureMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
