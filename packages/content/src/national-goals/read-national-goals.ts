import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import {
  GOAL_UNITS,
  type GoalSeries,
  type GoalUnit,
  type NationalGoal,
  type ReferenceSeries,
} from '@smalspor/domain/national-goals';
import Type, { type Static } from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';

const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const strict = { additionalProperties: false } as const;

const Point = Type.Object(
  {
    value: Type.Optional(Type.Number({ minimum: 0 })),
    /** Per cent since the goal's first year, as the source itself tells it. */
    stated: Type.Optional(Type.Number({ minimum: -100 })),
    source: Text,
  },
  strict,
);

const Series = Type.Object(
  {
    name: LocalisedSchema,
    unit: Type.Unsafe<GoalUnit>({ type: 'string', enum: [...GOAL_UNITS] }),
    points: Type.Optional(Type.Record(Type.String({ pattern: '^20\\d\\d$' }), Point, strict)),
    imported: Type.Optional(IdSchema),
  },
  strict,
);

const span = { since: Year, by: Year };
const Target = Type.Union([
  Type.Object({ kind: Type.Literal('change'), percent: Type.Number(), ...span }, strict),
  Type.Object(
    { kind: Type.Literal('at-most'), value: Type.Number({ exclusiveMinimum: 0 }), ...span },
    strict,
  ),
  Type.Object({ kind: Type.Literal('described') }, strict),
]);

const NATIONAL_GOALS = Type.Record(
  IdSchema,
  Type.Object(
    {
      name: LocalisedSchema,
      definition: LocalisedSchema,
      target: Target,
      judgedBy: Type.Optional(IdSchema),
      indicator: Type.Optional(IdSchema),
      note: Type.Optional(LocalisedSchema),
      source: Text,
      series: Type.Optional(Type.Record(IdSchema, Series, strict)),
    },
    strict,
  ),
  strict,
);

type Goals = Static<typeof NATIONAL_GOALS>;

/** Reads `content/national-goals.yaml`, in the order of the plan. */
export function readNationalGoals(
  files: readonly ContentFile[],
  references: readonly ReferenceSeries[],
  indicators: ReadonlyMap<string, IndicatorDefinition | null>,
  report: Report,
): readonly NationalGoal[] {
  const file = files.find(({ path }) => path === 'national-goals.yaml');
  const yaml = file && readYaml(file, NATIONAL_GOALS, report);
  if (!yaml) return [];
  return Object.entries(yaml.value).map(([id, entry]) => {
    const series = Object.entries(entry.series ?? {}).map(([seriesId, each]) => {
      checkSeries(yaml, [id, 'series', seriesId], each, references, report);
      return toSeries(seriesId, each);
    });
    const { target, judgedBy = null, indicator = null } = entry;
    if (indicator !== null && !indicators.has(indicator))
      report(yaml.path, yaml.lineOf([id, 'indicator']), `${indicator} is no indicator`);
    if (judgedBy !== null && !series.some((each) => each.id === judgedBy))
      report(yaml.path, yaml.lineOf([id, 'judgedBy']), `${judgedBy} is no series of this goal`);
    if (judgedBy === null && entry.note === undefined)
      report(
        yaml.path,
        yaml.lineOf([id]),
        'a goal without a series that judges it needs a note that says why',
      );
    if (target.kind !== 'described' && target.by <= target.since)
      report(yaml.path, yaml.lineOf([id, 'target']), 'a goal is due after the year that it counts from');
    const { name, definition, source } = entry;
    const note = entry.note ?? null;
    return { id, name, definition, target, judgedBy, indicator, series, note, source };
  });
}

function toSeries(id: string, { name, unit, points, imported }: Static<typeof Series>): GoalSeries {
  if (imported !== undefined) return { id: imported, name, unit, points: [], imported: true };
  return {
    id,
    name,
    unit,
    imported: false,
    points: Object.entries(points ?? {})
      .map(([year, { value, stated, source }]) => ({
        year: Number(year),
        value: value ?? null,
        changePercent: stated ?? null,
        reason: null,
        source,
      }))
      .sort((a, b) => a.year - b.year),
  };
}

function checkSeries(
  yaml: YamlFile<Goals>,
  part: readonly string[],
  { points, imported, unit }: Static<typeof Series>,
  references: readonly ReferenceSeries[],
  report: Report,
): void {
  const say = (fault: string) => report(yaml.path, yaml.lineOf(part), fault);
  if ((points === undefined) === (imported === undefined))
    say('a series has either points or what it is imported from');
  for (const [year, { value, stated }] of Object.entries(points ?? {})) {
    if (value === undefined && stated === undefined) say(`${year} has neither a value nor a stated change`);
  }
  if (imported === undefined) return;
  const reference = references.find(({ id }) => id === imported);
  if (reference === undefined) say(`${imported} is not in reference-series.yaml`);
  else if (reference.unit !== unit) say(`${imported} is measured in ${reference.unit}`);
}
