/** A file on its way: as a chat offers one, why one is not taken, and as one is handed back. */

/** What a chat can say of a file before any of its bytes are there. */
export type OpenedFile = Readonly<{
  /** As the platform calls it: untrusted. */
  name: string;
  /** How many bytes the platform says it has; undefined where it does not say. */
  size: number | undefined;
  /** Nothing is fetched before the first piece is asked for. @throws FileRefused */
  pieces: AsyncIterable<Uint8Array>;
}>;

/** Sent to the bot and still with the platform. */
export type OfferedFile = Readonly<{
  name: string;
  /** @throws FileRefused */
  open: () => Promise<OpenedFile>;
}>;

/** Here already: the web chat takes a file in while its line is still being typed. */
export type TakenFile = Readonly<{ id: string }>;

/** Why a file is not taken; there is a sentence for each. */
export type FileProblem =
  | Readonly<{ code: "too-large"; limit: number }>
  | Readonly<{ code: "empty" | "cut-off" | "program" | "link" | "another-company" }>
  /** `is`: an ending that would fit; undefined where nobody knows what it is. */
  | Readonly<{ code: "other-content"; says: string; is: string | undefined }>
  | Readonly<{ code: "huge-picture"; width: number; height: number }>
  /** The app lacks the permission: the operator's affair. */
  | Readonly<{ code: "not-permitted" }>
  | Readonly<{ code: "not-fetched" }>;

/** Ends the taking in of a file; nothing of it is kept. */
export class FileRefused extends Error {
  override readonly name = "FileRefused";
  readonly problem: FileProblem;
  /** How the file is called, where that is known better than before. */
  readonly file: string | undefined;

  constructor(problem: FileProblem, options: { file?: string; cause?: unknown } = {}) {
    super(problem.code, { cause: options.cause });
    this.problem = problem;
    this.file = options.file;
  }
}

/** A file that is kept, and handed back by a reply. */
export type KeptFile = Readonly<{
  id: string;
  workspaceId: string;
  name: string;
  /** By its content. */
  type: string;
  bytes: number;
}>;

/** Where the web chat's server hands a file out to who may have it; other chats may name the address. */
export const filePath = (id: string): string => `/files/${id}`;

/** Where kept files are read from, piece by piece. */
export type FileSource = Readonly<{ read(file: KeptFile): AsyncIterable<Uint8Array> }>;
