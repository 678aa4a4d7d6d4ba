/** Where Loudou listens: looked at before anything is made, and why it cannot, as the operator reads it. */
import { createServer } from "node:net";

/** Thrown when nothing can listen at HOST and PORT. */
export class CannotListen extends Error {
  override readonly name = "CannotListen";

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(sentenceFor(host, port, cause), { cause });
  }
}

function sentenceFor(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken by another program, perhaps another Loudou. Stop that one, or set PORT to a free port.`;
    case "EACCES":
      return `This user may not open port ${port}: those below 1024 are reserved. Set PORT to a larger one, and let a proxy listen there.`;
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST ${host} is no address of this machine (${code}). Use 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.`;
    default:
      return `Nothing can listen on ${host}, port ${port}: ${message}. Check HOST and PORT.`;
  }
}

/** Looks before anything is made, and gives the port back. @throws CannotListen */
export async function tryPort({ host, port }: Readonly<{ host: string; port: number }>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(new CannotListen(host, port, error)));
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}
