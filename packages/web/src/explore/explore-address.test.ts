import { describe, expect, it } from 'vitest';
import { type Choices, changeAddress, queryOf, readAddress, writeAddress } from './explore-address.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const unit = (id: string, own = false) => ({ id, name: same(id), own });

const choices: Choices = {
  release: { id: 'r1', from: '2018-01', to: '2020-12', synthetic: true },
  indicators: [
    {
      id: 'penicillin-v-share',
      name: same('Penicillin V'),
      short: same('Penicillin V'),
      kind: 'choice',
      setting: 'general-practice',
      levels: [
        { level: 'nation', periods: ['month', 'year', 'rolling12'] },
        { level: 'prescriber', periods: ['rolling12'] },
      ],
      splits: [],
      wards: [],
    },
    {
      id: 'prescriptions-per-1000',
      name: same('Resepter'),
      short: same('Resepter'),
      kind: 'volume',
      setting: 'general-practice',
      levels: [
        { level: 'nation', periods: ['month', 'quarter', 'rolling12'] },
        { level: 'municipality', periods: ['year', 'rolling12'] },
      ],
      splits: ['sex'],
      wards: [],
    },
  ],
  levels: [
    { level: 'nation', units: [unit('nation')] },
    { level: 'municipality', units: [unit('5601'), unit('5603', true)] },
    { level: 'prescriber', units: [] },
  ],
  ends: [
    { period: 'rolling12', ends: ['2018-12', '2020-12'] },
    { period: 'year', ends: ['2019-12', '2020-12'] },
  ],
};
const read = (text: string) => readAddress(new URLSearchParams(text), choices);

describe('an address', () => {
  it('that says nothing is the leading figure of the reader’s own area', () => {
    expect(read('')).toEqual({
      address: {
        indicator: 'prescriptions-per-1000',
        level: 'municipality',
        units: ['5603'],
        period: 'rolling12',
        end: null,
        split: null,
        like: null,
        wards: null,
        view: 'time',
      },
      faults: [],
    });
  });

  it('comes back as it was written', () => {
    const text =
      'indicator=prescriptions-per-1000&level=municipality&units=5601%2C5603&period=year&end=2019-12&split=sex&like=size&view=funnel';
    const found = read(text);
    expect(found?.faults).toEqual([]);
    expect(found && writeAddress(found.address).toString()).toBe(text);
  });

  it('names what was written into it by hand and cannot be chosen', () => {
    const found = read(
      'indicator=nobody&level=group&units=9999&period=week&end=1999-01&split=hair&like=size&view=pie',
    );
    expect(found?.faults).toEqual(['indicator', 'level', 'units', 'period', 'end', 'split', 'view']);
    expect(read('level=nation&like=size')?.faults).toEqual(['like']);
    expect(read('units=5601,5601,%27--')?.faults).toEqual(['units']);
  });

  it('of doctors asks for no unit and begins with their ranks', () => {
    const found = read('indicator=penicillin-v-share&level=prescriber');
    expect(found?.address).toMatchObject({ units: [], view: 'ranked' });
    expect(found && queryOf(found.address)).toEqual({
      indicator: 'penicillin-v-share',
      level: 'prescriber',
      period: 'rolling12',
    });
  });

  it('keeps what still fits when something else is chosen', () => {
    const { address } = read('level=municipality&units=5601&period=year&end=2019-12&split=sex') ?? {};
    if (!address) throw new Error('There is an address');
    expect(changeAddress(address, { period: 'rolling12' }, choices)).toMatchObject({
      units: ['5601'],
      split: 'sex',
      end: null,
    });
    expect(changeAddress(address, { indicator: 'penicillin-v-share' }, choices)).toMatchObject({
      level: 'nation',
      units: ['nation'],
      period: 'year',
      split: null,
    });
    expect(changeAddress(address, { level: 'nation' }, choices).units).toEqual(['nation']);
  });

  it('is nothing before there is something to choose', () => {
    expect(readAddress(new URLSearchParams(), { ...choices, indicators: [] })).toBeNull();
  });
});
