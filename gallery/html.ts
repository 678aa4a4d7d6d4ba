/** HTML is only made by the `html` tag, which escapes everything put into it. */
import type { html } from "hono/html";

export type Html = ReturnType<typeof html>;
