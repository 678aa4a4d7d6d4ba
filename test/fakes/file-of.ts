/** Bytes that are at hand, as a file that is handed over. */
import type { SentFile } from "../../src/spreadsheets/reading/reading-thread.ts";

export const fileOf = (bytes: Uint8Array): SentFile => ({ size: bytes.length, pieces: [bytes] });
