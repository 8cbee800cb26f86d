import type { PracticeMeasure } from '@smalspor/domain/goals';
import Type from 'typebox';
import type { ReadProgramme } from '../programmes/read-programmes.ts';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { IdSchema } from '../reading/schemas.ts';
import { readYaml } from '../reading/yaml-file.ts';
import { MEASURE } from './measure-schema.ts';

const closed = { additionalProperties: false };

const MEASURES = Type.Record(IdSchema, MEASURE, closed);

/** What the catalogue may name. */
export interface KnownToMeasures {
  readonly indicators: ReadonlyMap<string, unknown>;
  readonly programmes: readonly ReadProgramme[];
}

/** Reads `content/measures.yaml`, in the order of the file. */
export function readMeasures(
  files: readonly ContentFile[],
  { indicators, programmes }: KnownToMeasures,
  report: Report,
): readonly PracticeMeasure[] {
  const file = files.find(({ path }) => path === 'measures.yaml');
  const yaml = file && readYaml(file, MEASURES, report);
  if (!yaml) return [];
  // A course is looked for only where every programme could be read: a faulty one has been reported already.
  const allRead = filesIn(files, 'programmes', '.yaml').length === programmes.length;
  const courses = new Set(
    programmes.flatMap(({ definition }) => definition.modules.map(({ course }) => course)),
  );
  return Object.entries(yaml.value).map(([id, measure]) => {
    for (const [index, indicator] of measure.indicators.entries()) {
      if (indicators.has(indicator)) continue;
      report(yaml.path, yaml.lineOf([id, 'indicators', index]), `there is no indicator ${indicator}`);
    }
    if (allRead && !courses.has(measure.course)) {
      report(yaml.path, yaml.lineOf([id, 'course']), `no programme has the course ${measure.course}`);
    }
    return { id, ...measure };
  });
}
