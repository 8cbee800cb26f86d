import { describe, expect, it } from 'vitest';
import { parseMonth } from '../time/index.ts';
import { institutionsIn } from './institution.ts';
import type { InstitutionWard } from './institution-ward.ts';

const line = (change: Partial<InstitutionWard>): InstitutionWard => ({
  organisation: 310_000_019,
  wardType: 'long-term',
  name: 'Solbakken',
  municipality: '0301',
  beds: 40,
  fromMonth: parseMonth('2016-01'),
  toMonth: null,
  continuedBy: null,
  ...change,
});

describe('institutions in a month', () => {
  const register = [
    line({ toMonth: parseMonth('2019-12'), municipality: '1201' }),
    line({ fromMonth: parseMonth('2020-01'), municipality: '4601', name: 'Nye Solbakken' }),
    line({ wardType: 'short-term', beds: 8, toMonth: parseMonth('2018-06') }),
    line({ organisation: 310_000_078, toMonth: parseMonth('2018-03'), continuedBy: 310_000_019 }),
  ];
  const on = (month: string) =>
    institutionsIn(register, parseMonth(month)).map(({ organisation, name, municipality, wards, isOpen }) => [
      organisation,
      name,
      municipality,
      wards.map(({ wardType }) => wardType),
      isOpen,
    ]);

  it('are called, lie and are made of what the register says then', () => {
    expect(on('2015-12')).toEqual([]);
    expect(on('2018-03')).toEqual([
      [310_000_019, 'Solbakken', '1201', ['long-term', 'short-term'], true],
      [310_000_078, 'Solbakken', '0301', ['long-term'], true],
    ]);
    expect(on('2020-01')[0]).toEqual([310_000_019, 'Nye Solbakken', '4601', ['long-term'], true]);
  });

  it('stay known when they have closed, as they were last', () => {
    expect(on('2020-01')[1]).toEqual([310_000_078, 'Solbakken', '0301', ['long-term'], false]);
  });
});
