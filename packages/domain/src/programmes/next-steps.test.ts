import { expect, it } from 'vitest';
import { formatMonth, type PlainDate, parseMonth } from '../time/index.ts';
import { dueReports, followUpDue, nextStep } from './next-steps.ts';
import { reportPeriodOf } from './report-period.ts';
import { isOpenIn, rollOutStatus, shareOf } from './roll-out-status.ts';
import { newRound } from './round.ts';
import { alone, course, withGroupReport } from './testing/example-programme.ts';
import { complete, enrol, invite, join, play, unit } from './testing/play.ts';

const day = (text: string) => text as PlainDate;
const enrolled = play(course)
  .make('2016-11-01', invite)
  .make('2016-11-15', enrol)
  .make('2016-11-15', join('anne', '2016-11-15'));

it('tells what the round waits for', () => {
  const step = nextStep(course, enrolled.round, day('2016-11-16'));
  expect(step?.phase?.id).toBe('start');
  expect(step?.unmet).toEqual([
    { condition: { participants: 2 }, done: 1, needed: 2, from: null },
    { condition: { reportIssued: 'start', to: 'half' }, done: 0, needed: 1, from: null },
  ]);
  expect(nextStep(course, newRound(course), day('2016-11-16'))).toBeNull();
});

it('covers twelve months to the last quarter before joining, and six whole ones after joining, to the end of a quarter', () => {
  const [start, followUp] = course.reports;
  if (!start || !followUp) throw new Error('no reports');
  const end = (report: typeof start, joined: string) => formatMonth(reportPeriodOf(report, day(joined)).end);
  expect(end(start, '2016-11-15')).toBe('2016-09');
  expect(end(start, '2017-01-01')).toBe('2016-12');
  expect(end(followUp, '2016-11-15')).toBe('2017-06');
  expect(reportPeriodOf(followUp, day('2016-11-15')).kind).toBe('half');
});

it('asks for each report once its months have passed, for those who take part', () => {
  const due = (on: string) => dueReports(course, enrolled.round, day(on)).map(({ report }) => report.id);
  expect(due('2016-11-16')).toEqual(['start']);
  expect(due('2017-06-30')).toEqual(['start']);
  expect(due('2017-07-01')).toEqual(['start', 'follow-up']);
  const gone = enrolled.make('2016-11-17', { type: 'left', participant: 'anne' });
  expect(dueReports(course, gone.round, day('2017-07-01'))).toEqual([]);
  expect(dueReports(course, newRound(course), day('2017-07-01'))).toEqual([]);
});

it('asks for a report of the group once, from the day of its enrolment', () => {
  const round = { ...enrolled.round, programme: withGroupReport };
  const due = dueReports(withGroupReport, round, day('2016-12-01'));
  expect(due.map(({ participant, report }) => [participant, report.id])).toEqual([[null, 'ours']]);
});

it('knows when a yearly round comes again', () => {
  const finished = play(alone)
    .make('2024-05-21', { type: 'enrolled', unit: { ...unit, kind: 'single' }, leader: null })
    .make('2024-05-21', join('anne', '2024-05-21'))
    .make('2024-05-22', { type: 'phase-entered', phase: 'work' })
    .make('2024-06-01', complete('m1', 'anne'))
    .make('2024-06-02', { type: 'finished' });
  expect(followUpDue(alone, finished.round)).toEqual({ programme: 'alone', from: '2025-06-02' });
  expect(followUpDue(course, finished.round)).toBeNull();
  expect(followUpDue(alone, enrolled.round)).toBeNull();
});

it('comes again at once for who stood still until the round lapsed, and not for who withdrew', () => {
  const begun = play(alone)
    .make('2024-05-21', { type: 'enrolled', unit: { ...unit, kind: 'single' }, leader: null })
    .make('2024-05-21', join('anne', '2024-05-21'));
  const lapsed = begun.make('2025-06-01', { type: 'lapsed' });
  expect(followUpDue(alone, lapsed.round)).toEqual({ programme: 'alone', from: '2025-06-01' });
  expect(followUpDue(alone, begun.make('2024-09-01', { type: 'withdrawn' }).round)).toBeNull();
});

it('tells the roll-out county by county', () => {
  const county = (code: string, from: string) => ({
    county: code,
    from: parseMonth(from),
    source: 'test',
    invented: true,
  });
  const rollOut = {
    geography: parseMonth('2016-01'),
    counties: [county('01', '2017-01'), county('06', '2016-11')],
  };
  expect([
    isOpenIn(rollOut, '06', parseMonth('2016-10')),
    isOpenIn(rollOut, '06', parseMonth('2016-11')),
  ]).toEqual([false, true]);
  expect(isOpenIn(rollOut, '30', parseMonth('2020-01'))).toBe(false);
  expect(isOpenIn(rollOut, null, parseMonth('2020-01'))).toBe(false);
  expect(isOpenIn(null, null, parseMonth('2020-01'))).toBe(true);
  const counted = [{ county: '06', status: enrolled.round.status, rounds: 1 }];
  const status = rollOutStatus(rollOut, counted, new Map([['06', 1]]), new Map([['06', 4]]));
  expect(status).toMatchObject([
    { county: '06', participants: 1, shareOfGps: 25, rounds: { invited: 0, enrolled: 1 } },
    { county: '01', participants: 0, shareOfGps: null, rounds: { enrolled: 0 } },
  ]);
});

it('tells the share of GPs, or nothing where it cannot be right', () => {
  expect(shareOf(2400, 4928)).toBeCloseTo(48.7, 1);
  expect([shareOf(3, null), shareOf(3, 0), shareOf(3, 2)]).toEqual([null, null, null]);
});
