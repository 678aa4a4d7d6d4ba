/** The organisation sold to. */
export type Customer = Readonly<{ id: string; name: string; isKey: boolean; industry: string | null }>;
