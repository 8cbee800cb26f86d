import type { WardType } from '@smalspor/domain/institutions';
import { type RandomStream, randomStream } from '../chance/random-stream.ts';
import { gamma } from '../chance/samplers.ts';
import { FIRST_YEAR, WORLD_MONTHS, worldMonth } from '../country/world-time.ts';
import type { Place } from '../places/place.ts';
import { type Draft, reorganise } from './draft.ts';
import type { Institution, InstitutionKind } from './institution.ts';
import { createNames } from './institution-names.ts';
import { createOrganisationNumbers } from './organisation-numbers.ts';

/** The country’s institutions had some 42,200 beds in 2015 and 41,800 in 2018; small municipalities have more for each inhabitant. */
const BEDS_PER_INHABITANT = 0.0079;
const BEDS_PER_HOME = 64;
const SMALLEST_HOME = 8;
const FEWEST_INHABITANTS = 400;
const BEGINNING = worldMonth(FIRST_YEAR, 1);

/** All institutions that a place ever has, in the order of their slots. */
export function drawInstitutions(seed: number, place: Place, placeNumber: number): readonly Institution[] {
  const random = randomStream(seed, 'institutions', placeNumber);
  const name = createNames(random);
  const number = createOrganisationNumbers(placeNumber);
  const drafts: Draft[] = [];
  const add = (kind: InstitutionKind, from: number, wards: Draft['wards']) => {
    drafts.push({ ...number(), name: name(kind), kind, from, until: WORLD_MONTHS, wards, continuedBy: null });
  };
  const inhabitants = place.inhabitants2021;
  for (const { from, wards } of drawHomes(random, inhabitants)) add('nursing-home', from, wards);
  drawAcuteBeds(random, inhabitants, drafts, (from, beds) =>
    add('acute-unit', from, [{ type: 'acute', spans: [{ from, until: WORLD_MONTHS, beds }] }]),
  );
  if (inhabitants > 12_000 && random.chance(0.4)) {
    const spans = [{ from: BEGINNING, until: WORLD_MONTHS, beds: 0 }];
    add('home-care', BEGINNING, [{ type: 'home-care', spans }]);
  }
  reorganise(random, drafts);
  return drafts.map((draft) => ({ ...draft, place, placeNumber }));
}

function drawHomes(random: RandomStream, inhabitants: number): Pick<Draft, 'from' | 'wards'>[] {
  if (inhabitants < FEWEST_INHABITANTS) return [];
  const beds = inhabitants * BEDS_PER_INHABITANT * (1 + 0.9 * Math.exp(-inhabitants / 4000));
  const homes = Math.max(1, Math.round(beds / BEDS_PER_HOME));
  const sizes = Array.from({ length: homes }, () => gamma(random, 7));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, index) => {
    const opensLater = index > 0 && random.chance(0.04);
    const from = opensLater ? worldMonth(2013 + random.below(11), 1 + random.below(12)) : BEGINNING;
    const own = Math.max(SMALLEST_HOME, Math.round((beds * size) / total));
    return { from, wards: drawWards(random, own, homes === 1, from) };
  });
}

/** The only home of a place mostly has both kinds of ward. */
function drawWards(random: RandomStream, beds: number, isOnly: boolean, from: number): Draft['wards'] {
  const spans = (own: number) => [{ from, until: WORLD_MONTHS, beds: own }];
  const draw = random.uniform();
  const [long, both] = isOnly ? [0.15, 1] : [0.56, 0.89];
  if (draw < long) return [{ type: 'long-term', spans: spans(beds) }];
  // A home of short stays alone is smaller.
  if (draw > both)
    return [{ type: 'short-term', spans: spans(Math.max(SMALLEST_HOME, Math.round(beds * 0.7))) }];
  const short = Math.max(2, Math.round(beds * (0.12 + 0.18 * random.uniform())));
  return [
    { type: 'long-term', spans: spans(beds - short) },
    { type: 'short-term', spans: spans(short) },
  ];
}

/** Municipal acute beds came from 2012 on and were a duty from 2016: units of their own in towns, some beds in a home elsewhere. */
function drawAcuteBeds(
  random: RandomStream,
  inhabitants: number,
  homes: Draft[],
  addUnit: (from: number, beds: number) => void,
): void {
  const from = worldMonth(2012 + random.below(4), 1 + random.below(12));
  const draw = random.uniform();
  if (inhabitants > 25_000) {
    if (draw < 0.85) addUnit(from, Math.max(4, Math.round(inhabitants * 0.00013)));
    return;
  }
  const host = homes[0];
  if (!host || inhabitants < 6000 || draw > 0.45) return;
  const type: WardType = 'acute';
  host.wards.push({ type, spans: [{ from, until: host.until, beds: 2 + random.below(3) }] });
}
