import type { Annotation } from '@smalspor/domain/indicators';
import type { Geography } from '@smalspor/domain/organisation';
import { parseMonth } from '@smalspor/domain/time';
import Type from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { IdSchema, LocalisedSchema, MonthSchema, Text } from '../reading/schemas.ts';
import { readYaml } from '../reading/yaml-file.ts';

const ANNOTATIONS = Type.Record(
  IdSchema,
  Type.Object(
    {
      month: MonthSchema,
      text: LocalisedSchema,
      counties: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
      source: Text,
      invented: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  { additionalProperties: false },
);

/** Reads `content/annotations.yaml`, by month. */
export function readAnnotations(
  files: readonly ContentFile[],
  geography: Geography,
  report: Report,
): readonly Annotation[] {
  const file = files.find((candidate) => candidate.path === 'annotations.yaml');
  const yaml = file && readYaml(file, ANNOTATIONS, report);
  if (!yaml) return [];
  const annotations = Object.entries(yaml.value).map(([id, entry]): Annotation => {
    for (const [index, county] of (entry.counties ?? []).entries()) {
      if (geography.countyByCode.has(county)) continue;
      report(yaml.path, yaml.lineOf([id, 'counties', index]), `${county} is no county`);
    }
    const { text, source } = entry;
    const counties = entry.counties ?? null;
    return { id, month: parseMonth(entry.month), text, counties, source, invented: entry.invented ?? false };
  });
  return annotations.sort((a, b) => a.month - b.month);
}
