import type { Language, Localised } from '@smalspor/domain/texts';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { writeLanguageCookie } from './language-cookie.ts';
import { loadMessages } from './load-messages.ts';
import { type Messages, type MessageValues, writeMessage } from './write-message.ts';

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

export interface SpokenLanguage {
  readonly language: Language;
  readonly messages: Messages;
}

interface Props {
  readonly start: SpokenLanguage;
  readonly children: ReactNode;
}

/** Everything below speaks one language, and the document says which. Another one is spoken when its texts have come. */
export function LanguageProvider({ start, children }: Props) {
  const [{ language, messages }, speak] = useState(start);
  const wanted = useRef(start.language);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const setLanguage = useCallback((chosen: Language) => {
    writeLanguageCookie(chosen);
    wanted.current = chosen;
    void loadMessages(chosen).then(
      (loaded) => {
        if (wanted.current === chosen) speak({ language: chosen, messages: loaded });
      },
      // Without a network the page goes on in the language that it has.
      () => undefined,
    );
  }, []);

  const texts = useMemo<Texts>(
    () => ({
      language,
      setLanguage,
      t: (key, values) => writeMessage(messages, key, values),
      tCode: (group, code, sent = code) => messages[`${group}.${code}`] ?? sent,
      l: (text) => text[language],
    }),
    [language, messages, setLanguage],
  );
  return <TextsContext value={texts}>{children}</TextsContext>;
}

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('useTexts needs a LanguageProvider above it');
  return texts;
}
