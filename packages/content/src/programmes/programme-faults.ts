import { countiesAt } from '@smalspor/domain/organisation';
import { type Hours, hoursOf, type ProgrammeDefinition, SCHOOL_HOUR } from '@smalspor/domain/programmes';
import { formatMonth } from '@smalspor/domain/time';
import { conditionFaults, type ProgrammeFault } from './condition-faults.ts';
import type { KnownToProgrammes } from './read-programmes.ts';

type Known = KnownToProgrammes & { readonly programmes: ReadonlySet<string> };

/** What is wrong with a programme that has the right shape: unknown names, sums that differ, phases that nobody can reach. */
export function programmeFaults(
  programme: ProgrammeDefinition,
  promised: Hours,
  known: Known,
): readonly ProgrammeFault[] {
  return [
    ...idFaults(programme),
    ...hourFaults(programme, promised),
    ...reportFaults(programme, known),
    ...programme.phases.flatMap((phase, index) =>
      conditionFaults(programme, phase.enter, ['phases', index, 'enter'], index),
    ),
    ...conditionFaults(programme, programme.finish, ['finish'], programme.phases.length),
    ...meetingFaults(programme),
    ...schemeFaults(programme),
    ...rollOutFaults(programme, known),
    ...historyFaults(programme, known),
  ];
}

const LISTS = ['phases', 'reports', 'modules', 'meetings', 'schemes'] as const;

function idFaults(programme: ProgrammeDefinition): readonly ProgrammeFault[] {
  return LISTS.flatMap((list) => {
    const seen = new Set<string>();
    return programme[list].flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ part: [list, index, 'id'], fault: `${id} stands twice` }];
    });
  });
}

function hourFaults(programme: ProgrammeDefinition, promised: Hours): readonly ProgrammeFault[] {
  const sums = hoursOf(programme);
  const faults: ProgrammeFault[] = (['eLearning', 'meetings'] as const)
    .filter((type) => sums[type] !== promised[type])
    .map((type) => ({
      part: ['hours', type],
      fault: `the parts add up to ${sums[type]} school hours, not ${promised[type]}`,
    }));
  for (const [index, { id, hours, agenda }] of programme.meetings.entries()) {
    const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
    if (minutes === hours * SCHOOL_HOUR) continue;
    faults.push({
      part: ['meetings', index, 'agenda'],
      fault: `the agenda of ${id} takes ${minutes} minutes, but ${hours} school hours are ${hours * SCHOOL_HOUR}`,
    });
  }
  return faults;
}

function reportFaults(
  programme: ProgrammeDefinition,
  { indicators, institutionIndicators }: Known,
): readonly ProgrammeFault[] {
  const isOfInstitutions = programme.units.some(({ register }) => register === 'institutions');
  return programme.reports.flatMap(({ indicators: wanted }, at) =>
    wanted.flatMap((id, index) => {
      const part = ['reports', at, 'indicators', index];
      if (isOfInstitutions) {
        return institutionIndicators.has(id)
          ? []
          : [{ part, fault: `there is no indicator of institutions ${id}` }];
      }
      if (!indicators.has(id)) return [{ part, fault: `there is no indicator ${id}` }];
      const status = indicators.get(id)?.status ?? 'published';
      const fault = `the indicator ${id} is a ${status}: publish it first`;
      return status === 'draft' || status === 'preview' ? [{ part, fault }] : [];
    }),
  );
}

function meetingFaults({ phases, meetings }: ProgrammeDefinition): readonly ProgrammeFault[] {
  const ids = new Set(meetings.map(({ id }) => id));
  const unknown = phases.flatMap((phase, at) =>
    phase.meetings.flatMap((id, index) =>
      ids.has(id) ? [] : [{ part: ['phases', at, 'meetings', index], fault: `there is no meeting ${id}` }],
    ),
  );
  const opened = phases.flatMap((phase) => phase.meetings);
  const wrong = meetings.flatMap(({ id, worksheet }, index) => {
    const times = opened.filter((each) => each === id).length;
    const questions = worksheet.map((question) => question.id);
    return [
      ...(times === 1
        ? []
        : [{ part: ['meetings', index], fault: `${id} is opened by ${times} phases, not by one` }]),
      ...(new Set(questions).size === questions.length
        ? []
        : [{ part: ['meetings', index, 'worksheet'], fault: 'a question stands twice' }]),
    ];
  });
  return [...unknown, ...wrong];
}

function schemeFaults({ schemes }: ProgrammeDefinition): readonly ProgrammeFault[] {
  return schemes.flatMap(({ validFrom, validTo }, index) =>
    validTo !== null && validTo < validFrom
      ? [{ part: ['schemes', index, 'validTo'], fault: 'the scheme ends before it begins' }]
      : [],
  );
}

function rollOutFaults({ rollOut }: ProgrammeDefinition, { geography }: Known): readonly ProgrammeFault[] {
  if (!rollOut) return [];
  const valid = new Set(countiesAt(geography, rollOut.geography).map(({ code }) => code));
  return rollOut.counties
    .filter(({ county }) => !valid.has(county))
    .map(({ county }) => ({
      part: ['rollOut', 'counties', county],
      fault: `${county} was no county in ${formatMonth(rollOut.geography)}`,
    }));
}

function historyFaults(
  { version, changeLog, followedBy }: ProgrammeDefinition,
  { programmes }: Known,
): readonly ProgrammeFault[] {
  const faults: ProgrammeFault[] = [];
  if (changeLog.at(-1)?.version !== version) {
    faults.push({ part: ['changeLog'], fault: `the last entry must tell what is new in version ${version}` });
  }
  if (followedBy && !programmes.has(followedBy.programme)) {
    faults.push({ part: ['followedBy'], fault: `there is no programme ${followedBy.programme}` });
  }
  return faults;
}
