import { describe, expect, it } from 'vitest';
import type { CoursePass } from '../courses/index.ts';
import type { PlainDate } from '../time/index.ts';
import { applyMove } from './apply-move.ts';
import { creditOf } from './credit.ts';
import { passesCountFrom, passOfModule } from './earlier-passes.ts';
import type { MoveBody } from './move.ts';
import { newRound, type Round } from './round.ts';
import { course, oldScheme } from './testing/example-programme.ts';
import { moveOn } from './testing/play.ts';

const day = (text: string) => text as PlainDate;
const pass = (on: string, more: Partial<CoursePass> = {}): CoursePass => ({
  course: 'c',
  lessons: [],
  score: 90,
  on: day(on),
  together: false,
  ...more,
});
const LESSONS = ['ear', 'nose'];
const module = (lessons: readonly string[], passMark = 80) => ({ course: 'c', lessons, passMark });

describe('a module is passed', () => {
  it('with the whole course, or with its own lessons, on the day of the newest pass', () => {
    const passes = [pass('2020-03-01'), pass('2020-05-01', { lessons: ['ear'], score: 85, together: true })];
    expect(passOfModule(module(['ear']), LESSONS, passes)).toEqual({
      on: '2020-05-01',
      score: 85,
      together: true,
    });
    expect(passOfModule(module(['nose']), LESSONS, passes)).toMatchObject({ on: '2020-03-01', score: 90 });
  });

  it('lesson by lesson, on the day of the last and as well as in the weakest', () => {
    const passes = [
      pass('2020-03-01', { lessons: ['ear'], score: 80 }),
      pass('2020-04-01', { lessons: ['nose'] }),
    ];
    expect(passOfModule(module([]), LESSONS, passes)).toMatchObject({ on: '2020-04-01', score: 80 });
    expect(passOfModule(module([]), LESSONS, passes.slice(1))).toBeNull();
  });

  it('by no pass of another course, and by none below its own mark', () => {
    expect(passOfModule(module(['ear']), LESSONS, [pass('2020-03-01', { course: 'd' })])).toBeNull();
    expect(passOfModule(module(['ear'], 95), LESSONS, [pass('2020-03-01')])).toBeNull();
    expect(passOfModule(module([]), [], [])).toBeNull();
  });
});

describe('a pass from before joining', () => {
  const open = (programme = course): Round =>
    [
      { type: 'invited', unit: { kind: 'group', id: '17', county: null }, leader: 'anne' },
      { type: 'enrolled', unit: { kind: 'group', id: '17', county: null }, leader: 'anne' },
      { type: 'joined', participant: 'anne', profession: 'doctor', on: day('2017-01-10') },
    ].reduce<Round>((round, body, place) => {
      const outcome = applyMove(programme, round, moveOn('2017-01-10', `k${place}`, body as MoveBody));
      if (outcome.kind === 'refused') throw new Error(outcome.refusal.reason);
      return outcome.round;
    }, newRound(programme));
  const count = (on: string, programme = course, score = 90) =>
    applyMove(
      programme,
      open(programme),
      moveOn('2017-02-01', 'pass', {
        type: 'earlier-pass-counted',
        module: 'm1',
        participant: 'anne',
        on: day(on),
        score,
        together: false,
      }),
    );
  const reason = (outcome: ReturnType<typeof count>) =>
    outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind;

  it('counts with its day, and gives the hours of the module once', () => {
    const outcome = count('2016-03-03');
    const anne = outcome.kind === 'recorded' ? outcome.round.participants.get('anne') : undefined;
    expect(anne?.modules.get('m1')?.on).toBe('2016-03-03');
    expect(anne && creditOf(course, anne, oldScheme).counted).toMatchObject([{ id: 'm1' }]);
  });

  it('counts two years back where the programme does not say, and as far as it says where it does', () => {
    expect(passesCountFrom(course, day('2017-01-10'))).toBe('2015-01-10');
    expect(reason(count('2015-01-10'))).toBe('recorded');
    expect(reason(count('2015-01-09'))).toBe('pass-too-old');
    expect(reason(count('2016-12-01', { ...course, earlierPasses: { months: 1 } }))).toBe('pass-too-old');
    expect(reason(count('2017-01-09', { ...course, earlierPasses: { months: 0 } }))).toBe('pass-too-old');
    expect(reason(count('2017-01-20', { ...course, earlierPasses: { months: 0 } }))).toBe('recorded');
  });

  it('is refused with a day that has not come, and below the mark', () => {
    expect(reason(count('2017-02-02'))).toBe('date-in-future');
    expect(reason(count('2016-03-03', course, 79))).toBe('below-pass-mark');
  });
});
