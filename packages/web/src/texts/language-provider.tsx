import { messages } from 'virtual:messages';
import type { Language, Localised } from '@smalspor/domain/texts';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { browserLanguage, readLanguageCookie, writeLanguageCookie } from './language-cookie.ts';
import { type MessageValues, writeMessage } from './write-message.ts';

interface Texts {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** A text of the page by its key in `content/messages/web.yaml`. */
  readonly t: (key: string, values?: MessageValues) => string;
  /** The text of a code that others may add to; what they sent themselves while the page has no words for it. */
  readonly tCode: (group: string, code: string, sent?: string) => string;
  /** A text that came with the data. */
  readonly l: (text: Localised) => string;
}

const TextsContext = createContext<Texts | null>(null);

/** Everything below speaks one language, and the document says which. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(
    () => readLanguageCookie() ?? browserLanguage(navigator.languages),
  );

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const setLanguage = useCallback((chosen: Language) => {
    writeLanguageCookie(chosen);
    choose(chosen);
  }, []);

  const texts = useMemo<Texts>(
    () => ({
      language,
      setLanguage,
      t: (key, values) => writeMessage(messages, language, key, values),
      tCode: (group, code, sent = code) => messages[`${group}.${code}`]?.[language] ?? sent,
      l: (text) => text[language],
    }),
    [language, setLanguage],
  );
  return <TextsContext value={texts}>{children}</TextsContext>;
}

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a LanguageProvider above it');
  return texts;
}
