/** Where HOST and PORT are reached from this machine: a host meaning "all addresses" isn't one to connect to. */
export function localUrl(host: string, port: number): string {
  const here = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${here.includes(":") ? `[${here}]` : here}:${port}`;
}
