/** node dump-process.ts CLUSTER FILE INSTANT: writes a copied embedded database into a backup's file, and says how it went. */
import type { DumpAnswer } from "./back-up.ts";
import { dump } from "./dump.ts";
import { BackupTrouble } from "./trouble.ts";
import { withEmbedded } from "./where.ts";
import { writeBackup } from "./write-file.ts";

const [cluster = "", file = "", at = ""] = process.argv.slice(2);

async function answer(): Promise<DumpAnswer> {
  try {
    const written = await withEmbedded(
      cluster,
      () => {},
      (place) => writeBackup(file, dump(place, { at })),
    );
    return { written };
  } catch (error) {
    if (!(error instanceof BackupTrouble)) throw error;
    return { reason: error.reason };
  }
}

process.stdout.write(JSON.stringify(await answer()));
