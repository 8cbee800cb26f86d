import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countiesAt } from '@smalspor/domain/organisation';
import {
  applyMove,
  certificateDue,
  currentProgramme,
  hoursOf,
  isOpenIn,
  type MoveBody,
  newRound,
  nextPhase,
  type ProgrammeDefinition,
  programmeAt,
  type Round,
  reportPeriodOf,
  totalHours,
} from '@smalspor/domain/programmes';
import { LANGUAGES } from '@smalspor/domain/texts';
import { addMonths, formatMonth, type PlainDate, parseMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { CONTENT_DIRECTORY, loadContent } from '../loading/load-content.ts';
import { lockPublished } from '../lock/lock-published.ts';
import { changedContent, problemsAfter, problemsOf } from '../testing/changed-content.ts';

const content = loadContent();
const programmeOf = (id: string): ProgrammeDefinition => {
  const found = content.programmes.find((programme) => programme.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('the shipped programmes', () => {
  it('are those of doctors and students, and those of nursing homes, acute units and home care', () => {
    expect(content.programmes.map(({ id }) => id)).toEqual([
      'medical-students',
      'private-specialists',
      'rak-legevakt',
      'rak-permanent',
      'rak-yearly',
      'rak',
      'rask-acute',
      'rask-home-care',
      'rask-permanent',
      'rask',
    ]);
  });

  it('give RAK its fifteen school hours, three modules, three meetings and two reports', () => {
    const rak = programmeOf('rak');
    expect(hoursOf(rak)).toEqual({ eLearning: 6, meetings: 9 });
    expect(rak.modules.map(({ hours }) => hours)).toEqual([2, 2, 2]);
    expect(rak.meetings.map(({ hours }) => hours)).toEqual([3, 3, 3]);
    const own = rak.reports.filter(({ recipient }) => recipient === 'participant');
    const joined = '2016-11-15' as PlainDate;
    expect(own.map((report) => [report.period, formatMonth(reportPeriodOf(report, joined).end)])).toEqual([
      ['rolling12', '2016-09'],
      ['half', '2017-06'],
    ]);
  });

  it('open RAK in the 19 counties of 2016 from the months that curves over time are annotated with', () => {
    const { rollOut } = programmeOf('rak');
    if (!rollOut) throw new Error('no roll-out');
    const then = countiesAt(content.geography, parseMonth('2016-11')).map(({ code }) => code);
    expect(rollOut.counties.map(({ county }) => county).sort()).toEqual(then);
    for (const { county, from, invented } of rollOut.counties) {
      const told = content.annotations.find(
        ({ id, counties }) => id.startsWith('rak-') && counties?.includes(county),
      );
      expect([county, from, invented]).toEqual([county, told?.month, told?.invented]);
    }
    expect(isOpenIn(rollOut, '06', parseMonth('2016-11'))).toBe(true);
    expect(Math.max(...rollOut.counties.map(({ from }) => from))).toBeLessThanOrEqual(parseMonth('2020-12'));
  });

  it('give RASK a year with three reports of the home, and nobody lacks the web seminar', () => {
    const rask = programmeOf('rask');
    const enrolled = '2018-02-01' as PlainDate;
    expect(
      rask.reports.map((each) => [each.id, each.recipient, formatMonth(reportPeriodOf(each, enrolled).end)]),
    ).toEqual([
      ['start', 'unit', '2017-12'],
      ['six-months', 'unit', '2018-09'],
      ['year', 'unit', '2018-12'],
    ]);
    expect(
      rask.modules.map(({ course, minutes, together }) => [course.slice(0, 6), minutes, together]),
    ).toEqual([1, 2, 3, 4].map((number) => [`rask-${number}`, 45, true]));
    expect(isOpenIn(rask.rollOut, '01', parseMonth('2016-10'))).toBe(true);
    expect(isOpenIn(rask.rollOut, '11', parseMonth('2017-12'))).toBe(false);
    expect(hoursOf(rask)).toEqual({ eLearning: 4, meetings: 10 });
    const acute = programmeOf('rask-acute').units.map(({ wardTypes }) => wardTypes);
    expect(acute).toEqual([['acute']]);
  });

  it('keep lessons out of hours within ten minutes, and give six hours in all', () => {
    const clinic = programmeOf('rak-legevakt');
    for (const { minutes } of clinic.modules) expect(minutes).toBeLessThanOrEqual(10);
    expect(clinic.meetings).toHaveLength(1);
    expect(totalHours(hoursOf(clinic))).toBe(6);
  });

  it('say what no source fixes, and are written in three languages', () => {
    for (const { id, open, sources, texts, meetings } of content.programmes) {
      expect(open.length, id).toBeGreaterThan(0);
      expect(sources.length, id).toBeGreaterThan(0);
      for (const key of ['summary', 'effort'] as const) {
        expect(new Set(LANGUAGES.map((language) => texts[language][key])).size, `${id}.${key}`).toBe(3);
      }
      for (const { text } of meetings.flatMap(({ agenda }) => agenda)) expect(text.en).not.toBe(text.nb);
    }
  });

  it.each(content.programmes.map((programme) => [programme.id, programme] as const))(
    'can be gone through to the end with all hours: %s',
    (_, programme) => {
      for (const kind of programme.units) {
        const round = walk(programme, kind.id);
        expect(round.status, kind.id).toBe('finished');
        for (const person of round.participants.values()) {
          const credit = certificateDue(programme, round, person);
          expect(credit?.isWhole, kind.id).toBe(true);
          const optional = programme.meetings.filter((meeting) => meeting.optional);
          const more = optional.reduce((sum, { hours }) => sum + hours, 0);
          const { eLearning, meetings } = hoursOf(programme);
          expect(credit?.hours, kind.id).toEqual({ eLearning, meetings: meetings + more });
        }
      }
    },
  );
});

/** Everyone does everything as soon as it can be done, a month at a time; nothing here knows any programme. */
function walk(programme: ProgrammeDefinition, kindId: string): Round {
  const kind = programme.units.find(({ id }) => id === kindId);
  const people = kind?.people === 'one' ? ['anne'] : ['anne', 'bo'];
  const start = { unit: { kind: kindId, id: '1', county: null }, leader: kind?.hasLeader ? 'anne' : null };
  let round = newRound(programme);
  for (let month = 0; month < 36 && round.status !== 'finished'; month += 1) {
    const on = `${formatMonth(addMonths(parseMonth('2026-01'), month))}-15` as PlainDate;
    const next = nextPhase(programme, round)?.id ?? '';
    const deeds: readonly MoveBody[] = [
      { type: 'invited', ...start },
      { type: 'enrolled', ...start },
      ...everything(programme, people, on),
    ];
    for (const body of [
      ...deeds,
      { type: 'phase-entered', phase: next } as const,
      ...deeds,
      { type: 'finished' } as const,
    ]) {
      const head = { key: `${round.keys.size}`, actor: 'test', at: `${on}T10:00:00Z` };
      const outcome = applyMove(programme, round, { ...body, ...head });
      if (outcome.kind === 'recorded') round = outcome.round;
    }
  }
  return round;
}

function everything(
  { reports, modules, meetings, schemes }: ProgrammeDefinition,
  people: readonly string[],
  on: PlainDate,
): readonly MoveBody[] {
  const profession = schemes[0]?.professions[0] ?? 'doctor';
  const issue = (report: string, participant: string | null): MoveBody => {
    const reportId = `${report}-${participant}`;
    return { type: 'report-issued', report, participant, reportId, supersedes: null };
  };
  return [
    ...people.map((participant): MoveBody => ({ type: 'joined', participant, profession, on })),
    ...reports.flatMap(({ id, recipient }) =>
      (recipient === 'unit' ? [null] : people).map((participant) => issue(id, participant)),
    ),
    ...modules.map(
      ({ id, passMark }): MoveBody => ({
        type: 'module-completed',
        module: id,
        participants: people,
        score: passMark,
      }),
    ),
    ...meetings.map(({ id }): MoveBody => ({ type: 'meeting-held', meeting: id, on, attended: people })),
    ...meetings.flatMap(({ id }) =>
      people.map((participant): MoveBody => ({ type: 'worksheet-handed-in', meeting: id, participant })),
    ),
  ];
}

const FILE = 'programmes/rak.yaml';
const after = (from: string | RegExp, to: string) =>
  problemsAfter({ [FILE]: (text) => text.replace(from, to) });

describe('a programme is refused, with file and line, for', () => {
  it('an indicator that is not there or not published', () => {
    expect(after('- penicillin-v-share', '- penicillin-share')).toContain(
      `${FILE}:44: there is no indicator penicillin-share`,
    );
    expect(after('- penicillin-v-share', '- broad-narrow-ratio-with-quinolones')).toContain(
      `${FILE}:44: the indicator broad-narrow-ratio-with-quinolones is a preview: publish it first`,
    );
  });

  it('a missing language', () => {
    expect(after('{ nb: Overblikk, nn: Oversyn, en: Overview }', '{ nb: Overblikk, en: Overview }')).toEqual([
      `${FILE}:13: phases.0.name lacks nn`,
    ]);
  });

  it('names that nothing has', () => {
    expect(after('units: [general-practice-group]', 'units: [ward]')).toEqual([
      `${FILE}:6: there is no kind of unit ward`,
    ]);
    expect(after('reportIssued: start', 'reportIssued: begin')).toEqual([
      `${FILE}:16: there is no report begin`,
    ]);
    expect(after('moduleCompleted: respiratory', 'moduleCompleted: lungs')).toEqual([
      `${FILE}:23: there is no module lungs`,
    ]);
    expect(after('meetings: [first]', 'meetings: [zeroth]')).toEqual(
      expect.arrayContaining([
        `${FILE}:17: there is no meeting zeroth`,
        expect.stringMatching(/:\d+: first is opened by 0 phases, not by one$/),
      ]),
    );
    expect(after('followedBy: null', 'followedBy: { programme: more, everyMonths: 12 }')).toEqual([
      expect.stringMatching(/:\d+: there is no programme more$/),
    ]);
  });

  it('conditions that nobody could ever meet', () => {
    expect(after('- { meetingHeld: first }', '- { meetingHeld: second }')).toEqual([
      `${FILE}:21: no phase before opens the meeting second, so this can never be met`,
    ]);
    expect(after('- { meetingHeld: first }', '- { monthsSince: keeping, months: 2 }')).toEqual([
      `${FILE}:21: keeping is no phase that has begun by then, so the time is never known`,
    ]);
    expect(after('units: [general-practice-group]', 'units: [general-practitioner]')).toEqual([
      `${FILE}:15: a unit of the kind general-practitioner never has 2 people`,
    ]);
    expect(after('- { participants: 2 }', '- { weather: good }')).toEqual([
      `${FILE}:15: phases.0.enter.0 must be one of the conditions participants, reportIssued, moduleCompleted, meetingHeld, worksheetHandedIn, monthsSince`,
    ]);
    expect(after('{ reportIssued: start, to: half }', '{ reportIssued: start, to: most }')).toEqual([
      `${FILE}:16: phases.0.enter.1.to must be one of one, half, all`,
    ]);
  });

  it('hours and minutes that do not add up', () => {
    expect(after('hours: { eLearning: 6, meetings: 9 }', 'hours: { eLearning: 7, meetings: 9 }')).toEqual([
      `${FILE}:9: the parts add up to 6 school hours, not 7`,
    ]);
    expect(after('{ minutes: 15, text: { nb: "Velkommen', '{ minutes: 20, text: { nb: "Velkommen')).toEqual([
      expect.stringMatching(/:\d+: the agenda of first takes 140 minutes, but 3 school hours are 135$/),
    ]);
  });

  it('a county that was none, rules that end before they begin, an id that stands twice', () => {
    expect(after('"06": {', '"30": {')).toEqual([
      expect.stringMatching(/:\d+: 30 was no county in 2016-11$/),
    ]);
    expect(after('validTo: 2026-12-31', 'validTo: 2015-12-31')).toEqual([
      expect.stringMatching(/:\d+: the scheme ends before it begins$/),
    ]);
    expect(after('- id: trying', '- id: overview')).toContain(`${FILE}:18: overview stands twice`);
  });

  it('a wrong name of the file and a change log that is behind', () => {
    expect(after('id: rak\n', 'id: rak-course\n')).toContain(
      `${FILE}:3: the file of rak-course must be called rak-course.yaml or rak-course@1.yaml`,
    );
    expect(after('version: 1\n', 'version: 2\n')).toEqual([
      expect.stringMatching(/:\d+: the last entry must tell what is new in version 2$/),
    ]);
  });

  it('a change after it was published, but not for a new plan of the roll-out', () => {
    const changed = `${FILE}:4: rak@1 was published in another form: give it a new version`;
    expect(after('passMark: 80', 'passMark: 70')).toEqual([changed]);
    const kinds = (text: string) => text.replace('en: CME group', 'en: Peer group');
    expect(problemsAfter({ 'unit-kinds.yaml': kinds })).toContain(changed);
    expect(after('from: 2017-01,', 'from: 2017-05,')).toEqual([]);
    expect(after('status: published', 'status: archived')).toEqual([]);
  });
});

describe('a new version of a programme', () => {
  const newVersion = (text: string) =>
    text
      .replace('version: 1\n', 'version: 2\n')
      .replace('passMark: 80', 'passMark: 70')
      .concat('  - { version: 2, date: 2026-12-01, change: A lower pass mark. }\n');

  const before = readFileSync(join(CONTENT_DIRECTORY, FILE), 'utf8');
  const keep = { 'programmes/rak@1.yaml': before };

  it('is locked beside the old one, in the lock of the programmes', () => {
    const directory = changedContent({ [FILE]: newVersion, ...keep });
    expect(problemsOf(directory)).toEqual([
      `${FILE}:4: rak@2 is published but not locked: fix it with «smalspor content lock»`,
    ]);
    expect(lockPublished(directory)).toEqual(['rak@2']);
    expect(problemsOf(directory)).toEqual([]);
    const lock = readFileSync(join(directory, 'programmes/published.lock'), 'utf8');
    expect(lock).toMatch(/^rak@1 [0-9a-f]{64}\nrak@2 [0-9a-f]{64}$/m);
    expect(readFileSync(join(directory, 'indicators/published.lock'), 'utf8')).not.toContain('rak@');
    const { programmes } = loadContent(directory);
    expect(currentProgramme(programmes, 'rak')?.version).toBe(2);
    expect(programmeAt(programmes, { id: 'rak', version: 1 })?.modules[0]?.passMark).toBe(80);
  });

  it('is not the same version in two files', () => {
    expect(problemsAfter(keep)).toEqual(['programmes/rak@1.yaml:4: rak@1 stands twice']);
  });

  it('does not take the place of the old one, which rounds still follow', () => {
    const directory = changedContent({ [FILE]: newVersion });
    lockPublished(directory);
    expect(problemsOf(directory)).toEqual([
      'programmes/published.lock:1: rak@1 was published, and rounds may follow it: keep it as programmes/rak@1.yaml',
    ]);
  });
});
