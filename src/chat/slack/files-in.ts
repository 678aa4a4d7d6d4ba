/** Files that people share with the bot on Slack. Slack is asked what each one is: an event may say as little as its id. */
import { z } from "zod";
import { FileRefused, type OfferedFile, type OpenedFile } from "../file.ts";
import { belongsTo, type SlackClient } from "./client.ts";
import { slackWord } from "./errors.ts";
import { limits } from "./limits.ts";

const shared = z.object({ id: z.string().min(1).max(50), name: z.string().nullish() });

const known = z.object({
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().int().min(0).nullish(),
  /** "hosted", "snippet"; "external" and "remote" lie elsewhere, "tombstone" and "hidden_by_limit" nowhere. */
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  url_private_download: z.string().nullish(),
  user_team: z.string().nullish(),
});

export type FilePorts = Readonly<{
  client: SlackClient;
  /** The team or organisation that our token belongs to. */
  tenant: () => string | undefined;
}>;

/** @param files of an event: untrusted */
export function filesIn(ports: FilePorts, files: unknown): OfferedFile[] {
  const list = Array.isArray(files) ? files : [];
  return list.flatMap((one) => {
    const file = shared.safeParse(one).data;
    return file ? [{ name: file.name || file.id, open: () => openFile(ports, file.id) }] : [];
  });
}

/** Slack's words for a permission that the app, or the file's owner, did not give. */
const forbidden = ["missing_scope", "no_permission", "access_denied", "not_allowed_token_type"];

async function openFile({ client, tenant }: FilePorts, id: string): Promise<OpenedFile> {
  const file = await told(client, id);
  const name = file.name || file.title || id;
  const refuse = (code: "link" | "another-company" | "not-fetched") =>
    new FileRefused({ code }, { file: name });
  if (file.is_external || file.mode === "external" || file.mode === "remote") throw refuse("link");
  const ours = tenant();
  // Of an organisation only its own id is known here, and people's teams are others.
  if (file.user_team && ours?.startsWith("T") && file.user_team !== ours) throw refuse("another-company");
  if (file.mode === "tombstone" || file.mode === "hidden_by_limit") throw refuse("not-fetched");
  // A canvas or a post is a page of Slack's, and nothing to download.
  const url = file.url_private_download;
  if (!url) throw refuse("link");
  const isPage = file.mimetype?.startsWith("text/html") ?? false;
  return { name, size: file.size ?? undefined, pieces: bytesAt(client, url, { name, isPage }) };
}

async function told(client: SlackClient, id: string): Promise<z.output<typeof known>> {
  try {
    const { file } = await client.patient.files.info({ file: id });
    return known.parse(file);
  } catch (error) {
    const code = forbidden.includes(slackWord(error) ?? "") ? "not-permitted" : "not-fetched";
    throw new FileRefused({ code }, { cause: error });
  }
}

/**
 * From Slack's own hosts only, because the token goes along. Without the permission Slack redirects to its login
 * page, or sends that page as if all were well.
 */
async function* bytesAt(
  client: SlackClient,
  url: string,
  { name, isPage }: Readonly<{ name: string; isPage: boolean }>,
): AsyncGenerator<Uint8Array> {
  const refuse = (code: "not-permitted" | "not-fetched", cause?: unknown) =>
    new FileRefused({ code }, { file: name, cause });
  const { slackApiUrl, token } = client.patient;
  if (!belongsTo(slackApiUrl, url)) throw refuse("not-fetched");
  try {
    const answered = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: "manual",
      signal: AbortSignal.timeout(limits.fileMs),
    });
    const isLogin = !isPage && (answered.headers.get("content-type") ?? "").startsWith("text/html");
    if (isLogin || (answered.status >= 300 && answered.status < 400) || answered.status === 403) {
      await answered.body?.cancel();
      throw refuse("not-permitted");
    }
    if (!answered.ok || !answered.body) throw refuse("not-fetched");
    yield* answered.body;
  } catch (error) {
    throw error instanceof FileRefused ? error : refuse("not-fetched", error);
  }
}
