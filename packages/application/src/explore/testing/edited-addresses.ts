import type { InputOf } from '@smalspor/contract/operations';

type Query = InputOf<'readExploreView'>;

/** An indicator that the release tells of, for addresses that are wrong in something else. */
const indicator = 'quinolone-share';
const many = Array.from({ length: 2_000 }, (_, at) => String(at + 1000)).join(',');

/** Addresses that fit the contract and cannot be answered, each with what it is refused as. */
export const EDITED_ADDRESSES: readonly (readonly [name: string, query: Query, refused: object])[] = [
  ['an unknown indicator', { indicator: 'constructor' }, { code: 'not-found' }],
  ['a unit that never was', { indicator, level: 'municipality', units: '9999' }, { code: 'not-found' }],
  ['a word of the language', { indicator, level: 'region', units: 'constructor' }, { code: 'not-found' }],
  ['a county as a municipality', { indicator, level: 'municipality', units: '11' }, { code: 'not-found' }],
  [
    'what places are put together as',
    { indicator, level: 'municipality', units: 'rest-11' },
    { code: 'not-found' },
  ],
  [
    'one that is there and one that is not',
    { indicator, level: 'county', units: '11,77' },
    { code: 'not-found' },
  ],
  ['two thousand units', { indicator, level: 'municipality', units: many }, refusedAs('units-too-many')],
  ['a year before the release', { indicator, end: '2019-12' }, refusedAs('end-outside-release')],
  ['a year after the release', { indicator, end: '2022-03' }, refusedAs('end-outside-release')],
  [
    'no end of such a period',
    { indicator, period: 'rolling12', end: '2021-01' },
    refusedAs('end-outside-release'),
  ],
  [
    'months of a municipality',
    { indicator, level: 'municipality', period: 'month' },
    refusedAs('period-not-told'),
  ],
  [
    'doctors of a place',
    { indicator, level: 'prescriber', units: '1108' },
    refusedAs('doctors-of-the-country-only'),
  ],
  ['parts that nobody measures', { indicator, split: 'sex' }, refusedAs('split-not-told')],
  [
    'parts that would disclose',
    { indicator: 'prescriptions-per-1000', level: 'municipality', units: '1111', split: 'age' },
    refusedAs('split-would-disclose'),
  ],
  [
    'places like a county',
    { indicator, level: 'county', like: 'size' },
    refusedAs('likeness-of-municipalities-only'),
  ],
];

function refusedAs(reason: string): object {
  return { code: 'explore-refused', facts: { reason } };
}
