/**
 * What the page's scripts find in the page, for the type checker alone. That an element exists is not checked:
 * the scripts are served with the page that has it.
 */
import type { Htmx, HtmxEventMap, HtmxRequestCtx } from "htmx.org";

/** The scripts' own mark on a request: one press of a button, a form or the line, with the id under which it counts once. */
type Press = { signature: string; id: string; line?: string };
type RequestContext = HtmxRequestCtx & {
  sourceElement: HTMLElement;
  /** URLSearchParams reads a form, too, whatever its type says. */
  request: { body: FormData & URLSearchParams };
  press?: Press;
};

type PageElements = {
  ask: HTMLDialogElement;
  composer: HTMLFormElement & { elements: { files: HTMLInputElement; line: HTMLTextAreaElement } };
  line: HTMLTextAreaElement;
  commands: HTMLElement & { children: HTMLCollectionOf<HTMLElement> };
  pick: HTMLInputElement;
  pasted: HTMLElement;
  theme: HTMLButtonElement;
};

type OnPage<E extends Event> = E & { target: HTMLElement & HTMLFormElement };
type PageEvents = {
  click: OnPage<MouseEvent>;
  submit: OnPage<SubmitEvent>;
  keydown: OnPage<KeyboardEvent>;
  paste: OnPage<ClipboardEvent>;
} & {
  [Name in keyof HtmxEventMap]: CustomEvent<Omit<HtmxEventMap[Name], "ctx"> & { ctx: RequestContext }>;
};
type ElementEvents = {
  click: OnPage<MouseEvent>;
  "htmx:sse:before:connection": CustomEvent;
  "htmx:sse:after:connection": CustomEvent<{ connection: Connection }>;
  "htmx:sse:before:message": CustomEvent<{ message: { data: string } }>;
  "htmx:sse:after:message": CustomEvent<{ message: { data: string } }>;
  "htmx:sse:error": CustomEvent<{ status?: number }>;
};

declare global {
  const htmx: Htmx;

  type Context = RequestContext;
  /** A field of a form in a bubble. Which kind it is, the scripts ask by matches(). */
  type Field = HTMLInputElement & Pick<HTMLSelectElement, "selectedOptions">;
  /** A file that was picked: its chip, and its id once it is there. */
  type Picked = { chip: HTMLElement; id?: string };
  /** A button that was pressed: in which bubble, which of its buttons, and whether by key. */
  type Pressed = {
    bubble: string;
    title: string;
    place: number;
    label: string;
    byKey: boolean;
    button: HTMLButtonElement;
  };
  /** What was pressed in a card that is about to change: its question, or the card's end, and where that stood. */
  type Held = { anchors: HTMLElement[]; tops: number[]; question?: HTMLElement; isEnd: boolean };
  /** A bubble on its way into the page. */
  type Arriving = {
    id: string;
    isNew: boolean;
    follow: boolean;
    focus: boolean;
    morphs: boolean;
    held?: Held;
  };
  /** What was being read when earlier bubbles were asked for, and where it stood. */
  type Reading = { bubble: HTMLElement; byKey: boolean; top: number };
  /** Of the extension hx-sse, as its events hand it on. */
  type Connection = { status: number | null };

  interface Window {
    /** What one script of the page offers to the others. */
    loudou: {
      setLine(value: string): void;
      focusInto(bubble: HTMLElement): void;
      hold(bubble: HTMLElement): Held | undefined;
      settle(bubble: HTMLElement, held: Held): void;
      motion(): ScrollBehavior;
      typed(): void;
      hasFiles?(): boolean;
    };
  }
  interface Document {
    getElementById<Id extends keyof PageElements>(id: Id): PageElements[Id];
    querySelector(selector: "details.me"): HTMLDetailsElement;
    querySelector(selector: string): HTMLElement;
    querySelectorAll(selector: "form.fill"): NodeListOf<HTMLFormElement>;
    querySelectorAll(selector: `.fill ${string}`): NodeListOf<Field>;
    querySelectorAll(selector: string): NodeListOf<HTMLElement>;
    addEventListener<Name extends keyof PageEvents>(
      name: Name,
      hears: (event: PageEvents[Name]) => void,
      capture?: boolean,
    ): void;
  }
  interface Element {
    querySelector(selector: "template"): HTMLTemplateElement;
    querySelector(selector: "input"): HTMLInputElement;
    querySelector(selector: string): HTMLElement;
    querySelectorAll(selector: "button" | `${string}button[name=button]`): NodeListOf<HTMLButtonElement>;
    querySelectorAll(selector: ".drawing"): NodeListOf<HTMLElement>;
    closest(selector: "button[data-ask]" | "article button[type=submit]"): HTMLButtonElement;
    closest(selector: string): HTMLElement;
  }
  interface HTMLElement {
    addEventListener<Name extends keyof ElementEvents>(
      name: Name,
      hears: (event: ElementEvents[Name]) => void,
    ): void;
  }
}
