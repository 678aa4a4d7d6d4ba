/** The files of a message, by the keys under which Lark hands them out. Pure. */
import { z } from "zod";

export type MessageFile = Readonly<{
  key: string;
  /** As Lark wants to be asked: voice and video are files, too. */
  type: "image" | "file";
  /** Without an ending where Lark tells no name: the content gives it one. */
  name: string;
}>;

const key = z.string().min(1).max(200);
const image = z.object({ image_key: key });
const file = z.object({ file_key: key, file_name: z.string().optional() });
const post = z.object({ content: z.array(z.array(z.record(z.string(), z.unknown()).catch({}))) });

/**
 * The files of a message, by the keys with which the bot may fetch them; none when there are none or the
 * content is unreadable.
 */
export function messageFiles({
  message_type: type,
  content,
}: Readonly<{ message_type: string; content: string }>): MessageFile[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return [];
  }
  if (type === "image") return picture(parsed);
  if (type === "file" || type === "media" || type === "audio") return attachment(parsed);
  if (type !== "post") return [];
  const runs = post.safeParse(parsed).data?.content.flat() ?? [];
  return runs.flatMap((run) =>
    run.tag === "img" ? picture(run) : run.tag === "media" ? attachment(run) : [],
  );
}

function picture(value: unknown): MessageFile[] {
  const found = image.safeParse(value).data;
  return found ? [{ key: found.image_key, type: "image", name: "photo" }] : [];
}

function attachment(value: unknown): MessageFile[] {
  const found = file.safeParse(value).data;
  return found ? [{ key: found.file_key, type: "file", name: found.file_name || "recording" }] : [];
}
