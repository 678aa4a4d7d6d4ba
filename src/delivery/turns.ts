/**
 * Who may send when. Each recipient and each installation has a lane of its own, so that a refused one delays no
 * others and costs nobody else an attempt. Lanes live in this process; what an installation and a recipient are allowed is
 * shared by all replicas in the database (shared-lane.ts, shared-recipients.ts).
 *
 * A message enters a moment before its turn, is recorded as being sent, and goes at its turn: however long the
 * database takes, it does not disturb the pace.
 */
import { createOutage, type Outage } from "./outage.ts";
import { createDeferral, createPacedRow, type PacedRow, type When } from "./paced-row.ts";
import { pause } from "./pause.ts";
import type { Pace, Rate } from "./platform-pace.ts";
import type { Reserved, SharedLane } from "./shared-lane.ts";
import { steadyNow } from "./steady-clock.ts";

export type Address = Readonly<{ installation: string; recipient: string }>;

/** Held from entering to going; the next message to the same recipient waits until it is left. */
export type Pass = {
  /** Waits for the very moment. */
  go(): Promise<When>;
  leave(): void;
};

export type Turns = {
  /** Waits until the turn is near. When `signal` is aborted every answer is to come back at once. */
  enter(address: Address, signal: AbortSignal): Promise<Pass | Exclude<When, "now">>;
  /** The platform refused and asked to wait. */
  refused(address: Address, seconds: number): void;
  /** The platform, or the way there, failed. @param code the same for what fails alike */
  failed(address: Address, code: string): void;
  /** The platform has taken a message. */
  worked(address: Address): void;
  /** For how many milliseconds all messages of the installation wait for the platform to come back; undefined: they don't. */
  pausedFor(address: Address): number | undefined;
};

/** How long before its turn a message enters, in milliseconds. */
const lead = 200;
/** How long a message waits in memory behind others for the same recipient, in milliseconds. */
const patience = 5_000;
/** Sending a little slower than allowed costs less than being refused. */
const margin = 1.02;
/** Those that have failed before try whether the platform is back, before the others. In milliseconds. */
const precedence = 5_000;
/** When the database does not give out turns, in milliseconds. */
const noTurnsWait = 1_000;
/** Idle lanes are dropped once there are this many. */
const mostLanes = 5_000;

type RecipientLane = {
  /** When the next may go, by the steady clock. */
  free: number;
  waiting: number;
  last: Promise<void>;
  comeBack: (ready: number) => { notBefore: Date };
};
type InstallationLane = {
  entrance: PacedRow;
  exit: PacedRow;
  lastRefused: { recipient: string; until: number } | undefined;
  outage: Outage;
  shared: SharedLane | undefined;
  comeBack: (ready: number) => { notBefore: Date };
};

/**
 * @param share makes the lane that all replicas share; missing where there is one process
 * @param onError told when the database does not do its part of it
 */
export function createTurns(
  pace: Pace,
  share?: (installation: string, rate: Rate, recipientGap: number) => SharedLane,
  onError: (error: unknown) => void = () => {},
): Turns {
  const recipients = new Map<string, RecipientLane>();
  const installations = new Map<string, InstallationLane>();
  const gap = pace.recipient.everyMs * margin;
  const rate = slower(pace.installation);

  function recipientLane({ installation, recipient }: Address): RecipientLane {
    if (recipients.size > mostLanes) forgetIdle(recipients);
    const key = `${installation}\n${recipient}`;
    let lane = recipients.get(key);
    if (!lane) {
      lane = { free: 0, waiting: 0, last: Promise.resolve(), comeBack: createDeferral(gap) };
      recipients.set(key, lane);
    }
    return lane;
  }

  function installationLane(name: string): InstallationLane {
    let lane = installations.get(name);
    if (!lane) {
      const ahead = rate.everyMs > 0 ? Math.ceil(lead / rate.everyMs) : 0;
      lane = {
        entrance: createPacedRow({ ...rate, burst: (rate.burst ?? 1) + ahead }),
        exit: createPacedRow(rate),
        lastRefused: undefined,
        outage: createOutage(),
        shared: rate.everyMs > 0 || rate.window ? share?.(name, rate, gap) : undefined,
        comeBack: createDeferral(rate.everyMs),
      };
      installations.set(name, lane);
    }
    return lane;
  }

  async function enter(address: Address, signal: AbortSignal) {
    const lane = recipientLane(address);
    const all = installationLane(address.installation);
    const down = all.outage.pausedUntil;
    if (down !== undefined) return all.comeBack(down + precedence);
    const ready = Math.max(steadyNow(), lane.free) + lane.waiting * gap;
    if (ready - steadyNow() > patience) return lane.comeBack(ready);
    const before = lane.last;
    const mine = Promise.withResolvers<void>();
    lane.last = mine.promise;
    lane.waiting++;
    let left = false;
    const leave = () => {
      if (!left) lane.waiting--;
      left = true;
      mine.resolve();
    };
    await before;
    const turn = await takeTurn(address.recipient, lane, all, signal);
    if ("due" in turn) return { go: () => go(turn.due, lane, all, signal), leave };
    leave();
    return turn;
  }

  /** @returns the earliest moment to go, which is near; or when to come back */
  async function takeTurn(
    recipient: string,
    lane: RecipientLane,
    all: InstallationLane,
    signal: AbortSignal,
  ): Promise<{ due: number } | { notBefore: Date }> {
    const near = await until(() => lane.free - lead, lane, signal);
    const turn = near === "now" ? await all.entrance.take(signal) : near;
    if (turn !== "now") return turn;
    const down = all.outage.mayGo();
    if (down !== undefined) return all.comeBack(down + precedence);
    if (!all.shared) return { due: 0 };
    const reserved = await all.shared.reserve().catch(noTurn);
    const now = steadyNow();
    if ("pausedFor" in reserved) {
      all.outage.learn(now + reserved.pausedFor);
      return all.comeBack(now + reserved.pausedFor + precedence);
    }
    const due = now + ("inMs" in reserved ? reserved.inMs : reserved.comeBackIn);
    // Whoever enters here now would get a later turn.
    all.entrance.hold(due - lead);
    if (!("inMs" in reserved)) return all.comeBack(due);
    const theirs = await all.shared.reserveFor(recipient, reserved.inMs).catch(noTurn);
    if ("comeBackIn" in theirs) return lane.comeBack(now + theirs.comeBackIn);
    // Another replica writes to them, too.
    if ("inMs" in theirs) lane.free = Math.max(lane.free, now + theirs.inMs);
    const soon = await until(() => Math.max(due, lane.free) - lead, lane, signal);
    return soon === "now" ? { due } : soon;
  }

  function noTurn(error: unknown): Reserved {
    onError(error);
    return { comeBackIn: noTurnsWait };
  }

  async function go(
    due: number,
    lane: RecipientLane,
    all: InstallationLane,
    signal: AbortSignal,
  ): Promise<When> {
    const near = await until(() => Math.max(lane.free, due), lane, signal);
    const turn = near === "now" ? await all.exit.take(signal) : near;
    if (turn === "now") lane.free = Math.max(lane.free, steadyNow() + gap);
    return turn;
  }

  function refused(address: Address, seconds: number): void {
    const now = steadyNow();
    const until = now + seconds * 1000;
    const lane = recipientLane(address);
    lane.free = Math.max(lane.free, until);
    // A refusal doesn't say whose limit was hit. A second recipient refused at the same time means it is global.
    const all = installationLane(address.installation);
    all.entrance.giveBack();
    all.exit.giveBack();
    const earlier = all.lastRefused;
    if (earlier && earlier.until > now && earlier.recipient !== address.recipient) {
      all.entrance.hold(Math.max(until, earlier.until) - lead);
      all.exit.hold(Math.max(until, earlier.until));
    }
    all.lastRefused = { recipient: address.recipient, until };
  }

  function failed({ installation, recipient }: Address, code: string): void {
    const { outage, shared } = installationLane(installation);
    const pausing = outage.failed(recipient, code);
    if (pausing !== undefined) shared?.pause(pausing).catch(onError);
  }

  function worked({ installation }: Address): void {
    const { outage, shared } = installationLane(installation);
    if (outage.worked()) shared?.resume().catch(onError);
  }

  function pausedFor({ installation }: Address): number | undefined {
    const down = installationLane(installation).outage.pausedUntil;
    return down === undefined ? undefined : down - steadyNow();
  }

  return { enter, refused, failed, worked, pausedFor };
}

/** Waits for a moment that may move while it waits. */
async function until(moment: () => number, lane: RecipientLane, signal: AbortSignal): Promise<When> {
  for (let wait = moment() - steadyNow(); wait > 0; wait = moment() - steadyNow()) {
    if (wait > patience) return lane.comeBack(moment());
    await pause(wait, signal);
    if (signal.aborted) break;
  }
  return signal.aborted ? { notBefore: new Date() } : "now";
}

function slower({ everyMs, burst, window }: Rate): Rate {
  return {
    everyMs: everyMs * margin,
    burst,
    window: window && { count: window.count, ms: window.ms * margin },
  };
}

function forgetIdle(recipients: Map<string, RecipientLane>): void {
  const now = steadyNow();
  for (const [key, lane] of recipients) if (lane.waiting === 0 && lane.free < now) recipients.delete(key);
}
