import {
  type CodeSet,
  countingFaults,
  countsOf,
  type DefinitionFault,
  type DefinitionPart,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
  type PersonTime,
} from '@smalspor/domain/indicators';

/** What is wrong with a definition that has the right shape: unknown code sets, parts that do not go together, dates. */
export function definitionFaults(
  definition: IndicatorDefinition,
  codeSets: ReadonlyMap<string, CodeSet>,
): readonly DefinitionFault[] {
  const { numerator, denominator } = definition;
  return [
    ...measureFaults(numerator, ['numerator'], codeSets),
    ...('personTime' in denominator ? [] : measureFaults(denominator, ['denominator'], codeSets)),
    ...scaleFaults(definition),
    ...countingFaults(definition),
    ...historyFaults(definition),
  ];
}

function measureFaults(
  measure: Measure,
  part: DefinitionPart,
  codeSets: ReadonlyMap<string, CodeSet>,
): readonly DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  for (const { count, part: place } of countsOf(measure, part)) {
    const lookUp = (id: string | undefined, at: DefinitionPart, wanted: (system: string) => boolean) => {
      if (id === undefined) return;
      const set = codeSets.get(id);
      if (!set) faults.push({ part: [...place, ...at], fault: `there is no code set ${id}` });
      else if (!set.selections.some((selection) => wanted(selection.system))) {
        faults.push({ part: [...place, ...at], fault: `the code set ${id} holds no ${at.at(-1)}` });
      }
    };
    const isMedicine = (system: string) => system === 'ATC';
    if (isOfContacts(count)) lookUp(count.treated?.medicines, ['treated', 'medicines'], isMedicine);
    else lookUp(count.medicines, ['medicines'], isMedicine);
    lookUp(count.diagnoses, ['diagnoses'], (system) => system !== 'ATC');
    if (count.ages && count.ages[0] > count.ages[1]) {
      faults.push({ part: [...place, 'ages'], fault: 'the ages go from the higher to the lower' });
    }
    if ('withDiagnosis' in count && count.withDiagnosis && count.diagnoses) {
      faults.push({
        part: [...place, 'withDiagnosis'],
        fault: 'says nothing more where diagnoses are named',
      });
    }
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
  if (scale === 'mean' || scale === 'per100Contacts') return [];
  if (scale === 'seasonal' && [...above, ...below].some((count) => !('months' in count) || !count.months)) {
    return fault('seasonal needs months above and below the line');
  }
  const kinds = new Set([...above, ...below].map((count) => count.count));
  return kinds.size > 1 ? fault(`${scale} needs the same thing counted above and below the line`) : [];
}

function samePeople(count: Pick<PersonTime, 'ages' | 'sex'>, time: PersonTime): boolean {
  return JSON.stringify([count.ages, count.sex]) === JSON.stringify([time.ages, time.sex]);
}

/** What is wrong with the dates and versions that a definition tells of itself. */
export function historyFaults({
  version,
  validFrom,
  reviewBy,
  changeLog,
}: Pick<
  IndicatorDefinition,
  'version' | 'validFrom' | 'reviewBy' | 'changeLog'
>): readonly DefinitionFault[] {
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
