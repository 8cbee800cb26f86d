/** The product's languages: bokmål first, then nynorsk and English. */
export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A finished text in every language of the product. */
export type Localised = Readonly<Record<Language, string>>;

/** One text in every language: `write` is asked once for each. */
export function inEachLanguage(write: (language: Language) => string): Localised {
  return { nb: write('nb'), nn: write('nn'), en: write('en') };
}
