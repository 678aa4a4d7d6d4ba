/** Of a normal distribution, what 19 of 20 values lie within. */
const z = 1.96;

/**
 * Wilson's score interval (1927) of a share, at 95 %: it stays within 0 and 1, and is honest about small samples.
 * @param hits of `of` @param of at least 1
 */
export function wilsonInterval(hits: number, of: number): [low: number, high: number] {
  const share = hits / of;
  const centre = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return [Math.max(0, (centre - spread) / whole), Math.min(1, (centre + spread) / whole)];
}
