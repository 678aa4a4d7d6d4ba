/** HTML made by the `html` tag only, which escapes everything put into it. */
import type { html } from "hono/html";

export type Html = ReturnType<typeof html>;
