import { describe, expect, it } from 'vitest';
import { protect } from './protect.ts';
import { createPublication, type GridLevel } from './publication.ts';
import { DEFAULT_DISCLOSURE } from './settings.ts';
import { NATIONAL_FAMILIES, nationalGrid } from './testing/national-grid.ts';

describe('what protection costs on a plausible nation', () => {
  const grid = nationalGrid(28);
  const started = performance.now();
  const pattern = protect(grid, DEFAULT_DISCLOSURE, []);
  const took = performance.now() - started;
  const publication = createPublication(grid, pattern);
  const doctorsOf = (place: number) => grid.places[place]?.prescribers[0] ?? 0;
  const allDoctors = [...grid.places.keys()].reduce((sum, place) => sum + doctorsOf(place), 0);

  const rows = grid.families.map(({ key }, family) => {
    const shown = (level: GridLevel, unit: number, kind: 'month' | 'window') =>
      publication.shows(key, { level, unit, kind, end: kind === 'month' ? 83 : 27, length: 4 });
    const places = [...grid.places.keys()].filter((place) =>
      shown('municipality', grid.places[place]?.unit ?? 0, 'window'),
    );
    const counties = grid.areas.map(({ county }) => county);
    const percent = (part: number, whole: number) => Math.round((100 * part) / whole);
    return {
      family: NATIONAL_FAMILIES[family] ?? '',
      'municipalities %': percent(places.length, grid.places.length),
      'GPs in them %': percent(
        places.reduce((sum, place) => sum + doctorsOf(place), 0),
        allDoctors,
      ),
      'counties, years %': percent(
        counties.filter((unit) => shown('county', unit, 'window')).length,
        counties.length,
      ),
      'counties, months %': percent(
        counties.filter((unit) => shown('county', unit, 'month')).length,
        counties.length,
      ),
      'nation, months %': shown('nation', 0, 'month') ? 100 : 0,
    };
  });
  const rowOf = (family: string) => rows.find((row) => row.family === family);

  it('keeps nine of ten GPs their own municipality for what is common, and counties and nation everything', () => {
    console.table(rows);
    expect(rowOf('all')?.['GPs in them %']).toBeGreaterThanOrEqual(90);
    expect(rowOf('penicillin V')?.['GPs in them %']).toBeGreaterThanOrEqual(90);
    expect(rowOf('quinolones')?.['GPs in them %']).toBeGreaterThanOrEqual(75);
    expect(rowOf('cephalosporins')?.['GPs in them %']).toBeGreaterThanOrEqual(50);
    expect(rows.every((row) => row['counties, months %'] === 100 && row['nation, months %'] === 100)).toBe(
      true,
    );
  });

  it('is decided in seconds', () => {
    expect(took).toBeLessThan(10_000);
  });
});
