/** "ACME high", "华信 高": a customer and the priority it gets. Pure. */
import type { Level } from "../../customers/file/customer-file.ts";

const words: Readonly<Record<string, Level>> = {
  ...{ high: "high", h: "high", a: "high", 高: "high", 高优先级: "high", 重点: "high" },
  ...{
    medium: "medium",
    mid: "medium",
    middle: "medium",
    m: "medium",
    b: "medium",
    中: "medium",
    中等: "medium",
  },
  ...{ low: "low", l: "low", c: "low", 低: "low", 低优先级: "low" },
};

/** The last word is the priority, where it says one; otherwise all of it is the name. */
export function readPriorityLine(line: string): Readonly<{ name: string; priority: Level | undefined }> {
  const [, before = "", last = ""] = /^(.*?)[\s:：,，]*(\S+)$/u.exec(line.trim()) ?? [];
  const priority = before === "" ? undefined : words[last.toLowerCase()];
  return priority ? { name: before.trim(), priority } : { name: line.trim(), priority: undefined };
}
