/** The time of a small world: it runs, and jumps from one moment of the forecast week to the next. */
import { Temporal } from "temporal-polyfill";

const zone = "Asia/Shanghai";

/** A little after the card, and after the digest. */
const moments = [
  { weekday: 4, at: "14:01" },
  { weekday: 5, at: "09:31" },
] as const;

export class WeekClock {
  /** Of the real time, in milliseconds. */
  ahead = 0;
  /** ISO weeks whose Friday has come, such as 2026-W49: each is to be closed once. */
  readonly fridays: string[] = [];

  /** It begins on a Wednesday noon that is still to come. */
  constructor() {
    const today = Temporal.Now.zonedDateTimeISO(zone);
    this.#jumpsTo(today.add({ days: 7 + 3 - today.dayOfWeek }).withPlainTime("12:00"));
  }

  get now(): Temporal.ZonedDateTime {
    return Temporal.Now.instant()
      .add({ milliseconds: Math.round(this.ahead) })
      .toZonedDateTimeISO(zone);
  }

  get isFriday(): boolean {
    return this.now.dayOfWeek === 5;
  }

  /** To the next Thursday's card or Friday's digest. */
  passes(): void {
    const { now } = this;
    const next = moments
      .map(({ weekday, at }) => {
        const day = now.add({ days: (weekday - now.dayOfWeek + 7) % 7 }).withPlainTime(at);
        return Temporal.ZonedDateTime.compare(day, now) > 0 ? day : day.add({ weeks: 1 });
      })
      .toSorted(Temporal.ZonedDateTime.compare)[0]!;
    this.#jumpsTo(next);
    if (next.dayOfWeek === 5)
      this.fridays.push(`${next.yearOfWeek}-W${String(next.weekOfYear).padStart(2, "0")}`);
  }

  #jumpsTo(then: Temporal.ZonedDateTime): void {
    this.ahead = then.epochMilliseconds - Date.now();
  }
}
