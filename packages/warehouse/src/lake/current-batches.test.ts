import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentBatches } from './current-batches.ts';

const batch: fc.Arbitrary<Batch> = fc
  .record({
    format: fc.constantFrom('dispensings' as const, 'gp-lists' as const),
    register: fc.constantFrom('LMR', 'Flr'),
    year: fc.integer({ min: 2019, max: 2021 }),
    sequence: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ format, register, year, sequence }) => ({
    id: `${format}/${register}/${year}/${sequence}`,
    ...{
      format,
      register,
      from: (year * 12) as Month,
      to: (year * 12 + 11) as Month,
      sequence,
      synthetic: true,
    },
    ...{
      sourceSha256: '',
      patientKey: null,
      rows: 1,
      rejectedRows: 0,
      importedAt: '',
      files: [],
      quality: {},
    },
  }));
const batches = fc.uniqueArray(batch, { selector: ({ id }) => id });
const streamOf = ({ format, register, from, to }: Batch) => JSON.stringify([format, register, from, to]);

describe('currentBatches', () => {
  it('keeps one delivery of each register, format and period: the latest', () => {
    fc.assert(
      fc.property(batches, (all) => {
        const current = currentBatches(all);
        expect(new Set(current.map(streamOf))).toEqual(new Set(all.map(streamOf)));
        expect(current).toHaveLength(new Set(all.map(streamOf)).size);
        for (const kept of current) {
          const rivals = all.filter((other) => streamOf(other) === streamOf(kept));
          expect(Math.max(...rivals.map(({ sequence }) => sequence))).toBe(kept.sequence);
        }
      }),
    );
  });

  it('does not depend on the order of the deliveries, and finds nothing more to drop', () => {
    fc.assert(
      fc.property(batches, (all) => {
        expect(currentBatches([...all].reverse())).toEqual(currentBatches(all));
        expect(currentBatches(currentBatches(all))).toEqual(currentBatches(all));
      }),
    );
  });
});
