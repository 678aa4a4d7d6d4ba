/**
 * How long one session on a server may keep others waiting. The server enforces these, so they also hold for a
 * process that is frozen, cut off or too busy to look after itself. In milliseconds.
 */
export type SessionLimits = Readonly<{
  /** One wait for one lock. */
  lock: number;
  /** One statement, its waits included; 0 for no limit. */
  statement: number;
  /** A transaction in which nothing happens. */
  idleInTransaction: number;
  /** A response that the client never reads off the network. */
  unread: number;
}>;

/** What a command waits for others in all, be it for a connection or for a row: chats want an answer within three seconds. */
export const patience = 2_600;

export const commandLimits: SessionLimits = {
  // Half of it, because a row is waited for twice: PostgreSQL lets those who come later wait for their turn first, then
  // for the holder, and counts each wait by itself. More than the second after which it looks for deadlocks: those are
  // resolved and tried again, which is better than giving up.
  lock: patience / 2,
  // As long as Prisma lets a transaction last. Prisma's own limit cannot end a statement that is under way.
  statement: 10_000,
  // Between two statements a transaction computes for milliseconds. On a slow machine with a busy event loop that may be
  // one or two seconds; who says nothing for five has stopped, and others get on with the row then.
  idleInTransaction: 5_000,
  // To the server a long answer that a frozen process does not read is a statement under way, in which it heeds no other
  // limit: the network has to give up. Twice as long, as a cable may be out for a moment.
  unread: 10_000,
};

/** pg-boss's own statements. Nobody waits for those, but they wait for rows that our transactions hold. */
export const jobLimits: SessionLimits = {
  // Longer than a frozen transaction lives, so that one is no failure of the queue.
  lock: 8_000,
  // It builds indexes and clears away in batches; a frozen process does not make any of it last longer.
  statement: 60_000,
  idleInTransaction: commandLimits.idleInTransaction,
  unread: commandLimits.unread,
};

/** The session that applies migrations. */
export const migrationLimits: SessionLimits = {
  // Longer than any transaction of ours lasts. While it waits for a table, all who come later wait behind it.
  lock: 15_000,
  // A migration takes as long as the tables are large.
  statement: 0,
  idleInTransaction: 10_000,
  unread: commandLimits.unread,
};

/**
 * Between two statements of a migration the schema engine loads, half a second of computing; a session that is
 * silent for this long has stopped, and gives up the lock that the other replicas' start waits for.
 */
export const migrationIdle = 10_000;

/**
 * The statements that set up a session, sent as one message. Not startup parameters: PgBouncer refuses
 * connections that have any.
 */
export const sessionSetup = ({ lock, statement, idleInTransaction, unread }: SessionLimits): string =>
  [
    // Prisma writes and reads instants without their zone, so sessions must keep to UTC.
    "SET TIME ZONE 'UTC'",
    `SET lock_timeout = ${lock}`,
    `SET statement_timeout = ${statement}`,
    `SET idle_in_transaction_session_timeout = ${idleInTransaction}`,
    // A plan made once for all values is a guess, and dear by the guess: compiling it takes fifty times as long as the
    // statement, each time anew.
    "SET jit = off",
    // Given the choice the server plans a search anew each time, as for known values it finds a plan that seems cheaper:
    // planning takes longer than what it saves.
    "SET plan_cache_mode = force_generic_plan",
    // Without effect on a Unix socket, and on servers whose system has nothing of the kind.
    `SET tcp_user_timeout = ${unread}`,
  ].join("; ");
