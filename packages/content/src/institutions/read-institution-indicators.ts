import type { CodeSet } from '@smalspor/domain/indicators';
import {
  type BedTime,
  type InstitutionIndicator,
  type SalesMeasure,
  salesFaults,
} from '@smalspor/domain/institutions';
import type { PlainDate } from '@smalspor/domain/time';
import { historyFaults } from '../indicators/definition-faults.ts';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { hasShape, readYaml, type YamlFile } from '../reading/yaml-file.ts';
import {
  BedTimeSchema,
  INSTITUTION_INDICATOR,
  type InstitutionIndicatorYaml,
  SalesMeasureSchema,
} from './institution-indicator-schema.ts';

const FOLDER = 'institution-indicators';

/** Reads `content/institution-indicators`, one definition in each file, in the order of the file names. */
export function readInstitutionIndicators(
  files: readonly ContentFile[],
  codeSets: ReadonlyMap<string, CodeSet>,
  report: Report,
): readonly InstitutionIndicator[] {
  return filesIn(files, FOLDER, '.yaml').flatMap((file) => {
    const yaml = readYaml(file, INSTITUTION_INDICATOR, report);
    const definition = yaml && definitionOf(yaml, report);
    if (!yaml || !definition) return [];
    const { id, numerator, denominator } = definition;
    if (file.path !== `${FOLDER}/${id}.yaml`) {
      report(file.path, yaml.lineOf(['id']), `the file of ${id} must be called ${id}.yaml`);
    }
    for (const { part, fault } of measureFaults({ numerator, denominator }, codeSets)) {
      report(file.path, yaml.lineOf([part]), fault);
    }
    for (const fault of salesFaults(definition)) report(file.path, yaml.lineOf(['numerator']), fault);
    for (const { part, fault } of historyFaults(definition)) report(file.path, yaml.lineOf(part), fault);
    return [definition];
  });
}

function measureFaults(
  measures: Pick<InstitutionIndicator, 'numerator' | 'denominator'>,
  codeSets: ReadonlyMap<string, CodeSet>,
): readonly { readonly part: string; readonly fault: string }[] {
  return Object.entries(measures).flatMap(([part, measure]) => {
    if ('bedTime' in measure) return [];
    const set = codeSets.get(measure.medicines);
    if (!set) return [{ part, fault: `there is no code set ${measure.medicines}` }];
    const holdsMedicines = set.selections.some(({ system }) => system === 'ATC');
    return holdsMedicines ? [] : [{ part, fault: `the code set ${measure.medicines} holds no medicines` }];
  });
}

function definitionOf(yaml: YamlFile<InstitutionIndicatorYaml>, report: Report): InstitutionIndicator | null {
  const { numerator, denominator, ...rest } = yaml.value;
  const isBedTime = typeof denominator === 'object' && denominator !== null && 'bedTime' in denominator;
  const fits = [
    hasShape(yaml, ['numerator'], SalesMeasureSchema, numerator, report),
    hasShape(yaml, ['denominator'], isBedTime ? BedTimeSchema : SalesMeasureSchema, denominator, report),
  ];
  if (fits.includes(false)) return null;
  return {
    ...rest,
    numerator: numerator as SalesMeasure,
    denominator: denominator as SalesMeasure | BedTime,
    validFrom: rest.validFrom as PlainDate,
    reviewBy: rest.reviewBy as PlainDate,
    changeLog: rest.changeLog.map((entry) => ({ ...entry, date: entry.date as PlainDate })),
  };
}
