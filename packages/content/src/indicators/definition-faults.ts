import type {
  CodeSet,
  CountMeasure,
  IndicatorDefinition,
  Measure,
  PersonTime,
} from '@smalspor/domain/indicators';
import { bandsCovering } from '@smalspor/domain/organisation';
import type { Path } from '../reading/yaml-file.ts';

export interface DefinitionFault {
  readonly part: Path;
  readonly fault: string;
}

/** What is wrong with a definition that has the right shape: unknown code sets, parts that do not go together, dates. */
export function definitionFaults(
  definition: IndicatorDefinition,
  codeSets: ReadonlyMap<string, CodeSet>,
): readonly DefinitionFault[] {
  const { numerator, denominator } = definition;
  return [
    ...measureFaults(numerator, ['numerator'], codeSets),
    ...('personTime' in denominator
      ? personTimeFaults(denominator, definition)
      : measureFaults(denominator, ['denominator'], codeSets)),
    ...scaleFaults(definition),
    ...countingFaults(definition),
    ...historyFaults(definition),
  ];
}

/** The counts that a measure is made of, with the place where each stands. */
export function countsOf(measure: Measure, part: Path = []): readonly { count: CountMeasure; part: Path }[] {
  if (!('sum' in measure)) return [{ count: measure, part }];
  return measure.sum.map((term, index) => ({
    count: term.measure,
    part: [...part, 'sum', index, 'measure'],
  }));
}

function measureFaults(
  measure: Measure,
  part: Path,
  codeSets: ReadonlyMap<string, CodeSet>,
): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  for (const { count, part: place } of countsOf(measure, part)) {
    const lookUp = (key: 'medicines' | 'diagnoses', wanted: (system: string) => boolean) => {
      const id = count[key];
      if (id === undefined) return;
      const set = codeSets.get(id);
      if (!set) faults.push({ part: [...place, key], fault: `there is no code set ${id}` });
      else if (!set.selections.some((selection) => wanted(selection.system))) {
        faults.push({ part: [...place, key], fault: `the code set ${id} holds no ${key}` });
      }
    };
    lookUp('medicines', (system) => system === 'ATC');
    lookUp('diagnoses', (system) => system !== 'ATC');
    if (count.ages && count.ages[0] > count.ages[1]) {
      faults.push({ part: [...place, 'ages'], fault: 'the ages go from the higher to the lower' });
    }
    if (count.withDiagnosis && count.diagnoses) {
      faults.push({
        part: [...place, 'withDiagnosis'],
        fault: 'says nothing more where diagnoses are named',
      });
    }
  }
  return faults;
}

function personTimeFaults(time: PersonTime, { setting }: IndicatorDefinition): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const part = ['denominator', 'personTime'];
  if ((time.personTime === 'residents') !== (setting === 'residents')) {
    faults.push({
      part,
      fault: `person-time of ${time.personTime} does not belong to the setting ${setting}`,
    });
  }
  if (time.personTime === 'declaredList' && (time.ages || time.sex)) {
    faults.push({ part, fault: 'a declared list has no ages and no sex' });
  }
  if (time.ages && bandsCovering(...time.ages) === null) {
    faults.push({
      part: ['denominator', 'ages'],
      fault: 'the ages do not follow the age bands of the list register',
    });
  }
  return faults;
}

/** Each scale needs counts and person-time of its own kind; a rate needs the same ages and sex above and below the line. */
function scaleFaults({ scale, numerator, denominator }: IndicatorDefinition): readonly DefinitionFault[] {
  const above = countsOf(numerator).map(({ count }) => count);
  const below = 'personTime' in denominator ? [] : countsOf(denominator).map(({ count }) => count);
  const fault = (text: string) => [{ part: ['scale'], fault: text }];
  const inDdd = above.some((count) => count.count === 'ddd');

  if (scale === 'per1000Years' || scale === 'per1000Days') {
    if (!('personTime' in denominator)) return fault(`${scale} needs person-time below the line`);
    if ((scale === 'per1000Days') !== inDdd)
      return fault('DDDs are told per 1000 days, all else per 1000 years');
    const other = above.find((count) => !samePeople(count, denominator));
    return other ? fault('the ages or the sex above and below the line are not the same') : [];
  }
  if ('personTime' in denominator)
    return scale === 'percent' ? [] : fault(`${scale} needs a count below the line`);
  if (scale === 'mean') return [];
  if (scale === 'seasonal' && [...above, ...below].some((count) => !count.months)) {
    return fault('seasonal needs months above and below the line');
  }
  const kinds = new Set([...above, ...below].map((count) => count.count));
  return kinds.size > 1 ? fault(`${scale} needs the same thing counted above and below the line`) : [];
}

/** What the shape allows, but no register can answer. */
function countingFaults({
  numerator,
  denominator,
  standardised,
}: IndicatorDefinition): readonly DefinitionFault[] {
  const time = 'personTime' in denominator ? denominator : null;
  const faults = [...usersFaults(numerator, 'numerator')];
  if (!('personTime' in denominator)) faults.push(...usersFaults(denominator, 'denominator'));
  if (time && 'sum' in numerator) {
    faults.push({ part: ['numerator'], fault: 'a rate counts one thing, not a sum' });
  }
  if (time?.personTime === 'residents' && (time.ages || time.sex)) {
    faults.push({ part: ['denominator'], fault: 'inhabitants are not known by age and sex' });
  }
  if (standardised && time?.personTime !== 'registeredList') {
    faults.push({
      part: ['standardised'],
      fault: 'only a rate over the registered list can be standardised',
    });
  }
  return faults;
}

function usersFaults(measure: Measure, side: string): readonly DefinitionFault[] {
  return countsOf(measure, [side])
    .filter(({ count }) => count.count === 'users')
    .flatMap(({ count, part }) => [
      ...(count.months
        ? [{ part, fault: 'patients are counted over whole periods, not over chosen months' }]
        : []),
      ...('sum' in measure ? [{ part, fault: 'numbers of patients cannot be added or subtracted' }] : []),
    ]);
}

function samePeople(count: CountMeasure, time: PersonTime): boolean {
  return JSON.stringify([count.ages, count.sex]) === JSON.stringify([time.ages, time.sex]);
}

function historyFaults({
  version,
  validFrom,
  reviewBy,
  changeLog,
}: IndicatorDefinition): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  if (changeLog.at(-1)?.version !== version) {
    faults.push({ part: ['changeLog'], fault: `the last entry must tell what is new in version ${version}` });
  }
  for (const [index, entry] of changeLog.entries()) {
    if (entry.version === index + 1) continue;
    faults.push({ part: ['changeLog', index], fault: `entry ${index + 1} must be of version ${index + 1}` });
  }
  if (reviewBy <= validFrom)
    faults.push({ part: ['reviewBy'], fault: 'the review is due before the definition is valid' });
  return faults;
}
