import { useEffect, useRef } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import type { Session } from './use-session.ts';

/** The account's language takes over once, when someone has signed in; later choices are made on the page. */
export function useAccountLanguage(session: Session | undefined): void {
  const { setLanguage } = useTexts();
  const isDone = useRef(false);
  const language = session?.user ? session.language : null;
  useEffect(() => {
    if (isDone.current || language === null) return;
    isDone.current = true;
    setLanguage(language);
  }, [language, setLanguage]);
}
