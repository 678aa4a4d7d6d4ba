/** A machine on which the bot runs: it is killed, stopped and started again, and its clock is set. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Loudou, spawnLoudou } from "../e2e/spawn-loudou.ts";
import { shortLived } from "../fakes/short-lived.ts";

const shiftedClock = fileURLToPath(new URL("../fakes/shifted-clock.ts", import.meta.url));
const flags = [...shortLived, "--import", shiftedClock];

/** More starts than a database that comes up beside it, or a disk that was just emptied, can spoil. */
const mostStarts = 20;

export class Machine {
  readonly #env: Readonly<Record<string, string>>;
  readonly #clockFile: string;
  #loudou: Loudou | undefined;
  #port = "0";
  /** What its former processes have printed. */
  #past = "";

  /** @param folder for the file that sets its clock @param name of that file */
  constructor(env: Readonly<Record<string, string>>, folder: string, name: string) {
    this.#clockFile = join(folder, `${name}.clock`);
    this.#env = { ...env, CLOCK_FILE: this.#clockFile };
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get runs(): boolean {
    return this.#loudou !== undefined && this.#loudou.process.exitCode === null;
  }

  get output(): string {
    return this.#past + (this.#loudou?.output() ?? "");
  }

  /** Starts it on the same data and address, as a service manager does: again if it ends at once. */
  async starts(): Promise<void> {
    for (let starts = 1; !this.runs; starts++) {
      try {
        this.#loudou = await spawnLoudou({ ...this.#env, PORT: this.#port }, flags);
        this.#port = new URL(this.#loudou.url).port;
      } catch (error) {
        if (starts === mostStarts) throw error;
      }
    }
  }

  /** SIGKILL. */
  async dies(): Promise<void> {
    await this.#loudou?.dies();
    this.#keepsOutput();
  }

  /** SIGTERM. @returns the exit code */
  async stops(): Promise<number | null> {
    const code = (await this.#loudou?.stops()) ?? null;
    this.#keepsOutput();
    return code;
  }

  /** @param ahead of the real time, in milliseconds */
  async setsClock(ahead: number): Promise<void> {
    await writeFile(this.#clockFile, String(ahead));
    if (this.runs) this.#loudou?.process.kill("SIGUSR2");
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(
      () => undefined,
    );
    return answer?.status === 200;
  }

  #keepsOutput(): void {
    this.#past += this.#loudou?.output() ?? "";
    this.#loudou = undefined;
  }
}
