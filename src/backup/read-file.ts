/** Reads a backup's file, and notices what is wrong with it at the latest at its end. */
import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { z } from "zod";
import { formatName, formatVersion } from "./format.ts";
import type { Head, Piece } from "./pieces.ts";
import { BackupTrouble, fileTrouble } from "./trouble.ts";

/** A row holds half a megabyte of a file at most, written in two characters a byte. */
const longestLine = 64 * 1024 * 1024;

const texts = z.array(z.string());
const headLine = z.object({
  program: z.string(),
  kind: z.string(),
  postgres: z.string(),
  at: z.string(),
  companies: texts,
  migrations: texts,
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })) }),
  ),
});
const sumLine = z.object({ table: z.string(), rows: z.number(), sha256: z.string() });
const endLine = z.object({ sequences: z.record(z.string(), z.string()) });
const lastLine = z.object({ sha256: z.string() });

/**
 * Whoever reads it must not trust any of it before the end has come.
 * @throws BackupTrouble for a file that is none, is cut off, was changed, or is of a newer program
 */
export async function* readBackup(file: string): AsyncGenerator<Piece> {
  const reader = new Reader(file);
  try {
    for await (const line of linesOf(file)) {
      const piece = reader.read(line);
      if (piece) yield piece;
    }
  } catch (error) {
    throw reader.troubleWith(error);
  }
  reader.end();
}

/** Only the first line. @throws BackupTrouble */
export async function readHead(file: string): Promise<Head> {
  for await (const piece of readBackup(file)) if (piece.kind === "head") return piece.head;
  throw new BackupTrouble({ code: "not a backup", file });
}

class Reader {
  readonly #file: string;
  readonly #whole = createHash("sha256");
  #head: Head | undefined;
  /** Tables whose sum is still to come. */
  #tables: string[] = [];
  #state: "rows" | "ended" | "complete" = "rows";

  constructor(file: string) {
    this.#file = file;
  }

  read(line: string): Piece | undefined {
    if (this.#state === "complete") throw this.#trouble("damaged");
    if (!this.#head) return this.#readHead(line);
    if (this.#state === "ended") return this.#readLast(line);
    this.#note(line);
    const [table] = this.#tables;
    if (line.startsWith("[")) {
      if (table === undefined) throw this.#trouble("damaged");
      return { kind: "rows", table, rows: [line] };
    }
    if (table === undefined) {
      this.#state = "ended";
      return { kind: "end", end: this.#parse(endLine, line) };
    }
    const { table: named, ...sum } = this.#parse(sumLine, line);
    if (named !== table) throw this.#trouble("damaged");
    this.#tables.shift();
    return { kind: "sum", table, sum };
  }

  end(): void {
    if (!this.#head) throw this.#trouble("not a backup");
    if (this.#state !== "complete") throw this.#trouble("cut off");
  }

  /** What the file system or the decompression says. */
  troubleWith(error: unknown): unknown {
    if (error instanceof BackupTrouble) return error;
    const { code } = error as NodeJS.ErrnoException;
    const compressed = code?.startsWith("ZSTD_") || code === "Z_BUF_ERROR";
    // A short backup is one block, of which nothing is read where it is damaged.
    if (compressed && !this.#head && !isCompressed(this.#file)) return this.#trouble("not a backup", error);
    if (code === "Z_BUF_ERROR") return this.#trouble("cut off", error);
    if (compressed || error instanceof RangeError) return this.#trouble("damaged", error);
    return fileTrouble(error, this.#file, "read");
  }

  #readHead(line: string): Piece {
    let first: Record<string, unknown>;
    try {
      first = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
    } catch {
      throw this.#trouble("not a backup");
    }
    const version = first[formatName];
    if (typeof version !== "number") throw this.#trouble("not a backup");
    if (version > formatVersion) throw new BackupTrouble({ code: "newer format", file: this.#file });
    this.#note(line);
    const head = this.#parse(headLine, line);
    this.#head = head;
    this.#tables = head.tables.map(({ name }) => name);
    return { kind: "head", head };
  }

  #readLast(line: string): undefined {
    if (this.#parse(lastLine, line).sha256 !== this.#whole.digest("hex")) throw this.#trouble("damaged");
    this.#state = "complete";
  }

  #note(line: string): void {
    this.#whole.update(`${line}\n`);
  }

  #parse<T>(shape: z.ZodType<T>, line: string): T {
    try {
      return shape.parse(JSON.parse(line));
    } catch (error) {
      throw this.#trouble("damaged", error);
    }
  }

  #trouble(code: "not a backup" | "cut off" | "damaged", cause?: unknown): BackupTrouble {
    return new BackupTrouble({ code, file: this.#file }, cause);
  }
}

/** By which files of Zstandard begin. */
const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

function isCompressed(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(magic.length);
    readSync(file, start, 0, magic.length, 0);
    return start.equals(magic);
  } finally {
    closeSync(file);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const text = createZstdDecompress();
  text.setEncoding("utf8");
  const reading = pipeline(createReadStream(file), text);
  // Told by the loop below.
  reading.catch(() => {});
  let rest = "";
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine) throw new RangeError("a line without an end");
      yield* lines;
    }
  } finally {
    text.destroy();
  }
  if (rest !== "") throw Object.assign(new Error("no end of line"), { code: "Z_BUF_ERROR" });
}
