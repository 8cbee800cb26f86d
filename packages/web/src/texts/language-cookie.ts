import { LANGUAGES, type Language } from '@smalspor/domain/texts';

/** Holds two letters and nothing else: for the pages before the log-in, where no account can remember. */
const NAME = 'smalspor-language';
const ONE_YEAR_S = 365 * 24 * 60 * 60;

export function readLanguageCookie(): Language | null {
  const value = document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);
  return LANGUAGES.find((language) => language === value) ?? null;
}

export function writeLanguageCookie(language: Language): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // The Cookie Store API is not in every browser that must work.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${NAME}=${language}; path=/; max-age=${ONE_YEAR_S}; samesite=lax${secure}`;
}

/** What the browser's own settings ask for, or bokmål. */
export function browserLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary] = tag.toLowerCase().split('-');
    if (primary === 'nb' || primary === 'no') return 'nb';
    if (primary === 'nn' || primary === 'en') return primary;
  }
  return 'nb';
}
