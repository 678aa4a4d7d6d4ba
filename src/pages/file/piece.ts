import type { FileChange } from "../../customers/file/write-file.ts";

/** What one field of a customer's file says. */
export type Piece = Partial<FileChange>;

/** A choice of nothing: platforms send no choice that was taken back. */
export const nothingChosen = "-";
