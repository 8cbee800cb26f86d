import { describe, expect, it } from 'vitest';
import {
  certificateDue,
  creditOf,
  creditsOf,
  joinParticipations,
  type Participation,
  schemesOn,
} from './credit.ts';
import { hoursOf, SCHOOL_HOUR, totalHours } from './programme.ts';
import type { Round } from './round.ts';
import { course, newScheme, oldScheme } from './testing/example-programme.ts';
import { complete, enrol, handIn, hold, invite, join, play, report } from './testing/play.ts';

const base = (participant = 'anne') =>
  play(course)
    .make('2016-11-01', invite)
    .make('2016-11-15', enrol)
    .make('2016-11-15', join(participant, '2016-11-15'))
    .make('2016-11-15', join('bo', '2016-11-15'))
    .make('2016-11-16', report('start', participant))
    .make('2016-11-16', { type: 'phase-entered', phase: 'start' });

const who = (round: Round, id = 'anne') => {
  const person = round.participants.get(id);
  if (!person) throw new Error(id);
  return person;
};

describe('the hours of a programme', () => {
  it('are fifteen school hours: three times two at the screen and three in the group', () => {
    expect(hoursOf(course)).toEqual({ eLearning: 6, meetings: 9 });
    expect(totalHours(hoursOf(course))).toBe(15);
    // 15 school hours are 11 hours and 15 minutes.
    expect(15 * SCHOOL_HOUR).toBe(11 * 60 + 15);
  });
});

describe('credit', () => {
  it('is the hours of modules passed and of meetings attended with the worksheet handed in', () => {
    const played = base()
      .make('2016-12-01', complete('m1', 'anne', 'bo'))
      .make('2016-12-05', hold('g1', '2016-12-05', 'anne', 'bo'))
      .make('2016-12-05', handIn('g1', 'anne'));
    expect(creditOf(course, who(played.round), oldScheme)).toMatchObject({
      hours: { eLearning: 2, meetings: 3 },
      isWhole: false,
      countsAs: 'elective',
    });
    const bo = creditOf(course, who(played.round, 'bo'), oldScheme);
    expect(bo.hours).toEqual({ eLearning: 2, meetings: 0 });
    expect(bo.lacking.map(({ id }) => id)).toEqual(['m2', 'm3', 'g1', 'g2', 'g3']);
  });

  it('follows the scheme: without worksheet, and nothing for a part', () => {
    const played = base().make('2016-12-05', hold('g1', '2016-12-05', 'anne'));
    const credit = creditOf(course, who(played.round), newScheme);
    expect(credit.counted).toEqual([{ type: 'meetings', id: 'g1', hours: 3 }]);
    expect([credit.hours, credit.countsAs]).toEqual([{ eLearning: 0, meetings: 0 }, null]);
  });

  it('gives other professions the hours, as taking part', () => {
    const played = base().make('2016-12-01', complete('m1', 'anne'));
    const nurse: Participation = { ...who(played.round), profession: 'nurse' };
    for (const scheme of [oldScheme, newScheme]) {
      expect(creditOf(course, nurse, scheme)).toMatchObject({
        hours: { eLearning: 2, meetings: 0 },
        countsAs: 'participation',
      });
    }
  });

  it('is none for someone who has done nothing', () => {
    expect(creditOf(course, who(base().round), oldScheme)).toMatchObject({
      hours: { eLearning: 0, meetings: 0 },
      countsAs: null,
      isWhole: false,
    });
  });

  it('follows the rules in force on the day of joining; two schemes may run side by side', () => {
    const on = (day: string) => schemesOn(course, day as never).map(({ id }) => id);
    expect(on('2015-12-31')).toEqual([]);
    expect(on('2016-01-01')).toEqual(['old']);
    expect(on('2018-07-01')).toEqual(['old', 'new']);
    expect(on('2018-12-31')).toEqual(['old', 'new']);
    expect(on('2019-01-01')).toEqual(['new']);
    expect(creditsOf(course, who(base().round)).map(({ scheme }) => scheme.id)).toEqual(['old']);
  });

  it('counts a part once for someone who is in two groups', () => {
    const one = base()
      .make('2016-12-01', complete('m1', 'anne'))
      .make('2016-12-05', hold('g1', '2016-12-05', 'anne'))
      .make('2016-12-05', handIn('g1', 'anne')).round;
    const other = base()
      .make('2017-01-01', complete('m1', 'anne'))
      .make('2017-01-02', complete('m2', 'anne'))
      .make('2017-01-05', hold('g1', '2017-01-05', 'anne')).round;
    const both = joinParticipations(who(one), who(other));
    expect(creditOf(course, both, oldScheme).hours).toEqual({ eLearning: 4, meetings: 3 });
    expect(both.modules.get('m1')?.on).toBe('2016-12-01');
  });
});

describe('a certificate', () => {
  it('is due for a part once the person has left or the round has ended', () => {
    const played = base().make('2016-12-01', complete('m1', 'anne'));
    expect(certificateDue(course, played.round, who(played.round))).toBeNull();
    const gone = played.make('2016-12-02', { type: 'left', participant: 'anne' });
    expect(certificateDue(course, gone.round, who(gone.round))).toMatchObject({
      hours: { eLearning: 2, meetings: 0 },
      countsAs: 'elective',
    });
    const issued = gone.make('2016-12-03', {
      type: 'certificate-issued',
      participant: 'anne',
      certificateId: 'c1',
    });
    expect(certificateDue(course, issued.round, who(issued.round))).toBeNull();
    const closed = played.make('2016-12-02', { type: 'withdrawn' });
    expect(certificateDue(course, closed.round, who(closed.round))?.countsAs).toBe('elective');
    expect(certificateDue(course, closed.round, who(closed.round, 'bo'))).toBeNull();
  });

  it('is written anew when hours were added after it', () => {
    const part = base()
      .make('2016-12-01', complete('m1', 'anne'))
      .make('2016-12-02', { type: 'left', participant: 'anne' })
      .make('2016-12-03', { type: 'certificate-issued', participant: 'anne', certificateId: 'c1' })
      .make('2017-01-01', join('anne', '2017-01-01'))
      .make('2017-01-02', complete('m2', 'anne'))
      .make('2017-01-03', { type: 'left', participant: 'anne' });
    expect(certificateDue(course, part.round, who(part.round))?.hours.eLearning).toBe(4);
  });

  it('cannot be written where no rules are in force', () => {
    const none = { ...course, schemes: [] };
    const played = base()
      .make('2016-12-01', complete('m1', 'anne'))
      .make('2016-12-02', { type: 'withdrawn' });
    expect(certificateDue(none, played.round, who(played.round))).toBeNull();
  });
});
