/** The composition root: database → features → chats → delivery → schedule → http. Knows everyone; only main knows it. */

import type { Logger } from "pino";
import type { Temporal } from "temporal-polyfill";
import { recordSecrets } from "./audit/record-secrets.ts";
import { createBackupMetrics } from "./backup/backup-metrics.ts";
import { MovedAway, settleHome } from "./backup/settle-home.ts";
import { closeCharts } from "./charts/shared-renderer.ts";
import { claim } from "./chat/claim.ts";
import { createDispatch } from "./chat/dispatch.ts";
import { createFairUse } from "./chat/fair-use.ts";
import type { Chat, OnRefused } from "./chat/platform.ts";
import { createRefusals, type Refusals } from "./chat/refusals.ts";
import { changeMember } from "./company/members.ts";
import type { Config } from "./config/config.ts";
import { readNamesAnew } from "./customers/readings.ts";
import { type Database, whyUnusable } from "./database/open-database.ts";
import { transaction } from "./database/transaction.ts";
import { explainRefusedDeal } from "./deals/moves/explain-refused.ts";
import { createDeliveryMetrics } from "./delivery/delivery-metrics.ts";
import { holdDeliveries } from "./delivery/hold.ts";
import { reportHeld } from "./delivery/report-held.ts";
import { reportRefusedChat } from "./delivery/report-refused-chat.ts";
import { startDelivery } from "./delivery/start-delivery.ts";
import { colleaguesAnswer } from "./demo/colleagues-answer.ts";
import { type ClockMove, destination } from "./demo/demo-clock.ts";
import { demoPersonas, sampleLanguage } from "./demo/personas.ts";
import { sentElsewhere } from "./demo/sent-elsewhere.ts";
import { type Demo, startDemo } from "./demo/start-demo.ts";
import { fileSource } from "./files/pieces.ts";
import { takesSent } from "./files/take-sent.ts";
import { layGround } from "./ground.ts";
import { startHttpServer } from "./http/http-server.ts";
import { CannotListen } from "./http/listening.ts";
import { createMetrics, type Metrics } from "./http/metrics.ts";
import { type Imports, startImports } from "./imports/start-imports.ts";
import { createAskedCheck } from "./joining/check-who-is-asked.ts";
import { firstAdminSeat } from "./joining/first-admin.ts";
import { createReception } from "./joining/reception.ts";
import { recordSignIn, recordSignOut } from "./joining/record-sign-in.ts";
import { createRefusedBook } from "./joining/refused-book.ts";
import { welcomeVouched } from "./joining/vouched.ts";
import { openDesk } from "./operator/desk.ts";
import { carriesOut } from "./operator/orders.ts";
import { keepBooks } from "./pipelines/rows/keep-books.ts";
import { systemClock } from "./schedule/clock.ts";
import type { SlotHandlers } from "./schedule/fire-slot.ts";
import { type Schedule, startSchedule } from "./schedule/start-schedule.ts";
import { purges, slotHandlers } from "./slot-handlers.ts";
import { understand } from "./talk/understand.ts";
import { usages } from "./usages.ts";
import { createUseCases } from "./use-cases.ts";
import { endAccess } from "./web/end-access.ts";
import { mintLoginLink, signInLink } from "./web/sign-in.ts";
import { createWebChat, type WebChatParts } from "./web/web-chat.ts";
import { webFiles } from "./web-files.ts";
import { webToday } from "./web-today.ts";
import { welcomeLines } from "./welcome-lines.ts";

export type Running = Readonly<{
  url: string;
  /** What the operator reads at the end of the start. */
  welcome: readonly string[];
  /** Does what is due and asks the platforms who we are, as it is done by itself at least once a minute. */
  tickNow(): Promise<void>;
  stop(drainMilliseconds: number): Promise<void>;
}>;

/** What keeps it from starting, where that is for the operator to mend: a sentence. */
export const whyNotStarted = (error: unknown): string | undefined =>
  error instanceof CannotListen || error instanceof MovedAway ? error.message : whyUnusable(error);

/**
 * @param ground may have been asked for before
 * @throws what `whyNotStarted` explains, or an error of ours
 */
export async function start(config: Config, log: Logger, ground = layGround(config, log)): Promise<Running> {
  const tracing =
    config.tracing && (await import("./tracing/start-tracing.ts")).startTracing(config.tracing, log);
  const database = await ground;
  const home = await settleHome(database, config.dataDir, new Date()).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  if (home.copied)
    log.warn({ held: home.held }, "This database is a copy: what was due before is left to the original");
  await readNamesAnew(database);
  const demo = await startDemo(config, database);
  const clock = demo?.clock ?? systemClock;
  const now = () => clock.now();
  const metrics = createMetrics();
  const refusedBook = createRefusedBook(database, (err) =>
    log.warn({ err }, "Who was turned away could not be written down"),
  );
  const refusals = createRefusals(log, (platform, why, account) => {
    metrics.refused(platform, why);
    refusedBook.note(platform, why, account);
  });
  const late: Late = {};
  const useCases = createUseCases(async (tx, member) =>
    signInLink(await mintLoginLink(tx, member), late.url ?? ""),
  );
  const onRefused: OnRefused = (platform, word) =>
    void transaction(database, (tx) => reportRefusedChat(tx, platform, word, now())).catch((err: unknown) =>
      log.error({ err, platform }, "Admins could not be told that a chat refuses us"),
    );
  const chats = await createChats(
    config,
    database,
    log,
    now,
    { refusals, onRefused },
    useCases.flatMap(({ command }) => command ?? []),
    demo && demoParts(demo, database, late),
  );
  const receive = createDispatch({
    database,
    now,
    useCases,
    usages,
    reception: createReception(database, config, refusals, endAccess),
    understand,
    explain: explainRefusedDeal,
    pipelines: keepBooks(database),
    takeFiles: takesSent(database, config.fileLimit),
    onError: (err, { platform, kind, eventId }) =>
      log.error({ err, platform, kind, eventId }, "A command failed"),
    onHeldUp: (error, { platform, kind, eventId }) =>
      log.warn({ reason: String(error), platform, kind, eventId }, "A command was held up by others"),
    onDone(name, outcome, milliseconds) {
      metrics.useCase(name, outcome, milliseconds);
      if (name.startsWith("import.")) late.imports?.wake();
    },
    fairUse: createFairUse({
      personPerMinute: config.perMinute.person,
      companyPerMinute: config.perMinute.company,
    }),
    onTooMuch: ({ platform }) => metrics.refused(platform, "too much at once"),
  });

  const http = await startHttpServer({
    host: config.host,
    port: config.port,
    chats,
    holdsDeliveries: config.holdDeliveries,
    databaseAnswers: () => database.prisma.$queryRaw`SELECT 1`.then(() => true),
    whyFull: () => database.whyFull(),
    metrics,
    metricsToken: config.metricsToken,
    log,
  });
  late.url = config.publicUrl ?? http.url;
  const asHere = { ...config, port: http.port };
  const desk =
    database.kind === "embedded" && !config.dataDir.startsWith("memory://")
      ? await openDesk(config.dataDir, carriesOut(database, asHere, purges))
      : undefined;
  for (const chat of chats) await chat.start(receive);
  const deliveryMetrics = createDeliveryMetrics(metrics.registry);
  if (home.held > 0) await transaction(database, reportHeld);
  const delivery = config.holdDeliveries
    ? holdDeliveries(database, deliveryMetrics)
    : await startDelivery({ database, chats, log, now, metrics: deliveryMetrics });
  const checkWhoIsAsked = createAskedCheck(database, chats, endAccess);
  const handlers: SlotHandlers = {
    ...slotHandlers,
    async minutely(...about) {
      await slotHandlers.minutely?.(...about);
      const [, workspace, at] = about;
      await checkWhoIsAsked(workspace, at);
    },
  };
  // Nobody waits for it.
  const secretsKnown = recordSecrets(database, config.secrets, systemClock.now()).catch((err: unknown) =>
    log.warn({ err }, "Whether a secret was changed could not be written down"),
  );
  const imports = startImports({ database, now, log });
  late.imports = imports;
  const schedule = startSchedule({ database, clock, handlers, purges, log });
  late.schedule = schedule;
  const backups = await startDailyBackup(config, database, log, metrics.registry);

  return {
    url: http.url,
    welcome: await welcomeLines({
      database,
      url: config.publicUrl ?? http.url,
      demo: demo !== undefined,
      held: home.held,
      config,
    }),
    async tickNow() {
      await Promise.all([schedule.tickNow(), ...chats.map((chat) => chat.askWhoWeAre?.())]);
    },
    // In the order of the flow: nothing new comes in, what is under way ends, then the ground is taken away.
    async stop(drainMilliseconds) {
      http.drain();
      await desk?.close();
      await schedule.stop();
      await imports.stop();
      await backups?.stop();
      await Promise.all(chats.map((chat) => chat.stop()));
      await refusedBook.flush();
      await http.close(drainMilliseconds);
      await secretsKnown;
      await delivery.stop(Math.ceil(drainMilliseconds / 1000));
      await closeCharts();
      await database.close();
      await tracing?.stop();
    },
  };
}

/** What exists only after what needs it was made. */
type Late = { schedule?: Schedule; imports?: Imports; url?: string };

type DemoParts = WebChatParts["demo"];

/** Its metrics are there without one, too. @returns undefined where no folder is set */
async function startDailyBackup(
  config: Config,
  database: Database,
  log: Logger,
  registry: Metrics["registry"],
) {
  const { backup, dataDir, zone } = config;
  const { onFailed } = createBackupMetrics(registry, database);
  if (!backup) return undefined;
  const { startBackups } = await import("./backup/scheduled.ts");
  return startBackups({ database, dataDir, zone, backup, log, onFailed });
}

/** The platforms' SDKs take half a second to load; who does not use them does not wait for them. */
async function createChats(
  config: Config,
  database: Database,
  log: Logger,
  now: () => Temporal.Instant,
  given: Readonly<{ refusals: Refusals; onRefused: OnRefused }>,
  verbs: WebChatParts["verbs"],
  demo: DemoParts,
): Promise<Chat[]> {
  const web = createWebChat({
    database,
    log: log.child({ chat: "web" }),
    now,
    publicUrl: config.publicUrl,
    demo,
    trustedProxies: config.trustedProxies,
    firstAdmin: demo ? undefined : firstAdminSeat(config),
    lifetimes: config.sessions,
    provider:
      config.oidc && !demo
        ? {
            config: config.oidc,
            welcome: (tx, person, seat) => welcomeVouched(tx, person, seat, config),
            logout: {
              once: (tx, company, message) => claim(tx, company, [message]),
              signedOut: recordSignOut,
            },
          }
        : undefined,
    signedIn: recordSignIn,
    files: webFiles(database, config.fileLimit),
    today: webToday(database, now),
    usages,
    verbs,
    setLocale: (id, locale) => changeMember(database.prisma, { id }, { locale, localeChosen: true }),
  });
  const files = fileSource(database);
  const slack =
    config.slack &&
    (await import("./chat/slack/slack-chat.ts")).createSlackChat(config.slack, {
      log: log.child({ chat: "slack" }),
      now: systemClock.now,
      ...given,
      files,
    });
  const lark =
    config.lark &&
    (await import("./chat/lark/lark-chat.ts")).createLarkChat(config.lark, {
      log: log.child({ chat: "lark" }),
      now: systemClock.now,
      ...given,
      files,
      webUrl: config.publicUrl,
    });
  return [web, slack, lark].filter((chat): chat is Chat => chat !== undefined);
}

function demoParts(demo: Demo, database: Database, late: Late): DemoParts {
  return {
    open: demo.open,
    personas: () => demoPersonas(database),
    language: () => sampleLanguage(database),
    async moveClock(to: ClockMove) {
      const then = destination(demo.clock.now(), to);
      await colleaguesAnswer(database, demo.clock.now(), then);
      demo.clock.jumpTo(then);
      await late.schedule?.tickNow();
    },
    payloadsOf: sentElsewhere,
  };
}
