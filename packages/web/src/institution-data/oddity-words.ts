import type { OddityKind } from '@smalspor/domain/institution-data';
import type { Oddity } from './oddities-page.tsx';

/** What an oddity is called on the page: a jump is a rise or a fall, which are read and explained differently. */
export type OddityWords = Exclude<OddityKind, 'jump'> | 'rise' | 'fall';

export function oddityWords({ kind, value, usual }: Pick<Oddity, 'kind' | 'value' | 'usual'>): OddityWords {
  if (kind !== 'jump') return kind;
  return usual !== null && value < usual ? 'fall' : 'rise';
}
