declare const passed: unique symbol;

/** The id of the tenant that our credentials belong to. Only a gate gives it out, so no event gets in beside it. */
export type OurTenant = string & { readonly [passed]: true };
