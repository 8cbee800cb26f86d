import { useTexts } from '../texts/language-provider.tsx';
import type { Pen } from './goal-words.ts';

/** What the sentences about goals are written with. */
export function usePen(): Pen {
  const { t, l, language } = useTexts();
  return { t, l, language };
}
