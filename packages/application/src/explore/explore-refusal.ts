import type { ExploreRefusal } from '@smalspor/domain/explore';
import { Refusal } from '@smalspor/domain/refusal';

/** English sentences for logs and machines; pages say the sentence of `explore.refused` in the reader's language. */
const SENTENCES: Readonly<Record<ExploreRefusal, string>> = {
  'level-not-told':
    'The release does not tell this figure at this level: choose one of the levels in the choices.',
  'period-not-told':
    'The release does not tell this figure in this kind of period at this level: choose another.',
  'end-outside-release':
    'The period is not one that the release holds: choose one of the ends in the choices.',
  'units-too-many': 'Choose at most twelve units at once.',
  'unit-missing': 'Choose a unit: you have none of your own at this level.',
  'split-not-told': 'The figure is not measured in such parts: choose one of the splits in the choices.',
  'split-would-disclose':
    'The parts are so small here that they are hidden: choose a longer period or a larger unit.',
  'doctors-of-the-country-only':
    'Doctors are told of as bars of the whole country, and not of a place: leave the units out.',
  'likeness-of-municipalities-only': 'Only municipalities are compared with places of their size.',
  'wards-missing': 'Kinds of stay are never added up: choose one.',
};

/** A view that cannot be shown; `facts.reason` says why. */
export function exploreRefusal(reason: ExploreRefusal): Refusal {
  return new Refusal('explore-refused', SENTENCES[reason], { facts: { reason } });
}
