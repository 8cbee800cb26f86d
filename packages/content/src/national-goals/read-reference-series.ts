import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { GOAL_UNITS, type ReferenceSeries } from '@smalspor/domain/national-goals';
import Type from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { readYaml } from '../reading/yaml-file.ts';

const AtcCode = Type.String({ pattern: '^[A-Z]\\d{2}(?:[A-Z]{1,2}(?:\\d{2})?)?$' });

const REFERENCE_SERIES = Type.Record(
  IdSchema,
  Type.Object(
    {
      name: LocalisedSchema,
      unit: Type.Unsafe<ReferenceSeries['unit']>({ type: 'string', enum: [...GOAL_UNITS] }),
      publisher: Text,
      licence: Text,
      register: Type.String({ pattern: '^[a-z]+$' }),
      table: Type.Integer({ minimum: 1 }),
      add: Type.Array(AtcCode, { minItems: 1 }),
      subtract: Type.Array(AtcCode),
      inReports: Type.Optional(
        Type.Object({ under: IdSchema, counts: LocalisedSchema }, { additionalProperties: false }),
      ),
    },
    { additionalProperties: false },
  ),
  { additionalProperties: false },
);

/** Reads `content/reference-series.yaml`. */
export function readReferenceSeries(
  files: readonly ContentFile[],
  indicators: ReadonlyMap<string, IndicatorDefinition | null>,
  report: Report,
): readonly ReferenceSeries[] {
  const file = files.find(({ path }) => path === 'reference-series.yaml');
  const yaml = file && readYaml(file, REFERENCE_SERIES, report);
  if (!yaml) return [];
  return Object.entries(yaml.value).map(([id, entry]) => {
    for (const [index, code] of entry.subtract.entries()) {
      if (entry.add.some((added) => code.startsWith(added) && code !== added)) continue;
      report(
        yaml.path,
        yaml.lineOf([id, 'subtract', index]),
        `${code} is taken out of nothing that is added`,
      );
    }
    const { inReports = null, ...rest } = entry;
    if (inReports !== null && !indicators.has(inReports.under))
      report(yaml.path, yaml.lineOf([id, 'inReports']), `${inReports.under} is no indicator`);
    return { id, ...rest, inReports };
  });
}
