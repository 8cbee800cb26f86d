import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import type { Condition } from './condition.ts';
import { course } from './testing/example-programme.ts';
import { complete, enrol, handIn, hold, invite, join, type Play, play, report } from './testing/play.ts';
import { unmetConditions } from './unmet-conditions.ts';

const withThree = play(course)
  .make('2016-11-01', invite)
  .make('2016-11-15', enrol)
  .make('2016-11-15', join('anne', '2016-11-15'))
  .make('2016-11-15', join('bo', '2016-11-15'))
  .make('2016-11-15', join('cat', '2016-11-15'))
  .make('2016-11-16', report('start', 'anne'))
  .make('2016-11-16', report('start', 'bo'))
  .make('2016-11-16', { type: 'phase-entered', phase: 'start' });

const missing = ({ round }: Play, condition: Condition, day = '2016-12-31') =>
  unmetConditions([condition], round, day as PlainDate).map(({ done, needed }) => [done, needed]);

describe('a quorum', () => {
  it('of half is two of three, of all is everyone, of one is anyone', () => {
    const by = (quorum: 'one' | 'half' | 'all') => ({ moduleCompleted: 'm1', by: quorum });
    expect(['one', 'half', 'all'].map((quorum) => missing(withThree, by(quorum as 'one')))).toEqual([
      [[0, 1]],
      [[0, 2]],
      [[0, 3]],
    ]);
    const one = withThree.make('2016-12-01', complete('m1', 'anne'));
    expect([missing(one, by('one')), missing(one, by('half'))]).toEqual([[], [[1, 2]]]);
    const two = one.make('2016-12-01', complete('m1', 'bo'));
    expect([missing(two, by('half')), missing(two, by('all'))]).toEqual([[], [[2, 3]]]);
  });

  it('does not wait for those who have left, and is never reached by nobody', () => {
    const by = { moduleCompleted: 'm1', by: 'all' } as const;
    const two = withThree
      .make('2016-12-01', complete('m1', 'anne', 'bo'))
      .make('2016-12-02', { type: 'left', participant: 'cat' });
    expect(missing(two, by)).toEqual([]);
    const none = two
      .make('2016-12-02', { type: 'left', participant: 'anne' })
      .make('2016-12-02', { type: 'left', participant: 'bo' });
    expect(missing(none, by)).toEqual([[0, 1]]);
    expect(missing(none, { participants: 1 })).toEqual([[0, 1]]);
  });
});

it('does not wait for the worksheet of a meeting before one’s own time', () => {
  const all = { worksheetHandedIn: 'g1', by: 'all' } as const;
  const held = withThree
    .make('2016-12-05', hold('g1', '2016-12-05', 'anne', 'bo', 'cat'))
    .make('2016-12-05', handIn('g1', 'anne'))
    .make('2016-12-05', handIn('g1', 'bo'));
  expect(missing(held, all)).toEqual([[2, 3]]);
  const whole = held.make('2016-12-06', handIn('g1', 'cat'));
  expect(missing(whole, all)).toEqual([]);
  expect(missing(whole.make('2016-12-06', join('dan', '2016-12-06')), all)).toEqual([]);
  expect(missing(whole.make('2016-12-06', join('dan', '2016-12-05')), all)).toEqual([[3, 4]]);
});
