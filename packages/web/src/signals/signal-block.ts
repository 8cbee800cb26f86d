import type { ControlBlock } from '@smalspor/charts/signals';
import type { OutputOf } from '@smalspor/contract/operations';
import { inEachLanguage, type Language } from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';
import { signalScale, signalSentence } from './signal-sentence.ts';

type Read = OutputOf<'readSignal'>;
type Picture = NonNullable<Read['picture']>;

const same = (text: string) => inEachLanguage(() => text);

/** The months of a signal as a control chart, in the language of the page. */
export function signalBlock(
  { signal }: Read,
  { step, centre, points, annotations }: Picture,
  t: (key: string, values?: MessageValues) => string,
  language: Language,
): ControlBlock {
  return {
    id: `signal-${signal.indicator}`,
    title: same(signal.name[language]),
    unit: same(t(signalScale(signal, step))),
    scale: 'ratio',
    decimals: 2,
    summary: same(signalSentence(signal, t, language)),
    centre,
    points,
    endLabel: same(t(`signal.endOf.${step}`)),
    annotations,
  };
}
