import type { wordsEn } from "./words.en.ts";

/** What the doctor says in Chinese. */
export const wordsZh = {
  title: "漏斗体检",
  allWell: "一切正常。",
  notWell: (count: number) => `有 ${count} 处要处理。`,

  settings: "配置：齐全，前后一致",
  settingsWrong: (problem: string) => `配置：${problem}`,
  settingsCure: "在 .env 或服务的环境变量里改；每一项的说明见 .env.example。",
  restSkipped: "配置改好以后再检查其余部分。",

  embeddedNew: (folder: string) => `数据库：内置，还没有建；第一次启动时会建在 ${folder}`,
  embeddedInUse: (folder: string, process: string) =>
    `数据库：内置，在 ${folder}，正由${process}使用，它没说自己的情况。请用运行机器人的那个用户执行`,
  embeddedRuns: (folder: string, version: string, process: string) =>
    `数据库：内置 PostgreSQL ${version} 正常，在 ${folder}，由${process}使用`,
  anotherProcess: "另一个进程",
  processNumber: (pid: number) => `进程 ${pid} `,
  embeddedOpens: (folder: string, version: string) =>
    `数据库：内置 PostgreSQL ${version} 能打开，在 ${folder}`,
  embeddedBroken: (folder: string, why: string) => `数据库：${folder} 里的内置数据库打不开：${why}`,
  embeddedBrokenCure: "用最近的备份替换这个目录；或者把 DATA_DIR 指到别处，重新开始。",
  notWritable: (folder: string) => `数据库：${folder} 不能写`,
  notWritableCure: "给运行机器人的用户写权限，或者把 DATA_DIR 指到别的目录。",
  embeddedInMemory: "数据库：在内存里，停止后数据全部丢失",

  serverAnswers: (where: string, version: string) => `数据库：${where} 的 PostgreSQL ${version} 正常`,
  serverSilent: (where: string, why: string) => `数据库：连不上 ${where}：${why}`,
  serverCures: {
    address: "检查 DATABASE_URL 里的主机和端口、数据库是否在运行、中间有没有防火墙。",
    password: "检查 DATABASE_URL 里的用户名和密码（特殊字符要百分号编码），以及 pg_hba.conf。",
    missing: "先建数据库，例如：createdb -E UTF8 loudou",
    other: "拒绝的原因见数据库服务器自己的日志。",
  },
  tooOld: (version: string) => `数据库：PostgreSQL ${version} 太旧`,
  tooOldCure: "请升级到 PostgreSQL 15 或更新的版本。",
  notUtf8: (encoding: string) => `数据库：编码是 ${encoding}，存不了中文`,
  notUtf8Cure: "用 UTF8 重新建库：createdb -E UTF8 -T template0 loudou",
  mayNotCreate: (user: string, name: string) => `数据库：${user} 无权在 ${name} 里建表`,
  mayNotCreateCure: (user: string, name: string) => `请管理员执行：ALTER DATABASE ${name} OWNER TO ${user};`,
  trigrams: "数据库：pg_trgm 可用，名字打错也找得到，中文也行",
  trigramsAbsent: "数据库：没有 pg_trgm 扩展",
  trigramsAbsentCure: "安装数据库的 contrib 包（postgresql-contrib），或在云服务商那里启用 pg_trgm。",
  trigramsForbidden: "数据库：这个用户无权创建 pg_trgm 扩展",
  trigramsForbiddenCure: "请管理员在这个库里执行：CREATE EXTENSION pg_trgm;",
  noChinese: (ctype: string) => `数据库：LC_CTYPE 是 ${ctype}，中文名字打错就找不到（pg_trgm 认不出汉字）`,
  noChineseCure:
    "用 UTF-8 的区域设置重新建库，再把数据搬过去：createdb -E UTF8 --locale=C.UTF-8 -T template0 loudou",
  migrated: (count: number) => `数据库：结构是最新的（${count} 个迁移）`,
  pending: (names: string) => `数据库：下次启动会自动升级结构：${names}`,
  newer: (names: string) => `数据库：已由更新的版本升级过：${names}`,
  newerCure: "请启动那个更新的版本，或者恢复升级之前的备份。",

  neverBackedUp: "备份：这个数据库还没有备份过",
  backedUp: (hours: number) =>
    `备份：上一次是 ${hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`}前`,
  backupLateCure: (folder: string) =>
    `每天的备份没有成功：请在日志里找 backup，并检查 ${folder} 能否写入、空间够不够`,
  backupCure: "设置 BACKUP_DIR 后每天自动备份，或者手动备份：npm run -s admin -- backup 文件",
  held: (count: number) => `消息：数据库恢复后有 ${count} 条暂扣`,
  heldCure: "请决定：npm run -s admin -- deliveries release（发出去）或 deliveries drop（不再发）",
  nothingGoesOut: "消息：HOLD_DELIVERIES=1，什么都不发送",
  movedAway: (to: string) => `数据库：公司已经搬到 ${to}，机器人不会在这里启动`,
  movedAwayCure: "请把 DATABASE_URL 或 DATA_DIR 改成那里；要留在这里：npm run -s admin -- move --stay",
  olderAmounts: (deals: string) =>
    `数据库：这些金额可能差了一百倍：${deals}。早先的版本里，这几种货币的小数位数随 Node 的版本而变`,
  olderAmountsCure:
    "更新前记下金额，更新后核对，有出入就用 /商机 修改 改正；这几种货币的目标和本季预测数也请看一下。",

  slackOff: "Slack：没有配置",
  slackIn: (bot: string, team: string) => `Slack：机器人令牌有效：${team} 的 ${bot}`,
  slackRefused: (word: string) => `Slack：不接受机器人令牌：${word}`,
  slackRefusedCure: "到 OAuth & Permissions 重新复制 Bot User OAuth Token；要先把应用安装到工作区。",
  slackScopes: (count: number) => `Slack：清单里的 ${count} 项权限都有`,
  slackScopeMissing: (names: string) => `Slack：缺少权限：${names}`,
  slackScopeMissingCure:
    "到 OAuth & Permissions 补上（或重新粘贴清单：npm run slack:manifest），再把应用重新安装一次。",
  slackScopesUntold: "Slack：没有返回令牌的权限",
  socketGood: "Slack：Socket Mode 可以连接",
  socketRefused: (word: string) => `Slack：Socket Mode 不接受 SLACK_APP_TOKEN：${word}`,
  socketRefusedCure:
    "到 Basic Information 建一个带 connections:write 的 App-Level Token，并打开 Socket Mode。",
  signingUnseen: "Slack：走 HTTP；SLACK_SIGNING_SECRET 对不对，要等第一个请求才知道（不对时日志里有 401）",

  larkOff: "飞书：没有配置",
  larkIn: (bot: string) => `飞书：凭证有效：机器人“${bot}”`,
  larkRefused: (why: string) => `飞书：不接受凭证：${why}`,
  larkRefusedCure: "到“凭证与基础信息”重新复制 App ID 和 App Secret，并检查 LARK_DOMAIN（feishu 或 lark）。",
  larkNoBot: (why: string) => `飞书：这个应用还不是机器人：${why}`,
  larkNoBotCure: "给应用添加“机器人”能力，创建版本并发布。",
  larkAsleep: "飞书：机器人在这个企业里还没有启用",
  larkAsleepCure: "创建版本并发布，由企业管理员在管理后台启用。",

  larkScopes: (count: number) => `飞书：${count} 项权限都有`,
  larkScopeMissing: (names: string) => `飞书：缺少权限：${names}`,
  larkScopeMissingCure: "到“权限管理”开通，再创建版本并发布；发布之前不会生效。",
  larkScopesUntold: "飞书：没有返回应用的权限",

  notReached: (who: string, why: string) => `${who}：连不上：${why}`,
  notReachedCure: "检查本机网络：能不能访问外网 HTTPS、DNS、代理。",
  tryLater: (who: string) => `${who}：暂时限流，请一分钟后再查`,

  clockGood: (seconds: number, who: string) => `时钟：和 ${who} 相差 ${seconds} 秒`,
  clockBad: (seconds: number, who: string) => `时钟：和 ${who} 相差 ${seconds} 秒，平台会拒绝带签名的请求`,
  clockCure: "用 NTP 校准时间，例如：timedatectl set-ntp true",
  clockUnknown: "时钟：没有可以对照的对象",

  running: (url: string) => `机器人：正在本机运行（${url}）`,
  notRunning: (url: string) => `机器人：没有在本机运行（${url}）`,
  isDown: (url: string) => `机器人：停了。它在本机运行过，现在 ${url} 没有回应`,
  isDownCure: "重新启动：npm start。要是马上又退出，原因在最后几行输出里。",
  notReady: "机器人：在运行，但还不能处理请求",
  notReadyCure: "稍等片刻；一直这样的话，原因在日志里（多半是数据库）。",
  chatState: (chat: string, state: string) => `机器人：${chat} 状态 ${state}`,
  chatFailed: (chat: string, detail: string) => `机器人：${chat} 出错：${detail}`,
  chatFailedCure: "凭证的问题见上面几行；否则请看日志。",
  anyPort: "机器人：PORT=0 会随机选端口，所以没有去找",

  publicGood: (url: string) => `地址：${url} 通到这里`,
  publicBad: (url: string, why: string) => `地址：${url} 没有通到这里：${why}`,
  publicCure: "检查 DNS、证书和反向代理：每个路径都要原样转到 HOST 和 PORT。",
  publicLater: (url: string) => `地址：机器人运行以后再检查 ${url}`,
  plain: (url: string) => `地址：${url} 是明文 http，登录链接和大家输入的内容在网络上都没有加密`,
  plainCure: "前面放一个带证书的反向代理（Caddy 会自动申请），再把 PUBLIC_URL 设成 https 地址。",
  open: (host: string) => `地址：HOST=${host} 让别的机器用明文 http 就能连进来，中间没有加密的代理`,
  openCure: "HOST 用 127.0.0.1，前面放带证书的反向代理，PUBLIC_URL 设成它的 https 地址。",
  publicNone: "地址：没有设 PUBLIC_URL，登录链接只在本机有效",
  publicNeeded: (who: string) => `地址：${who} 要从外网回调，但没有设 PUBLIC_URL`,
  publicNeededCure: "把 PUBLIC_URL 设成平台能访问到本机的 https 地址。",
  answered: (status: number) => `对方返回 ${status}`,
} satisfies typeof wordsEn;
