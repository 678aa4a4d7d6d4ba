/** One person's bubbles, kept in WebMessage. */
import type { Prisma } from "../../database/generated/client.ts";
import { asJsonColumn } from "../../database/json-column.ts";
import type { Database } from "../../database/open-database.ts";
import { noSql, type Sql, sql } from "../../database/sql.ts";
import { isUniqueViolation } from "../../database/transaction.ts";
import type { Author, Content, Message } from "./message.ts";
import { withoutSecrets } from "./secrets.ts";

type Row = Omit<Message, "author" | "content"> & { author: string; content: unknown };
/** The person whose conversation it is; a visitor, for one. */
export type Whose = Readonly<{ identityId: string; workspaceId: string }>;
/** Enough of a bubble to see whether a browser has it. */
export type Mark = Readonly<{ id: bigint; revision: number }>;

const shown = sql`"id", "author", "content", "at", "revision"`;

export class Conversation {
  readonly #database: Pick<Database, "prisma">;

  constructor(database: Pick<Database, "prisma">) {
    this.#database = database;
  }

  /**
   * Adds a bubble at the end.
   * @param key equal in every attempt to add the same bubble; without one it is always added
   * @returns the bubble's id, and whether it is new
   */
  async append(
    whose: Whose,
    bubble: { author: Author; content: Content; at: Date; key?: string },
  ): Promise<{ id: bigint; added: boolean }> {
    const { author, content, at, key } = bubble;
    const data = { ...keysOf(whose), author, content: asJson(content), at, key };
    if (key !== undefined) {
      const former = await this.withKey(whose, key);
      if (former !== undefined) return { id: former, added: false };
    }
    try {
      const { id } = await this.#database.prisma.webMessage.create({ data, select: { id: true } });
      return { id, added: true };
    } catch (error) {
      const former =
        key !== undefined && isUniqueViolation(error) ? await this.withKey(whose, key) : undefined;
      if (former === undefined) throw error;
      return { id: former, added: false };
    }
  }

  /**
   * Replaces a bubble's content, in place.
   * @param revision if given, replaces the bubble only if it is still at this revision
   * @returns false when this person has no such bubble, or not anymore
   */
  async replace(
    whose: Whose,
    id: bigint,
    content: Content,
    options: { key?: string; revision?: number } = {},
  ): Promise<boolean> {
    const { count } = await this.#database.prisma.webMessage.updateMany({
      where: { ...keysOf(whose), id, revision: options.revision },
      data: {
        content: asJson(content),
        revision: { increment: 1 },
        author: "bot",
        ...(options.key === undefined ? {} : { key: options.key }),
      },
    });
    return count > 0;
  }

  /** Undefined when it is another person's. */
  async find(whose: Whose, id: bigint): Promise<Message | undefined> {
    const [row] = await this.#database.prisma.$queryRaw<Row[]>(sql`
      SELECT ${shown} FROM "WebMessage" WHERE ${isOf(whose)} AND "id" = ${id}`);
    return row && asMessage(row);
  }

  /** The newest bubbles before `before` (all when absent), oldest first. */
  async newest(whose: Whose, count: number, before?: bigint): Promise<Message[]> {
    const earlier = before === undefined ? noSql : sql`AND "id" < ${before}`;
    const rows = await this.#database.prisma.$queryRaw<Row[]>(sql`
      SELECT ${shown} FROM "WebMessage" WHERE ${isOf(whose)} ${earlier} ORDER BY "id" DESC LIMIT ${count}`);
    return rows.reverse().map(asMessage);
  }

  /** Number and revision of the newest bubbles, oldest first. */
  async marks(whose: Whose, count: number): Promise<Mark[]> {
    const rows = await this.#database.prisma.$queryRaw<Mark[]>(sql`
      SELECT "id", "revision" FROM "WebMessage" WHERE ${isOf(whose)} ORDER BY "id" DESC LIMIT ${count}`);
    return rows.reverse();
  }

  /** The bubbles with these ids, oldest first, each with the moment of the one before it. */
  async some(whose: Whose, ids: readonly bigint[]): Promise<{ message: Message; previous?: Date }[]> {
    if (ids.length === 0) return [];
    const rows = await this.#database.prisma.$queryRaw<Row[]>(sql`
      SELECT ${shown} FROM "WebMessage" WHERE ${isOf(whose)} AND "id" = ANY(${[...ids]}::bigint[]) ORDER BY "id"`);
    const last = rows.at(-1);
    if (!last) return [];
    const moments = await this.#database.prisma.$queryRaw<Pick<Row, "id" | "at">[]>(sql`
      SELECT "id", "at" FROM "WebMessage" WHERE ${isOf(whose)} AND "id" < ${last.id} ORDER BY "id" DESC LIMIT ${rows.length + 60}`);
    return rows.map((row) => ({
      message: asMessage(row),
      previous: moments.find((moment) => moment.id < row.id)?.at,
    }));
  }

  /** A text per person that changes whenever one of the newest bubbles is added or replaced. */
  async fingerprints(identityIds: readonly string[], count: number): Promise<Map<string, string>> {
    const rows = await this.#database.prisma.$queryRaw<{ identity: string; print: string | null }[]>`
      SELECT i."id"::text AS "identity", (
        SELECT string_agg(m."id" || '.' || m."revision", ' ') FROM (
          SELECT b."id", b."revision" FROM "WebMessage" b
           WHERE b."workspaceId" = i."workspaceId" AND b."identityId" = i."id" ORDER BY b."id" DESC LIMIT ${count}
        ) m) AS "print"
      FROM "Identity" i WHERE i."id" = ANY(${[...identityIds]}::uuid[])`;
    return new Map(rows.map((row) => [row.identity, row.print ?? ""]));
  }

  /** How many of the bot's bubbles came after `after`. */
  async countFromBot(whose: Whose, after: bigint): Promise<number> {
    const [row] = await this.#database.prisma.$queryRaw<{ count: number }[]>(sql`
      SELECT count(*)::int AS "count" FROM "WebMessage" WHERE ${isOf(whose)} AND "author" = 'bot' AND "id" > ${after}`);
    return row!.count;
  }

  /** The bubble that was added or replaced under this key. */
  async withKey({ workspaceId }: Whose, key: string): Promise<bigint | undefined> {
    const row = await this.#database.prisma.webMessage.findUnique({
      where: { workspaceId_key: { workspaceId, key } },
      select: { id: true },
    });
    return row?.id;
  }
}

/** What finds a person's bubbles, of someone who may be more than that. */
const keysOf = ({ workspaceId, identityId }: Whose): Whose => ({ workspaceId, identityId });
const isOf = ({ workspaceId, identityId }: Whose): Sql =>
  sql`"workspaceId" = ${workspaceId}::uuid AND "identityId" = ${identityId}::uuid`;

/**
 * Cards and forms are plain data: dropping undefined as JSON does loses nothing. Secrets are never stored,
 * whoever writes here: a copy of the database would open every door.
 */
const asJson = (content: Content): Prisma.InputJsonValue =>
  asJsonColumn(withoutSecrets(content)) as unknown as Prisma.InputJsonValue;

const asMessage = (row: Row): Message => ({
  ...row,
  author: row.author === "me" ? "me" : "bot",
  content: row.content as Content,
});
