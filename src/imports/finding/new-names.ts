import { surelyMeant } from "../../customers/match-customer.ts";
import { normaliseCustomerName } from "../../understanding/customer-name.ts";

/** Customers that a table would make, told apart as those are that are made: Delta GmbH and Delta Inc are two. */
export class NewNames {
  readonly #byName = new Map<string, { id: string; called: string }[]>();
  readonly #keys = new Set<string>();

  find(name: string): string | undefined {
    return surelyMeant(name, this.#byName.get(normaliseCustomerName(name)) ?? [])?.id;
  }

  /** @returns its key, also of one that is there under another spelling */
  add(name: string): string {
    const found = this.find(name);
    if (found !== undefined) return found;
    const normalised = normaliseCustomerName(name);
    const key = `new ${name.trim()}`;
    this.#keys.add(key);
    this.#byName.set(normalised, [...(this.#byName.get(normalised) ?? []), { id: key, called: name.trim() }]);
    return key;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }
}
