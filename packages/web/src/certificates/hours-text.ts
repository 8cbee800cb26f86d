import { hoursIn } from '@smalspor/domain/certificates';
import type { Language } from '@smalspor/domain/texts';

/** School hours by type as the words of a sentence. */
export function hoursText(
  { eLearning, meetings }: { readonly eLearning: number; readonly meetings: number },
  language: Language,
): Readonly<Record<'total' | 'eLearning' | 'meetings', string>> {
  return {
    total: hoursIn(eLearning + meetings, language),
    eLearning: hoursIn(eLearning, language),
    meetings: hoursIn(meetings, language),
  };
}
