import { expect, test } from "vitest";
import type { AuditEvent } from "../../../src/audit/load-audit.ts";
import { sayAudit } from "../../../src/audit/say-audit.ts";

/** Of an admin, about the company. */
const settings = (columns: Record<string, [unknown, unknown]>): AuditEvent =>
  ({
    ...{ id: 1n, at: new Date(0), via: "web", kind: "settings", subject: "workspace", subjectId: "w" },
    ...{ memberId: "m", memberName: "Anna", subjectName: null, values: { columns } },
  }) as unknown as AuditEvent;

test("what was set is told in words: weekdays, months and times, and never as it is stored", () => {
  const event = settings({
    closings: [undefined, [{ from: "2026-12-07", weekday: 4 }]],
    weekend: [[6, 7], [5]],
    fiscalStartMonth: [1, 4],
    hours: [{}, { nudgeAt: "14:00" }],
  });
  expect(sayAudit(event, "en")).toBe(
    "Anna changed the settings: closing day – → Thu from 2026-12-07; weekend Sat, Sun → Fri; fiscal year starts in January → April; own times – → forecast card 14:00",
  );
  expect(sayAudit(event, "zh")).toContain("截止日 – → 2026-12-07 起周四");
});

test("of a form that was saved, what stayed as it was is not told", () => {
  const event = settings({ holidays: [undefined, []], closeAt: ["09:00", "10:00"] });
  expect(sayAudit(event, "en")).toBe("Anna changed the settings: week closes 09:00 → 10:00");
});
