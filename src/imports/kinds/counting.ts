/** What an import of something without versions leaves in the company's history: that it began to count, and that it does no longer. */
import type { Deed } from "../../history/deed.ts";
import { recordEvents } from "../../history/record-events.ts";
import type { Import } from "../import.ts";

const told = ({ id, fileName, kind }: Import) => ({ file: fileName, import: id, kind });

/** The last deed of it: whatever has a later one is somebody's work. @returns its id */
export async function beginToCount(deed: Deed, one: Import): Promise<string> {
  const [eventId] = await recordEvents(deed, [
    { subject: "workspace", subjectId: deed.workspace.id, kind: "import", values: told(one) },
  ]);
  return eventId!;
}

export async function countNoMore(deed: Deed, one: Import): Promise<void> {
  if (one.eventId === null) return;
  await recordEvents(deed, [
    {
      ...{ subject: "workspace", subjectId: deed.workspace.id, kind: "unimport", values: told(one) },
      undoes: one.eventId,
    },
  ]);
}
