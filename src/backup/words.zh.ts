import type { backupEn } from "./words.en.ts";

export const backupZh = {
  backupHelp: { takes: "文件", does: "把全部数据（含照片和文件）备份到一个新文件；机器人照常工作" },
  verifyHelp: { takes: "文件", does: "在备份文件旁边恢复一遍，逐表清点、比对，然后删掉" },
  restoreHelp: { takes: "文件", does: "恢复到设置里的空数据库（DATABASE_URL 或 DATA_DIR）" },
  moveHelp: {
    takes: "地址|文件夹 或 --stay",
    does: "把全部数据搬到一个空数据库：服务器（postgresql://…）或新文件夹；--stay 撤回",
  },
  deliveriesHelp: { takes: "[release|drop]", does: "恢复后暂扣的消息：有多少条，发出去，或不再发" },

  whichFile: "请写明文件：npm run -s admin -- backup /backups/loudou.backup",
  whereTo:
    "请写明搬到哪里：npm run -s admin -- move postgresql://user:password@host:5432/loudou，或者一个新文件夹，比如 ./data2",
  badUrl: (typed: string) =>
    `“${typed}”不是 PostgreSQL 数据库的地址。例如：postgresql://loudou:secret@db.example.com:5432/loudou`,
  releaseOrDrop: (typed: string) => `“${typed}”不对：请写 release（发出去）或 drop（不再发）。`,

  backedUp: (file: string, rows: string, size: string, held: number | undefined) =>
    `已备份 ${rows} 行（含文件）到 ${file}（${size}）。${held === undefined ? "" : `期间命令等了 ${held} 毫秒。`}`,
  verified: (file: string, companies: string, at: string, rows: string, tables: number) =>
    `${file} 是“${companies}”在 ${at} 的完整备份：在旁边恢复了 ${tables} 张表共 ${rows} 行，每张表都与备份一致。`,
  restored: (companies: string, at: string, rows: string, place: string) =>
    `已把“${companies}”在 ${at} 的备份恢复到 ${place}：共 ${rows} 行，每张表都与备份比对过。`,
  sessionsEnded: "网页版的登录和链接已全部失效，大家需要重新登录。",
  heldNow: (count: number) =>
    count === 0
      ? "备份里没有等待发送的消息。"
      : `备份里有 ${count} 条消息在等待发送，之后可能已经发过，现在先扣下：npm run -s admin -- deliveries`,
  moved: (to: string, rows: string) =>
    `已把 ${rows} 行（含文件）搬到 ${to}。请把 DATABASE_URL（或 DATA_DIR）改成新地址再启动；旧的地方不会再运行。`,
  movedBefore: (to: string) => `已经搬完了：这家公司现在在 ${to}。请把 DATABASE_URL（或 DATA_DIR）改成它。`,
  stays: (to: string) =>
    `已撤回搬到 ${to} 的操作：公司仍在这里。如果当时已经搬完，请千万不要在那边启动机器人。`,
  noMove: "这里没有正在搬走的数据。",
  held: (count: number) =>
    count === 0
      ? "没有暂扣的消息。"
      : `数据库恢复后有 ${count} 条消息暂扣着，原来的机器人可能已经发过。发出去：npm run -s admin -- deliveries release；不再发：deliveries drop`,
  released: (sent: number, expired: number) =>
    `将发送 ${sent} 条消息${expired === 0 ? "" : `；${expired} 条已过期，不再发送`}。`,
  dropped: (count: number) => `${count} 条消息不再发送。`,

  failedTitle: "备份没有成功",
  failedWhatNow:
    "每小时会再试一次。要手动备份，请让运维执行：npm run -s admin -- backup 文件。这类提醒每天最多发一次。",

  fileExists: (file: string) => `${file} 已经存在，没有动它。请换一个文件名。`,
  noSuchFile: (file: string) => `没有 ${file} 这个文件。`,
  notABackup: (file: string) => `${file} 不是漏斗的备份。`,
  cutOff: (file: string) => `${file} 不完整：没有写完，或者没有拷全。请换一份备份；什么都没有恢复。`,
  damaged: (file: string) => `${file} 已损坏：内容和写入时不一致。请换一份备份；什么都没有恢复。`,
  cannotWrite: (file: string, why: string) => `无法写入 ${file}：${why}。`,
  cannotRead: (file: string, why: string) => `无法读取 ${file}：${why}。`,
  noRoom: (file: string) =>
    `${file} 所在的磁盘空间不够（备份内置数据库时，DATA_DIR 里要有它两倍大小的空间）。没有留下任何残余。`,
  databaseFull: "数据库所在的磁盘满了。没有留下任何残余。",
  newerFormat: (file: string) => `${file} 是更新版本的漏斗写的，请用那个版本恢复。`,
  newerProgram: (file: string, program: string, migration: string) =>
    `${file} 是更新版本的漏斗（${program}）写的：这个版本不认识迁移 ${migration}。请用那个版本恢复。`,
  notEmpty: (place: string, holds: string) =>
    `${place} 不是空的（里面有 ${holds}），没有动它。请用新的数据库或文件夹。`,
  botRuns: (place: string) => `还有机器人在 ${place} 上运行。请先把它们全部停下。`,
  nothingThere: (place: string) => `${place} 里没有数据库。`,
  cameOutDifferently: (table: string) =>
    `表 ${table} 恢复出来和写入时不一致，所以什么都没有恢复。请换一份备份。`,
  movingElsewhere: (to: string) =>
    `这家公司正在搬往 ${to}，或者已经在那里。请再执行一次那个搬迁，或者撤回：npm run -s admin -- move --stay`,
  samePlace: "它已经在那里了。",
  inMemory: "内存里的数据库不能备份。",
  failed: (why: string) => `没有成功，也没有留下任何残余：${why}`,
} satisfies typeof backupEn;
