import { pluralEn } from "../text/count.ts";

export const backupEn = {
  backupHelp: {
    takes: "FILE",
    does: "writes everything, files included, into a new file; the bot goes on working",
  },
  verifyHelp: {
    takes: "FILE",
    does: "restores a backup beside its file, counts and compares, and removes it again",
  },
  restoreHelp: {
    takes: "FILE",
    does: "restores a backup into the empty database of the settings (DATABASE_URL or DATA_DIR)",
  },
  moveHelp: {
    takes: "URL|FOLDER or --stay",
    does: "moves everything into an empty database: a server (postgresql://…) or a folder; --stay takes it back",
  },
  deliveriesHelp: {
    takes: "[release|drop]",
    does: "messages held since a restore: how many, send them, or never send them",
  },

  whichFile: "Say which file: npm run -s admin -- backup /backups/loudou.backup",
  whereTo:
    "Say where to: npm run -s admin -- move postgresql://user:password@host:5432/loudou, or a new folder such as ./data2",
  badUrl: (typed: string) =>
    `“${typed}” is no address of a PostgreSQL database. Example: postgresql://loudou:secret@db.example.com:5432/loudou`,
  releaseOrDrop: (typed: string) => `“${typed}” is neither release nor drop.`,

  backedUp: (file: string, rows: string, size: string, held: number | undefined) =>
    `Backed up ${rows} rows, files included, into ${file} (${size}).${held === undefined ? "" : ` Commands waited ${held} ms.`}`,
  verified: (file: string, companies: string, at: string, rows: string, tables: number) =>
    `${file} is a complete backup of ${companies} as of ${at}: ${rows} rows in ${tables} tables were restored beside it, and each table equals the backup's.`,
  restored: (companies: string, at: string, rows: string, place: string) =>
    `Restored ${companies} as of ${at} into ${place}: ${rows} rows, each table compared with the backup's.`,
  sessionsEnded: "Everybody signs in again: sessions and links of the web chat were ended.",
  heldNow: (count: number) =>
    count === 0
      ? "No message was waiting in it."
      : `${pluralEn(count, "message")} waited in it and may have been sent since. They are held: npm run -s admin -- deliveries`,
  moved: (to: string, rows: string) =>
    `Moved ${rows} rows, files included, to ${to}. Set DATABASE_URL (or DATA_DIR) to it and start the bot; the old place refuses to run.`,
  movedBefore: (to: string) =>
    `It is there already: this company lives at ${to}. Set DATABASE_URL (or DATA_DIR) to it.`,
  stays: (to: string) =>
    `The move to ${to} is taken back: this is where the company lives. If it had come to its end, never start a bot there.`,
  noMove: "Nothing was being moved away from here.",
  held: (count: number) =>
    count === 0
      ? "No messages are held."
      : `${pluralEn(count, "message is", "messages are")} held since the database was restored; the original may have sent them. Send them: npm run -s admin -- deliveries release. Never: deliveries drop`,
  released: (sent: number, expired: number) =>
    `${pluralEn(sent, "message")} will be sent${expired === 0 ? "" : `; ${pluralEn(expired, "is", "are")} out of date and won't be`}.`,
  dropped: (count: number) => `${pluralEn(count, "message")} won't be sent.`,

  failedTitle: "The backup failed",
  failedWhatNow:
    "It is tried again every hour. To take one by hand, your operator types: npm run -s admin -- backup FILE. You get this notice at most once a day.",

  fileExists: (file: string) => `${file} exists already and was left as it is. Name another file.`,
  noSuchFile: (file: string) => `There is no file ${file}.`,
  notABackup: (file: string) => `${file} is no backup of Loudou.`,
  cutOff: (file: string) =>
    `${file} is cut off: it was not written to its end, or not copied. Use another backup; nothing was restored.`,
  damaged: (file: string) =>
    `${file} is damaged: it isn't what was written. Use another backup; nothing was restored.`,
  cannotWrite: (file: string, why: string) => `Can't write ${file}: ${why}.`,
  cannotRead: (file: string, why: string) => `Can't read ${file}: ${why}.`,
  noRoom: (file: string) =>
    `There isn't enough room on the disk of ${file} (a backup of the embedded database needs twice its size for a moment, in DATA_DIR). Nothing was left behind.`,
  databaseFull: "The disk of the database is full. Nothing was left behind.",
  newerFormat: (file: string) => `${file} was written by a newer Loudou. Restore it with that one.`,
  newerProgram: (file: string, program: string, migration: string) =>
    `${file} was written by a newer Loudou (${program}): this one doesn't know its migration ${migration}. Restore it with that one.`,
  notEmpty: (place: string, holds: string) =>
    `${place} isn't empty (it holds ${holds}) and was left as it is. Use a new database or folder.`,
  botRuns: (place: string) => `A bot still runs on ${place}. Stop it first, all replicas.`,
  nothingThere: (place: string) => `There is no database in ${place}.`,
  cameOutDifferently: (table: string) =>
    `Table ${table} came out differently from what was written, so nothing was restored. Use another backup.`,
  movingElsewhere: (to: string) =>
    `This company is on its way to ${to}, or lives there already. Repeat that move, or take it back: npm run -s admin -- move --stay`,
  samePlace: "That is where it is already.",
  inMemory: "A database in memory can't be backed up.",
  failed: (why: string) => `It failed, and nothing was left behind: ${why}`,
};
