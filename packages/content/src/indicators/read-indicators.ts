import {
  type CodeSet,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
  type PersonTime,
} from '@smalspor/domain/indicators';
import type { PlainDate } from '@smalspor/domain/time';
import type { TSchema } from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { hasShape, readYaml, type YamlFile } from '../reading/yaml-file.ts';
import { definitionFaults } from './definition-faults.ts';
import {
  CombinationSchema,
  ContactMeasureSchema,
  CountMeasureSchema,
  INDICATOR,
  type IndicatorYaml,
  PersonTimeSchema,
} from './indicator-schema.ts';

/** An indicator and where its definition stands. */
export interface ReadIndicator {
  readonly definition: IndicatorDefinition;
  readonly file: string;
  readonly versionLine: number;
}

/** Reads `content/indicators`, one definition in each file, in the order of the file names. */
export function readIndicators(
  files: readonly ContentFile[],
  codeSets: ReadonlyMap<string, CodeSet>,
  report: Report,
): readonly ReadIndicator[] {
  return filesIn(files, 'indicators', '.yaml').flatMap((file) => {
    const yaml = readYaml(file, INDICATOR, report);
    const definition = yaml && definitionOf(yaml, report);
    if (!yaml || !definition) return [];
    if (file.path !== `indicators/${definition.id}.yaml`) {
      report(
        file.path,
        yaml.lineOf(['id']),
        `the file of ${definition.id} must be called ${definition.id}.yaml`,
      );
    }
    for (const { part, fault } of definitionFaults(definition, codeSets)) {
      report(file.path, yaml.lineOf(part), fault);
    }
    return [{ definition, file: file.path, versionLine: yaml.lineOf(['version']) }];
  });
}

function definitionOf(yaml: YamlFile<IndicatorYaml>, report: Report): IndicatorDefinition | null {
  const { numerator, denominator, ...rest } = yaml.value;
  const numeratorFits = hasShape(yaml, ['numerator'], measureSchema(numerator), numerator, report);
  const denominatorFits = hasShape(
    yaml,
    ['denominator'],
    denominatorSchema(denominator),
    denominator,
    report,
  );
  if (!numeratorFits || !denominatorFits) return null;
  return {
    ...rest,
    numerator: numerator as Measure,
    denominator: denominator as Measure | PersonTime,
    validFrom: rest.validFrom as PlainDate,
    reviewBy: rest.reviewBy as PlainDate,
    changeLog: rest.changeLog.map((entry) => ({ ...entry, date: entry.date as PlainDate })),
  };
}

function measureSchema(value: unknown): TSchema {
  if (hasKey(value, 'sum')) return CombinationSchema;
  const { count } = hasKey(value, 'count') ? (value as { readonly count: unknown }) : { count: null };
  return isOfContacts({ count: String(count) }) ? ContactMeasureSchema : CountMeasureSchema;
}

function denominatorSchema(value: unknown): TSchema {
  return hasKey(value, 'personTime') ? PersonTimeSchema : measureSchema(value);
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}
