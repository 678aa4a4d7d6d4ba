/**
 * What this process has taken up to send. It holds each delivery for a while; the lease is renewed while it is
 * worked on and checked before sending: when a stopped process wakes, another one may long have taken the
 * message over.
 */
import { SendError } from "../chat/platform.ts";
import type { Database } from "../database/open-database.ts";
import { type Moment, momentNow, since } from "../database/two-clocks.ts";
import { batched } from "./batched.ts";
import { type Hold, renewLeases } from "./lease-table.ts";

export type LeaseTimes = Readonly<{
  /** How long a delivery belongs to who took it up or renewed it last, in milliseconds by the server's clock. */
  lasts: number;
  /** How often what is in hand is renewed, in milliseconds. */
  renewedEvery: number;
  /** Nobody asks within so many milliseconds after the last confirmation. */
  trusted: number;
}>;

/**
 * A call to a platform ends within 15 s (`patientCallMs` of Slack, `httpTimeoutMs` of Lark) and begins at most
 * 10 s after a confirmation: its connection is cut before another process can hold the delivery.
 */
export const leaseTimes: LeaseTimes = { lasts: 30_000, renewedEvery: 4_000, trusted: 10_000 };

export type Lease = Readonly<{
  /** Another process has taken the delivery up, or it was ended. */
  lost: boolean;
  /**
   * Resolves while this process holds the delivery: at once when that was confirmed moments ago, otherwise the
   * database is asked, and the lease renewed.
   * @throws SendError "lease_lost", or "lease_unconfirmed" when the database does not say
   */
  stillMine(): Promise<void>;
  /** Nothing is sent any more, nor renewed. */
  end(): void;
}>;

export type Leases = Readonly<{
  /** How long what is taken up is ours without being renewed, in milliseconds. */
  lasts: number;
  /** @param asked a moment before the database was asked to take it up */
  begin(hold: Hold, asked: Moment): Lease;
  stop(): void;
}>;

type InHand = Hold & { confirmed: Moment; lost: boolean; asking: Promise<void> | undefined };

/** A database that takes longer to answer than its answer is good for is not asked for ever. */
const mostQuestions = 3;

/**
 * @param times in milliseconds
 * @param log warned when the leases in hand could not be renewed
 */
export function createLeases(
  database: Database,
  times: LeaseTimes,
  log: { warn(facts: object, message: string): void },
): Leases {
  const inHand = new Set<InHand>();

  const renew = batched<InHand, void>(
    async (leases) => {
      const confirmed = momentNow();
      try {
        const mine = await renewLeases(database, leases, times.lasts);
        for (const lease of leases) {
          if (mine.has(lease.id)) lease.confirmed = confirmed;
          else lease.lost = true;
        }
      } catch (error) {
        log.warn({ err: error, count: leases.length }, "The leases of messages in hand were not renewed");
        throw error;
      }
      return leases.map(() => undefined);
    },
    { most: 1000 },
  );

  function ask(lease: InHand): Promise<void> {
    lease.asking ??= renew(lease).finally(() => {
      lease.asking = undefined;
    });
    return lease.asking;
  }

  async function stillMine(lease: InHand): Promise<void> {
    for (let questions = 0; ; questions++) {
      if (lease.lost) throw lost();
      if (since(lease.confirmed) < times.trusted) return;
      if (questions === mostQuestions) throw unconfirmed(undefined);
      await ask(lease).catch((error: unknown) => {
        throw unconfirmed(error);
      });
    }
  }

  /** Fresh leases wait for the next round: most deliveries finish before it. */
  const timer = setInterval(() => {
    for (const lease of inHand) {
      // A failure has been logged, and there is another round.
      if (since(lease.confirmed) >= times.renewedEvery / 2) void ask(lease).catch(() => {});
    }
  }, times.renewedEvery).unref();

  return {
    lasts: times.lasts,
    begin({ id, hold }, asked) {
      const lease: InHand = { id, hold, confirmed: asked, lost: false, asking: undefined };
      inHand.add(lease);
      return {
        get lost() {
          return lease.lost;
        },
        stillMine: () => stillMine(lease),
        end() {
          inHand.delete(lease);
          lease.lost = true;
        },
      };
    },
    stop: () => clearInterval(timer),
  };
}

const lost = (): SendError =>
  new SendError("another process has taken this message over", { code: "lease_lost", retryable: true });

const unconfirmed = (cause: unknown): SendError =>
  new SendError("the database does not say whether this message is still ours", {
    code: "lease_unconfirmed",
    retryable: true,
    cause,
  });
