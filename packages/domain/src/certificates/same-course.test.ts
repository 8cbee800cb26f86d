import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import { roundsOfSameCourse } from './same-course.ts';

const round = (from: string, to: string | null) => ({ from: from as PlainDate, to: to as PlainDate | null });

describe('rounds that are one course to somebody', () => {
  it('run at the same time, if need be by way of a third', () => {
    const first = round('2019-01-01', '2019-06-30');
    const between = round('2019-06-29', '2020-02-01');
    const last = round('2020-01-01', null);
    const earlier = round('2017-01-01', '2018-12-31');
    const all = [last, earlier, between, first];
    expect(roundsOfSameCourse(all, first)).toEqual([last, between, first]);
    expect(roundsOfSameCourse(all, last)).toEqual([last, between, first]);
    expect(roundsOfSameCourse(all, earlier)).toEqual([earlier]);
  });

  it('are not those of a yearly programme, which begins when the one before has ended', () => {
    const [one, next] = [round('2024-05-21', '2025-05-21'), round('2025-05-21', null)];
    expect(roundsOfSameCourse([one, next], next)).toEqual([next]);
  });
});
