import { fileURLToPath } from "node:url";
import type { BrowserContext, Locator, Page } from "playwright-core";
import type { Answers, Client, Part, SentFile, Shown, ShownField, ShownForm } from "./conversation.ts";

/** A bubble as web-page.js finds it. */
type Bubble = Readonly<{
  id: string;
  revision: number;
  kind: Shown["kind"];
  /** Text, or a button with its position among the bubble's buttons. */
  parts: readonly (Readonly<{ text: string }> | Readonly<{ button: string; at: number }>)[];
  fields: readonly ShownField[];
  pictures: number;
}>;

const inPage = fileURLToPath(new URL("./web-page.js", import.meta.url));

/** The demo's bar, which is one line on a phone. */
export async function unfoldBar(page: Page): Promise<void> {
  const fold = page.locator(".demo .fold");
  const isOpen = await page.locator(".demo [popover]").isVisible();
  if ((await fold.isVisible()) && !isOpen) await fold.click();
}

/** A person in front of a real browser. */
export class WebClient implements Client {
  readonly name: string;
  readonly page: Page;
  /** Errors of the page and of its console. */
  readonly errors: string[];
  #before = new Map<string, number>();
  #lastSaid = "";

  private constructor(page: Page, name: string, errors: string[]) {
    this.page = page;
    this.name = name;
    this.errors = errors;
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/say"))
        this.#lastSaid = request.postData() ?? "";
    });
  }

  /** @param role as the demo's persona switch calls it, in either language */
  static open(context: BrowserContext, url: string, role: RegExp): Promise<WebClient> {
    return WebClient.#comes(context, url, async (page) => {
      await unfoldBar(page);
      await page.locator(".personas").getByRole("button", { name: role }).click();
    });
  }

  /** @param link one for signing in */
  static signIn(context: BrowserContext, link: string): Promise<WebClient> {
    return WebClient.#comes(context, link, (page) => page.locator("main.gate form button").click());
  }

  static async #comes(
    context: BrowserContext,
    url: string,
    enters: (page: Page) => Promise<void>,
  ): Promise<WebClient> {
    await context.addInitScript({ path: inPage });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const errors: string[] = [];
    page.on("console", (said) => said.type() === "error" && errors.push(said.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(url);
    await enters(page);
    const name = await page.locator("details.me summary").getAttribute("aria-label");
    return new WebClient(page, name ?? "", errors);
  }

  async speaks(locale: "zh" | "en"): Promise<void> {
    const button = this.page.locator("header form.pair button", { hasText: locale === "zh" ? "中文" : "EN" });
    if ((await button.getAttribute("aria-pressed")) === "true") return;
    await button.click();
    await this.page.locator(`html[lang^=${locale}]`).waitFor();
  }

  /** Moves the demo's clock: to the next Thursday 14:00, the next Friday 09:30, or forward by an hour or a day. */
  async clockTo(moment: "thursday" | "friday" | "hour" | "day"): Promise<void> {
    await unfoldBar(this.page);
    const moved = this.page.waitForResponse((response) => response.url().endsWith("/demo/clock"));
    await this.page.locator(`form.clock button[value=${moment}]`).click();
    await moved;
  }

  async acts(): Promise<void> {
    this.#before = new Map(await this.page.evaluate<[string, number][]>("loudouTest.revisions()"));
  }

  async types(line: string): Promise<void> {
    const box = this.page.locator("#line");
    await box.fill(line);
    // The list of commands captures Enter while it is open.
    await box.press("Escape");
    const answered = this.page.waitForResponse((response) => response.url().endsWith("/say"));
    await box.press("Enter");
    await answered;
  }

  async sends(files: readonly SentFile[], line = ""): Promise<void> {
    const chosen = files.map(({ name, bytes }) => ({ name, mimeType: "", buffer: bytes }));
    await this.page.locator("#pick").setInputFiles(chosen);
    await this.page.locator("#line").fill(line);
    // A refused file no longer has a chip.
    await this.page.locator("#files progress").first().waitFor({ state: "detached" });
    if ((await this.page.locator("#files li").count()) === 0) return;
    const answered = this.page.waitForResponse((response) => response.url().endsWith("/say"));
    await this.page.locator("#line").press("Enter");
    await answered;
  }

  async files(): Promise<readonly SentFile[]> {
    const links = await this.page.locator("article.bubble.bot.file").evaluateAll((articles) =>
      articles.map((article) => ({
        id: article.id,
        revision: Number(article.getAttribute("data-revision")),
        href: article.querySelector("a")?.href ?? "",
      })),
    );
    const fresh = links.filter(({ id, revision }) => (this.#before.get(id) ?? 0) < revision);
    return Promise.all(
      fresh.map(async ({ href }) => {
        const answer = await this.page.request.get(href);
        const named = /filename\*=UTF-8''(.*)$/.exec(answer.headers()["content-disposition"] ?? "")?.[1];
        return { name: decodeURIComponent(named ?? ""), bytes: await answer.body() };
      }),
    );
  }

  /** As an admin. @returns the link that signs the colleague in, which is shown once */
  async invites(name: string): Promise<string> {
    const links = this.page.locator("#secrets .secret code", { hasText: "/login/" });
    const former = await links.allInnerTexts();
    await this.types(`/team invite "${name}"`);
    await links.nth(former.length).waitFor();
    return (await links.allInnerTexts()).find((link) => !former.includes(link))!;
  }

  async status(): Promise<string> {
    return (await this.page.locator("#status").textContent()) ?? "";
  }

  async deliversAgain(): Promise<void> {
    await this.page.evaluate(`loudouTest.saysAgain(${JSON.stringify(this.#lastSaid)})`);
  }

  async screen(which: "fresh" | "all"): Promise<readonly (Shown | ShownForm)[]> {
    const bubbles = await this.page.evaluate<Bubble[]>("loudouTest.bubbles()");
    return bubbles
      .filter(({ id, revision }) => which === "all" || (this.#before.get(id) ?? 0) < revision)
      .map((bubble) => this.#shown(bubble));
  }

  #shown({ id, kind, parts: found, fields, pictures }: Bubble): Shown | ShownForm {
    const article = this.page.locator(`article#${id}`);
    const press = async (at: number) => {
      const button = article.locator(".front button").nth(at);
      const asks = (await button.getAttribute("data-ask")) !== null;
      await button.click();
      // They are sure.
      if (asks) await this.page.locator("#ask button").first().click();
    };
    const parts = found.map(
      (part): Part => ("text" in part ? part : { button: part.button, press: () => press(part.at) }),
    );
    const text = found.map((part) => ("text" in part ? part.text : part.button)).join("\n");
    if (kind !== "form") return { kind, parts, text, pictures };
    return {
      kind,
      parts,
      text,
      pictures,
      fields,
      submit: async (answers) => {
        await fillIn(article, answers);
        const answered = this.page.waitForResponse((response) => response.url().endsWith("/submit"));
        await article.locator(".fill .actions .primary").click();
        await answered;
      },
      submitTwice: async (answers) => {
        await fillIn(article, answers);
        await this.page.evaluate(`loudouTest.submitsTwice(${JSON.stringify(id)})`);
      },
      cancel: async (answers = {}) => {
        await fillIn(article, answers);
        await article.locator("button[name=cancel]").click();
      },
    };
  }
}

async function fillIn(form: Locator, answers: Answers): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) {
    const named = form.page().locator(":is(label, legend) > span[dir]").getByText(label, { exact: true });
    const field = form.locator(".field", { has: named });
    if (answer === true) await field.locator("input[type=checkbox]").check();
    else if ((await field.locator("input[type=radio]").count()) > 0)
      await field
        .locator("label", { has: form.page().getByText(answer, { exact: true }) })
        .locator("input")
        .check();
    else if ((await field.locator("select").count()) > 0)
      await field.locator("select").selectOption({ label: answer });
    else await field.locator("input, textarea").fill(answer);
  }
}
