import { expect, it } from 'vitest';
import { parseMonth } from '../time/index.ts';
import { createGeography } from './create-geography.ts';
import { countiesOfLineage } from './lineage.ts';

const place = (code: string) => ({
  code,
  name: code,
  otherNames: {},
  from: parseMonth('2012-01'),
  last: null,
  county: code.slice(0, 2),
  inhabitants2021: [],
});
const change = (on: string, from: string, to: string) => ({ on: parseMonth(on), from, to });
// Svelvik (Vestfold) and Drammen (Buskerud) become Drammen (Viken), then Drammen (Buskerud of today).
const GEOGRAPHY = createGeography({
  municipalities: ['0602', '0711', '3005', '3301', '0301'].map(place),
  counties: [],
  healthRegions: [],
  changes: [
    change('2020-01', '0602', '3005'),
    change('2020-01', '0711', '3005'),
    change('2024-01', '3005', '3301'),
  ],
  population: [],
});

it('gathers the counties of everything that went into a municipality or came of it', () => {
  expect(countiesOfLineage(GEOGRAPHY, '3301')).toEqual(['06', '07', '30', '33']);
  expect(countiesOfLineage(GEOGRAPHY, '0711')).toEqual(['07', '30', '33']);
  expect(countiesOfLineage(GEOGRAPHY, '0301')).toEqual(['03']);
  expect(countiesOfLineage(GEOGRAPHY, '9999')).toEqual([]);
});
