import { describe, expect, it } from 'vitest';
import { applyMove, replay } from './apply-move.ts';
import { newRound, roundVersion } from './round.ts';
import { alone, course, withGroupReport } from './testing/example-programme.ts';
import {
  complete,
  enrol,
  handIn,
  hold,
  invite,
  join,
  moveOn,
  type Play,
  play,
  report,
  unit,
} from './testing/play.ts';

const enrolledPlay = () => play(course).make('2016-11-01', invite).make('2016-11-15', enrol);
const withTwo = () =>
  enrolledPlay().make('2016-11-15', join('anne', '2016-11-15')).make('2016-11-16', join('bo', '2016-11-16'));
const started = () =>
  withTwo()
    .make('2016-11-20', report('start', 'anne'))
    .make('2016-11-21', { type: 'phase-entered', phase: 'start' });

/** The course from invitation to the end, for two who do everything. */
function whole(): Play {
  return started()
    .make('2016-11-22', { type: 'meeting-scheduled', meeting: 'g1', on: '2016-12-05' as never })
    .make('2016-12-01', complete('m1', 'anne', 'bo'))
    .make('2016-12-05', hold('g1', '2016-12-05', 'anne', 'bo'))
    .make('2016-12-05', handIn('g1', 'anne'))
    .make('2016-12-06', handIn('g1', 'bo'))
    .make('2017-01-10', { type: 'phase-entered', phase: 'test' })
    .make('2017-02-01', complete('m2', 'anne'))
    .make('2017-02-02', complete('m2', 'bo'))
    .make('2017-03-01', hold('g2', '2017-03-01', 'anne', 'bo'))
    .make('2017-03-01', handIn('g2', 'anne'))
    .make('2017-03-01', handIn('g2', 'bo'))
    .make('2017-07-01', report('follow-up', 'anne'))
    .make('2017-07-01', { type: 'phase-entered', phase: 'keep' })
    .make('2017-07-02', complete('m3', 'anne'))
    .make('2017-07-03', complete('m3', 'bo'))
    .make('2017-07-20', hold('g3', '2017-07-20', 'anne', 'bo'))
    .make('2017-07-20', handIn('g3', 'anne'))
    .make('2017-07-21', handIn('g3', 'bo'));
}

const certificate = (participant: string) =>
  ({ type: 'certificate-issued', participant, certificateId: `c-${participant}` }) as const;

describe('a group’s way through the course', () => {
  it('goes from invitation to certificate', () => {
    const { round } = whole()
      .make('2017-07-22', certificate('anne'))
      .make('2017-07-30', { type: 'finished' });
    expect(round.status).toBe('finished');
    expect(round.phases).toEqual([
      { id: 'start', on: '2016-11-21' },
      { id: 'test', on: '2017-01-10' },
      { id: 'keep', on: '2017-07-01' },
    ]);
    expect(round.participants.get('anne')?.certificate).toEqual({
      id: 'c-anne',
      on: '2017-07-22',
      hours: 15,
    });
    expect(round.participants.get('bo')?.certificate).toBeNull();
    expect(round.participants.get('anne')?.modules.get('m1')).toEqual({
      on: '2016-12-01',
      together: true,
      score: 85,
    });
  });

  it('is what its moves add up to, also from the log', () => {
    const { round, moves } = whole();
    expect(replay(course, moves)).toEqual(round);
    expect(replay(course, JSON.parse(JSON.stringify(moves)))).toEqual(round);
    expect(roundVersion(round)).toBe(moves.length);
    expect(() => replay(course, moves.slice(1))).toThrow('enrolled) is refused: enrolment-not-open');
    expect(() => applyMove(alone, round, moves[0] as never)).toThrow('course@1, not alone@1');
  });

  it('takes the same move twice as one, and another under its key not at all', () => {
    const round = newRound(course);
    const first = applyMove(course, round, moveOn('2016-11-01', 'k', invite));
    if (first.kind !== 'recorded') throw new Error('refused');
    const again = applyMove(course, first.round, moveOn('2016-11-02', 'k', { ...invite, unit: { ...unit } }));
    expect(again).toEqual({ kind: 'repeated', round: first.round });
    expect(applyMove(course, first.round, moveOn('2016-11-02', 'k', { type: 'withdrawn' }))).toMatchObject({
      refusal: { reason: 'key-reused' },
    });
  });
});

describe('what cannot be done is refused with the reason:', () => {
  it('enrolment without invitation, by another unit, of an unknown kind, without a leader', () => {
    expect(play(course).why('2016-11-01', enrol)).toEqual({ reason: 'enrolment-not-open', facts: {} });
    const invited = play(course).make('2016-11-01', invite);
    expect(invited.why('2016-11-02', { ...enrol, unit: { ...unit, id: '18' } })).toEqual({
      reason: 'unit-differs',
      facts: { invited: '17', unit: '18' },
    });
    expect(play(course).why('2016-11-01', { ...invite, unit: { ...unit, kind: 'ward' } })?.reason).toBe(
      'unit-kind-unknown',
    );
    expect(play(course).why('2016-11-01', { ...invite, leader: null })?.reason).toBe('leader-needed');
    const single = { ...unit, kind: 'single' };
    const byLeader = { type: 'enrolled', unit: single, leader: 'anne' } as const;
    expect(play(alone).why('2020-01-01', byLeader)?.reason).toBe('leader-not-wanted');
    expect(play(alone).make('2020-01-01', { ...byLeader, leader: null }).round.status).toBe('enrolled');
  });

  it('a move that does not belong to where the round is', () => {
    expect(play(course).why('2016-11-01', join('anne', '2016-11-01'))).toEqual({
      reason: 'wrong-status',
      facts: { move: 'joined', status: 'new' },
    });
    expect(enrolledPlay().why('2016-11-20', { type: 'finished' })?.reason).toBe('wrong-status');
    const over = enrolledPlay().make('2016-12-01', { type: 'withdrawn' });
    for (const body of [invite, enrol, join('anne', '2016-12-01'), { type: 'withdrawn' } as const]) {
      expect(over.why('2016-12-02', body)?.reason).toBe('wrong-status');
    }
  });

  it('a phase that is unknown, not next, or not ready', () => {
    expect(withTwo().why('2016-11-20', { type: 'phase-entered', phase: 'party' })?.reason).toBe(
      'phase-unknown',
    );
    expect(withTwo().why('2016-11-20', { type: 'phase-entered', phase: 'test' })).toEqual({
      reason: 'phase-out-of-order',
      facts: { phase: 'test', next: 'start' },
    });
    expect(withTwo().why('2016-11-20', { type: 'phase-entered', phase: 'start' })).toEqual({
      reason: 'condition-not-met',
      facts: { condition: 'reportIssued', of: 'start', done: 0, needed: 1 },
    });
    expect(started().why('2016-11-22', { type: 'phase-entered', phase: 'test' })).toEqual({
      reason: 'condition-not-met',
      facts: { condition: 'meetingHeld', of: 'g1' },
    });
    const early = started()
      .make('2016-12-01', complete('m1', 'anne'))
      .make('2016-12-05', hold('g1', '2016-12-05', 'anne'))
      .make('2016-12-05', handIn('g1', 'anne'))
      .make('2017-01-10', { type: 'phase-entered', phase: 'test' })
      .make('2017-03-01', hold('g2', '2017-03-01', 'bo'));
    expect(early.why('2017-05-20', { type: 'phase-entered', phase: 'keep' })).toEqual({
      reason: 'condition-not-met',
      facts: { condition: 'monthsSince', of: 'start', from: '2017-05-21' },
    });
    expect(early.why('2017-05-21', { type: 'phase-entered', phase: 'keep' })).toBeNull();
    expect(early.why('2017-05-21', { type: 'finished' })).toEqual({
      reason: 'phases-left',
      facts: { next: 'keep' },
    });
  });

  it('people who come twice, who are not there, and a second one where there is room for one', () => {
    expect(withTwo().why('2016-11-20', join('anne', '2016-11-20'))?.reason).toBe('already-taking-part');
    expect(withTwo().why('2016-11-20', complete('m1', 'cat'))?.reason).toBe('not-taking-part');
    expect(withTwo().why('2016-11-20', join('cat', '2016-11-21'))?.reason).toBe('date-in-future');
    expect(withTwo().why('2016-11-20', join('cat', '2016-11-14'))?.reason).toBe('date-before-enrolment');
    const single = play(alone)
      .make('2020-01-01', { type: 'enrolled', unit: { ...unit, kind: 'single' }, leader: null })
      .make('2020-01-01', join('anne', '2020-01-01'));
    expect(single.why('2020-01-02', join('bo', '2020-01-02'))?.reason).toBe('round-full');
  });

  it('a module that is unknown, not passed, already done, or not for a common screen', () => {
    expect(withTwo().why('2016-11-20', complete('m9', 'anne'))?.reason).toBe('module-unknown');
    expect(withTwo().why('2016-11-20', complete('m1'))?.reason).toBe('nobody-named');
    expect(withTwo().why('2016-11-20', complete('m3', 'anne', 'bo'))?.reason).toBe('not-together');
    for (const score of [79, Number.NaN]) {
      expect(withTwo().why('2016-11-20', { ...complete('m1', 'anne'), score } as never)).toEqual({
        reason: 'below-pass-mark',
        facts: { module: 'm1', passMark: 80 },
      });
    }
    const once = withTwo().make('2016-11-20', complete('m1', 'anne'));
    expect(once.why('2016-11-21', complete('m1', 'anne'))?.reason).toBe('already-done');
    const both = once.make('2016-11-21', complete('m1', 'anne', 'bo')).round.participants;
    expect([both.get('anne')?.modules.get('m1')?.on, both.get('bo')?.modules.get('m1')?.on]).toEqual([
      '2016-11-20',
      '2016-11-21',
    ]);
  });

  it('a meeting before its phase, in the future, twice, without people, or with someone who was not in the group', () => {
    expect(started().why('2016-12-01', hold('g2', '2016-12-01', 'anne'))).toEqual({
      reason: 'meeting-not-open',
      facts: { meeting: 'g2', phase: 'test' },
    });
    expect(started().why('2016-12-01', hold('g1', '2016-12-02', 'anne'))?.reason).toBe('date-in-future');
    expect(started().why('2016-12-01', hold('g1', '2016-11-01', 'anne'))?.reason).toBe(
      'date-before-enrolment',
    );
    expect(started().why('2016-12-01', hold('g1', '2016-12-01'))?.reason).toBe('nobody-named');
    expect(started().why('2016-12-01', hold('g9', '2016-12-01', 'anne'))?.reason).toBe('meeting-unknown');
    const held = started()
      .make('2016-12-05', hold('g1', '2016-12-05', 'anne'))
      .make('2016-12-06', join('cat', '2016-12-06'));
    expect(held.why('2016-12-07', hold('g1', '2016-12-05', 'anne'))?.reason).toBe('already-done');
    const correct = (participant: string, attended: boolean) =>
      ({ type: 'attendance-corrected', meeting: 'g1', participant, attended }) as const;
    expect(held.why('2016-12-07', correct('cat', true))?.reason).toBe('joined-later');
    expect(held.why('2016-12-07', correct('anne', true))?.reason).toBe('already-done');
    expect(held.why('2016-12-07', { ...correct('anne', true), meeting: 'g2' })?.reason).toBe(
      'meeting-not-held',
    );
    const turned = held.make('2016-12-07', correct('bo', true)).make('2016-12-07', correct('anne', false));
    expect(turned.round.participants.get('bo')?.attended.get('g1')).toBe('2016-12-05');
    expect(turned.round.participants.get('anne')?.attended.size).toBe(0);
    const gone = started()
      .make('2016-12-01', { type: 'left', participant: 'bo' })
      .make('2016-12-05', hold('g1', '2016-12-05', 'anne'));
    expect(gone.why('2016-12-06', correct('bo', true))?.reason).toBe('left-earlier');
  });

  it('a worksheet that is handed in twice, or before its time', () => {
    expect(withTwo().why('2016-11-20', handIn('g1', 'anne'))?.reason).toBe('meeting-not-open');
    const once = started().make('2016-12-05', handIn('g1', 'anne'));
    expect(once.why('2016-12-06', handIn('g1', 'anne'))).toEqual({
      reason: 'already-done',
      facts: { meeting: 'g1', on: '2016-12-05' },
    });
  });

  it('a report before its months have passed, twice, or as a correction of another', () => {
    expect(withTwo().why('2017-06-30', report('follow-up', 'anne'))?.reason).toBe('period-not-over');
    expect(withTwo().why('2017-07-01', report('follow-up', 'anne'))).toBeNull();
    const once = withTwo().make('2016-11-20', report('start', 'anne'));
    expect(once.why('2016-11-21', report('start', 'anne'))?.reason).toBe('already-done');
    const corrected = { ...report('start', 'anne'), reportId: 'new', supersedes: 'other' } as const;
    expect(once.why('2016-11-21', corrected as never)?.reason).toBe('correction-of-another');
    const right = once.make('2016-11-21', { ...corrected, supersedes: 'start-anne' } as never);
    expect(right.round.participants.get('anne')?.reports.get('start')?.reportId).toBe('new');
    expect(right.why('2016-11-22', report('yearly', 'anne'))?.reason).toBe('report-unknown');
    const gone = once.make('2016-11-22', { type: 'left', participant: 'anne' });
    expect(gone.why('2017-07-01', report('follow-up', 'anne'))?.reason).toBe('not-taking-part');
    const toWhomItWent = { ...corrected, supersedes: 'start-anne' };
    expect(gone.why('2017-07-01', toWhomItWent)).toBeNull();
    expect(once.make('2016-11-22', { type: 'withdrawn' }).why('2017-07-01', toWhomItWent)).toBeNull();
  });

  it('a report of the group to a person, and of a person to the group', () => {
    const ours = { type: 'report-issued', report: 'ours', reportId: 'r', supersedes: null } as const;
    const group = play(withGroupReport).make('2016-11-01', invite);
    expect(group.why('2016-11-02', { ...ours, participant: null })?.reason).toBe('wrong-status');
    const in2 = group.make('2016-11-15', enrol).make('2016-11-15', join('anne', '2016-11-15'));
    expect(in2.why('2016-11-16', { ...ours, participant: 'anne' })?.reason).toBe('recipient-differs');
    expect(withTwo().why('2016-11-16', { ...report('start', ''), participant: null })?.reason).toBe(
      'recipient-differs',
    );
    expect(in2.why('2016-11-16', { type: 'phase-entered', phase: 'start' })?.reason).toBe(
      'condition-not-met',
    );
    const issued = in2.make('2016-11-16', { ...ours, participant: null });
    expect(issued.round.reports.get('ours')?.reportId).toBe('r');
    expect(issued.why('2016-11-17', { ...ours, participant: null })?.reason).toBe('already-done');
    expect(issued.why('2016-11-17', { type: 'phase-entered', phase: 'start' })).toBeNull();
  });

  it('a certificate before the hours are there, and a second one for the same hours', () => {
    expect(started().why('2016-12-01', certificate('anne'))?.reason).toBe('certificate-not-due');
    const issued = whole().make('2017-07-22', certificate('anne'));
    expect(issued.why('2017-07-23', certificate('anne'))?.reason).toBe('certificate-not-due');
    const erase = {
      type: 'attendance-corrected',
      meeting: 'g1',
      participant: 'anne',
      attended: false,
    } as const;
    expect(issued.why('2017-07-23', erase)?.reason).toBe('certificate-issued');
  });

  it('closing a round before it has stood still long enough', () => {
    const invited = play(course).make('2016-11-01', invite);
    expect(invited.why('2017-04-30', { type: 'lapsed' })).toEqual({
      reason: 'not-due-yet',
      facts: { from: '2017-05-01' },
    });
    expect(invited.make('2017-05-01', { type: 'lapsed' }).round.status).toBe('lapsed');
    const idle = started();
    expect(idle.why('2017-11-20', { type: 'lapsed' })?.reason).toBe('not-due-yet');
    expect(idle.make('2017-11-21', { type: 'lapsed' }).round.closedOn).toBe('2017-11-21');
  });
});

describe('people who come and go', () => {
  it('keep what they did when they leave, and go on from there when they come back', () => {
    const gone = started()
      .make('2016-12-01', complete('m1', 'anne'))
      .make('2016-12-02', { type: 'left', participant: 'anne' });
    expect(gone.round.participants.get('anne')).toMatchObject({ leftOn: '2016-12-02' });
    expect(gone.why('2016-12-03', complete('m2', 'anne'))?.reason).toBe('not-taking-part');
    const back = gone
      .make('2017-01-03', join('anne', '2017-01-03'))
      .make('2017-01-04', complete('m2', 'anne'));
    expect([...(back.round.participants.get('anne')?.modules.keys() ?? [])]).toEqual(['m1', 'm2']);
    expect(back.round.participants.get('anne')).toMatchObject({ joinedOn: '2016-11-15', leftOn: null });
  });

  it('are known as late when a phase had begun', () => {
    const { round } = started().make('2016-12-06', join('cat', '2016-12-06'));
    expect(round.participants.get('cat')).toMatchObject({ joinedIn: 'start', joinedOn: '2016-12-06' });
    expect(round.participants.get('anne')?.joinedIn).toBeNull();
  });

  it('get a new leader', () => {
    const led = started().make('2016-12-01', { type: 'leader-named', leader: 'bo' });
    expect(led.round.leader).toBe('bo');
    expect(led.why('2016-12-02', { type: 'leader-named', leader: 'bo' })?.reason).toBe('already-done');
  });
});
