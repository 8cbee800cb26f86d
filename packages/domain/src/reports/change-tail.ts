import { formatChange, formatNumber, inEachLanguage, type Localised } from '../texts/index.ts';
import { compareChanges, type Difference } from './difference.ts';
import type { ComparatorLevel, Figure } from './input.ts';
import { areaText } from './level-texts.ts';
import { NOTHING, type ReportTexts } from './report-texts.ts';

export interface PeerChange {
  readonly level: ComparatorLevel;
  readonly difference: Difference;
  readonly figure: Pick<Figure, 'restOf'>;
}

/** Own change beside the peers': larger, smaller, or not told apart; nothing where the peers' is hidden. */
export function changeTail(own: Difference, peer: PeerChange | null, texts: ReportTexts): Localised {
  if (!peer) return NOTHING;
  const verdict = compareChanges(own, peer.difference);
  if (verdict === 'unknown') return NOTHING;
  const values = {
    area: areaText(peer, 'area', texts),
    areaFirst: areaText(peer, 'areaFirst', texts),
    peer: printChange(peer.difference, texts),
  };
  const { area, areaFirst, peer: change } = values;
  if (verdict === 'within-chance') return texts.say('tail.like', { areaFirst, peer: change });
  const key =
    own.value < 0
      ? verdict === 'lower'
        ? 'tail.fellMore'
        : 'tail.fellLess'
      : verdict === 'higher'
        ? 'tail.roseMore'
        : 'tail.roseLess';
  return texts.say(key, { area, peer: change });
}

/** `−11 %`, or `+4 prosentpoeng` between shares. */
function printChange(difference: Difference, texts: ReportTexts): Localised {
  if (difference.measure === 'percent') {
    return inEachLanguage((language) => formatChange(difference.value, language));
  }
  const points = texts.say('change.points');
  return inEachLanguage((language) => {
    const number = formatNumber(difference.value, 0, language);
    return `${difference.value > 0 && /[1-9]/.test(number) ? '+' : ''}${number} ${points[language]}`;
  });
}
