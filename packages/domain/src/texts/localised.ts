/** The product's languages: bokmål first, then nynorsk and English. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A finished text in every language of the product. */
export type Localised = Readonly<Record<Language, string>>;
