import { expect, it } from 'vitest';
import { packAtc, packDiagnosis } from '../medicines/index.ts';
import type { PlainDate } from '../time/index.ts';
import { type CodeSet, packedDiagnoses, packedMedicines, selectionHas } from './code-set.ts';

const SET: CodeSet = {
  id: 'example',
  version: 1,
  title: { nb: 'Eksempel', nn: 'Døme', en: 'Example' },
  selections: [
    { system: 'ATC', include: ['J01'], exclude: ['J01XX05', 'J01D'] },
    { system: 'ICPC-2', include: ['R', 'H71'], exclude: ['R95'] },
    { system: 'ICD-10', include: ['J'], exclude: [] },
  ],
  source: 'test',
  sourceDate: '2024-01-01' as PlainDate,
  configurable: false,
  note: null,
};

it('takes the codes that begin as included and not as excluded', () => {
  const medicines = packedMedicines(SET);
  const has = (atc: string) => selectionHas(medicines, packAtc(atc) as number);
  expect(['J01CE02', 'J01XX01', 'J01XX05', 'J01DB01', 'J02AC01', 'P01AB01'].map(has)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('keeps the two diagnosis systems apart', () => {
  const diagnoses = packedDiagnoses(SET);
  const has = (system: 'ICPC-2' | 'ICD-10', code: string) =>
    selectionHas(diagnoses, packDiagnosis(system, code) as number);
  expect([has('ICPC-2', 'R81'), has('ICPC-2', 'R95'), has('ICD-10', 'R81'), has('ICD-10', 'J18.9')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
