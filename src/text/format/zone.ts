/** A time zone as people know it: its IANA name, or "UTC+8" for a bare distance (whose own name has POSIX's sign). */
export function formatZone(zone: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  return hours === undefined ? zone : `UTC${sign === "-" ? "+" : "-"}${hours}`;
}
