/** What a reason tells: the field by its name, what stood there, and whom or what it is about. */
export type ToldWhy = Readonly<{ code: string; field: string; text: string; name: string }>;
