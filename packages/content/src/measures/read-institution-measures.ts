import type { Course } from '@smalspor/domain/courses';
import type { InstitutionMeasure } from '@smalspor/domain/goals';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import type { PrintableTool } from '@smalspor/domain/tools';
import Type from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { IdSchema } from '../reading/schemas.ts';
import { readYaml } from '../reading/yaml-file.ts';
import { lessonFaults } from '../tools/lesson-link.ts';
import { MEASURE } from './measure-schema.ts';

const closed = { additionalProperties: false };
const MEASURES = Type.Record(
  IdSchema,
  Type.Object({ ...MEASURE.properties, lesson: IdSchema, tool: Type.Union([IdSchema, Type.Null()]) }, closed),
  closed,
);

/** What the catalogue for institutions may name. */
export interface KnownToInstitutionMeasures {
  readonly indicators: readonly InstitutionIndicator[];
  readonly courses: readonly Course[];
  readonly tools: readonly PrintableTool[];
}

/** Reads `content/institution-measures.yaml`, in the order of the file. */
export function readInstitutionMeasures(
  files: readonly ContentFile[],
  { indicators, courses, tools }: KnownToInstitutionMeasures,
  report: Report,
): readonly InstitutionMeasure[] {
  const file = files.find(({ path }) => path === 'institution-measures.yaml');
  const yaml = file && readYaml(file, MEASURES, report);
  if (!yaml) return [];
  // What has a file and could not be read has been reported already.
  const isFaulty = (folder: string, id: string) => files.some(({ path }) => path === `${folder}/${id}.yaml`);
  return Object.entries(yaml.value).map(([id, measure]) => {
    const fault = (part: string, message: string) => report(yaml.path, yaml.lineOf([id, part]), message);
    for (const indicator of measure.indicators) {
      if (indicators.some((each) => each.id === indicator)) continue;
      if (!isFaulty('institution-indicators', indicator))
        fault('indicators', `there is no indicator ${indicator}`);
    }
    for (const link of lessonFaults(measure, files, courses)) fault(link.part, link.fault);
    const { tool } = measure;
    if (tool !== null && tools.every((each) => each.id !== tool) && !isFaulty('tools', tool)) {
      fault('tool', `there is no tool ${tool}`);
    }
    return { id, ...measure };
  });
}
