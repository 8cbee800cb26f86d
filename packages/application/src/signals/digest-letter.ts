import type { MailOrder } from '@smalspor/database/mail';
import type { DigestReader, StoredSignal } from '@smalspor/database/signals';
import { fillMessage, type Localised } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import { signalIndicator } from './describe-signal.ts';
import type { UnitNames } from './unit-names.ts';

/** The letter, by its name among the texts. */
export const DIGEST = 'digest';

/** A letter is read in half a minute: the page has the rest. */
const MOST_SENTENCES = 5;

/**
 * One sentence for each signal: which figure of which unit, and nothing of how much or which way. @param period the month or
 * quarter, so that it is written once. @param token what stops the digest without a log-in. @param names what units are called
 */
export function digestLetter(
  { content, configuration }: House,
  reader: DigestReader,
  signals: readonly StoredSignal[],
  {
    period,
    token,
    names,
  }: {
    readonly period: string;
    readonly token: string;
    readonly names: UnitNames;
  },
): MailOrder {
  const language = reader.language ?? 'nb';
  const say = (key: string, values: Readonly<Record<string, string | number | Localised>> = {}) =>
    fillMessage(content.messages, `mail.digest.${key}`, values)[language];
  const sentences = signals.slice(0, MOST_SENTENCES).map((signal) => {
    const { level, unit, indicator } = signal;
    const name = signalIndicator(content, signal)?.texts[language].name ?? indicator;
    const area = names(level, unit);
    return area === null ? say('own', { name }) : say('area', { name, area });
  });
  const more = signals.length - sentences.length;
  const { publicUrl } = configuration.server;
  return {
    occasion: `${DIGEST} ${reader.personId} ${period}`,
    personId: reader.personId,
    letter: DIGEST,
    address: reader.address,
    language,
    gaps: {
      signals: [...sentences, ...(more > 0 ? [say('more', { count: more })] : [])].join('\n'),
      link: new URL('/signals', publicUrl).href,
      every: say(reader.every),
      stop: new URL(`/stop-digest/${token}`, publicUrl).href,
    },
  };
}
