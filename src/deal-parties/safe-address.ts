/** An address that may stand behind a button. Pure. */

const longest = 500;

/**
 * Only https, to a named host and without a password, so that what is opened is a page that says who it is; what a chat's
 * markup could take for its own is encoded.
 * @returns undefined for anything else
 */
export function safeAddress(typed: string): string | undefined {
  if (typed.length > longest || !URL.canParse(typed)) return undefined;
  const url = new URL(typed);
  const isNamed = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i.test(url.hostname);
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "" || !isNamed) return undefined;
  const address = url.href.replace(
    /[|<>()[\]{}'`*\\^"]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return address.length > longest ? undefined : address;
}
