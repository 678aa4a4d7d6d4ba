/** What the tests use of the provider, which ships no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  export class Grant {
    constructor(of: { clientId: string; accountId: string });
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Readonly<Record<string, unknown>>,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
    /** Koa's middleware, around the provider's own. */
    use(
      middleware: (
        context: { path: string; response: { body?: Readonly<Record<string, unknown>> } },
        next: () => Promise<void>,
      ) => Promise<void>,
    ): this;
    on(event: string, listener: (...about: unknown[]) => void): this;
    Grant: typeof Grant;
    Client: {
      find(id: string): Promise<{ backchannelLogout(sub: string, sid?: string): Promise<void> } | undefined>;
    };
  }
}
