import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const BLOCK = 512;
const REGULAR_FILE = "0";
const DIRECTORY = "5";

/**
 * Writes the files and directories of a tar archive (POSIX ustar, as PGlite packs its clusters) below `directory`,
 * readable by their owner only. Calls `beforeEach` before it writes one.
 */
export async function unpackTar(archive: Buffer, directory: string, beforeEach: () => void): Promise<void> {
  for (let at = 0; at < archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const name = textAt(header, 0, 100);
    // The archive ends with blocks of zeros.
    if (name === "") return;
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    beforeEach();
    await writeEntry(join(directory, inside(name)), textAt(header, 156, 1), content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

async function writeEntry(path: string, type: string, content: Buffer): Promise<void> {
  if (type === DIRECTORY) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } else if (type === REGULAR_FILE) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, content, { mode: 0o600 });
  } else {
    throw new Error(`The archive holds ${path}, which is neither a file nor a directory`);
  }
}

/** Names start with a slash; none may lead out of the directory. */
function inside(name: string): string {
  if (name.split("/").includes("..")) throw new Error(`The archive holds ${name}, which leads out of it`);
  return name;
}

function textAt(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? length : end);
}
