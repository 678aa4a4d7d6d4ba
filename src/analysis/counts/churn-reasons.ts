/** Why customers were lost: the three reasons of the documents where a text clearly says one, else its own words. Pure. */
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";

export const churnReasons = ["market", "targeting", "rivals"] as const;
export type ChurnReason = (typeof churnReasons)[number];

const bad = "(?<![不没无未])(?:差|不好|不行|不佳|落后|跟不上|不及|不如|不达标|下降|低)";
const says: Readonly<Record<ChurnReason, RegExp>> = {
  market:
    /市场(?:环境|行情|形势|需求)?(?:很|太|比较)?(?:不稳|不稳定|波动|萎缩|下滑|动荡|低迷|疲软|不景气|不好)|行业(?:不景气|下行|萎缩|低迷)|(?:大环境|经济(?:环境|形势)?)(?:不好|差|下行|不景气)|需求(?:萎缩|下滑)|\b(?:unstable|volatile|shrinking|declining|falling|weak|unsteady) (?:market|demand|economy)|\bmarket (?:is |was |has been |got |became )?(?:unstable|volatile|shrinking|shrank|declin\w+|collapsed|fluctuat\w+|instability|volatility|downturn)|\b(?:recession|downturn)\b/,
  targeting:
    /(?:客户|市场|产品|目标)?定位(?:不准|不清|错误|有误|偏差|失误|不对)|(?:目标)?客户(?:群)?(?:选错|选择不当|找错|不匹配|不对口)|(?:选|找)错(?:了)?客户|\b(?:wrong|bad|poor|inaccurate) (?:target\w*|customers?|audience|segment|positioning|fit)\b|\bmis-?target\w*|\bnot (?:our|a|the right) (?:target|fit|customers?|segment)\b/,
  rivals: new RegExp(
    `(?:服务|质量|品质|售后|售后服务)(?:水平|态度|响应)?(?:或质量|和质量|与质量|、质量)?(?:很|太|比较|都|也)?${bad}|(?:服务|质量|品质|售后).{0,8}不如(?:竞争)?(?:对手|同行|竞品|别家|别人)|(?:竞争)?(?:对手|同行|竞品|别家)的?(?:服务|质量|品质)(?:更|比我们)好|\\b(?:service|quality|support)(?: or quality| and quality)? (?:is |was |were |are |fell |lags? |lagg\\w+ )?(?:much )?(?:behind|worse|poor|bad|inferior|below|weak|too slow|slow)\\b|(?<!not |no )\\b(?:poor|bad|worse|weak|inferior|slow) (?:service|quality|support)\\b|\\bbehind (?:our |the )?(?:rivals?|competitors?|competition)\\b|\\b(?:rivals?|competitors?)(?:'s?|s')? (?:has |have |had |offer\\w* |with )?better (?:service|quality|support)\\b`,
  ),
};

/** @returns undefined for what says none of them, or more than one */
export function churnReasonOf(text: string): ChurnReason | undefined {
  const folded = foldForReading(normaliseText(text));
  const said = churnReasons.filter((reason) => says[reason].test(folded));
  return said.length === 1 ? said[0] : undefined;
}

/** `reason` is one of the three, "" where none was given, else somebody's own words. */
export type ReasonShare = Readonly<{
  reason: ChurnReason | undefined;
  text: string;
  count: number;
  /** Of all that were lost, 0–1. */
  share: number;
}>;

/** Most first; those without a reason last. @param lost so many for a reason, as it was written */
export function reasonShares(
  lost: readonly Readonly<{ reason?: string | undefined; count: number }>[],
): ReasonShare[] {
  const all = lost.reduce((sum, { count }) => sum + count, 0);
  const found = new Map<string, { reason: ChurnReason | undefined; text: string; count: number }>();
  for (const { reason: text = "", count } of lost) {
    if (count <= 0) continue;
    const reason = text === "" ? undefined : churnReasonOf(text);
    const key = reason ?? `"${foldForReading(normaliseText(text)).replace(/\s+/g, " ").trim()}`;
    const one = found.get(key) ?? { reason, text, count: 0 };
    one.count += count;
    found.set(key, one);
  }
  return [...found.values()]
    .map((one) => ({ ...one, share: one.count / all }))
    .toSorted(
      (a, b) => Number(isNone(a)) - Number(isNone(b)) || b.count - a.count || (a.text < b.text ? -1 : 1),
    );
}

const isNone = ({ reason, text }: Pick<ReasonShare, "reason" | "text">) =>
  reason === undefined && text === "";
