import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instantInOslo, osloClock } from './oslo-instant.ts';

it('reads a Norwegian clock in winter, in summer and where the clock is changed', () => {
  expect(instantInOslo('2020-02-04', '17:00')).toBe('2020-02-04T16:00:00.000Z');
  expect(instantInOslo('2020-07-04', '17:00')).toBe('2020-07-04T15:00:00.000Z');
  // 29 March 2020: from two to three. 25 October 2020: half past two comes twice.
  expect(instantInOslo('2020-03-29', '02:30')).toBe('2020-03-29T01:30:00.000Z');
  expect(instantInOslo('2020-10-25', '02:30')).toBe('2020-10-25T00:30:00.000Z');
  expect(osloClock('2019-12-31T23:30:00Z')).toEqual({ day: '2020-01-01', time: '00:30' });
  expect(() => instantInOslo('soon', '12:00')).toThrow(RangeError);
});

it('shows what was read, at every minute but the skipped ones', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 20 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const instant = new Date(Date.UTC(2012, 0, 1) + minute * 60_000).toISOString();
      const { day, time } = osloClock(instant);
      expect(osloClock(instantInOslo(day, time))).toEqual({ day, time });
    }),
  );
});
