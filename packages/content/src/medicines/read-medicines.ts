import { type Ddd, type Medicines, packAtc, ROUTES, type Substance } from '@smalspor/domain/medicines';
import Type from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { DateSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { type Path, readYaml } from '../reading/yaml-file.ts';

const INDEX_FILE = 'medicines/ddd-index.yaml';
const closed = { additionalProperties: false };
const Year = Type.Integer({ minimum: 1990, maximum: 2100 });
const Positive = Type.Number({ exclusiveMinimum: 0 });
const RouteSchema = Type.Enum([...ROUTES]);

const DDD = Type.Object(
  {
    route: RouteSchema,
    salt: Type.Optional(Text),
    tablets: Type.Optional(Type.Boolean()),
    grams: Type.Optional(Positive),
    millionUnits: Type.Optional(Positive),
    from: Type.Optional(Year),
    until: Type.Optional(Year),
  },
  closed,
);
const COMBINATION = Type.Object(
  {
    route: RouteSchema,
    strengthMg: Positive,
    unitsPerDdd: Positive,
    from: Type.Optional(Year),
    until: Type.Optional(Year),
  },
  closed,
);
const SUBSTANCE = Type.Object(
  {
    name: LocalisedSchema,
    ddds: Type.Optional(Type.Array(DDD)),
    combinations: Type.Optional(Type.Array(COMBINATION)),
  },
  closed,
);
const SUBSTANCES = Type.Record(Type.String(), SUBSTANCE);
const INDEX = Type.Object({ latestIndexYear: Year, checkedOn: DateSchema, source: Text }, closed);

/** Reads `content/medicines`: one file per group of substances, and the edition of the index that they agree with. */
export function readMedicines(files: readonly ContentFile[], report: Report): Medicines {
  const byAtc = new Map<string, Substance>();
  let latestIndexYear = 0;
  for (const file of filesIn(files, 'medicines', '.yaml')) {
    if (file.path === INDEX_FILE) latestIndexYear = readYaml(file, INDEX, report)?.value.latestIndexYear ?? 0;
    else readSubstances(file, byAtc, report);
  }
  if (latestIndexYear === 0) report(INDEX_FILE, 1, 'is missing or faulty');
  return { byAtc, latestIndexYear };
}

function readSubstances(file: ContentFile, byAtc: Map<string, Substance>, report: Report): void {
  const yaml = readYaml(file, SUBSTANCES, report);
  if (!yaml) return;
  for (const [atc, entry] of Object.entries(yaml.value)) {
    const problem = (message: string, part: Path = []) =>
      report(file.path, yaml.lineOf([atc, ...part]), `${atc} ${message}`);
    const ddds = entry.ddds ?? [];
    if (packAtc(atc) === null) problem('is no ATC code of seven characters');
    if (byAtc.has(atc)) problem('stands in two files');
    for (const [index, ddd] of ddds.entries()) {
      if ((ddd.grams === undefined) === (ddd.millionUnits === undefined)) {
        problem('needs either grams or millionUnits', ['ddds', index]);
      }
    }
    const substance: Substance = {
      atc,
      name: entry.name,
      ddds: ddds.map(dddOf),
      combinations: (entry.combinations ?? []).map(spanOf),
    };
    for (const index of overlappingDdds(substance.ddds)) {
      problem('has two DDDs for the same route, salt and year', ['ddds', index]);
    }
    byAtc.set(atc, substance);
  }
}

function spanOf<T extends { from?: number; until?: number }>(row: T) {
  return { ...row, from: row.from ?? null, until: row.until ?? null };
}

function dddOf({ grams, millionUnits, ...row }: Type.Static<typeof DDD>): Ddd {
  return {
    ...spanOf(row),
    salt: row.salt ?? null,
    tablets: row.tablets ?? false,
    amount: grams ?? millionUnits ?? 0,
    unit: grams === undefined ? 'MU' : 'g',
  };
}

/** Indexes of lines that hold in a year when an earlier line for the same product holds too. */
function overlappingDdds(ddds: readonly Ddd[]): readonly number[] {
  const same = (a: Ddd, b: Ddd) => a.route === b.route && a.salt === b.salt && a.tablets === b.tablets;
  const meet = (a: Ddd, b: Ddd) =>
    (a.from ?? 0) <= (b.until ?? Number.POSITIVE_INFINITY) &&
    (b.from ?? 0) <= (a.until ?? Number.POSITIVE_INFINITY);
  return [...ddds.keys()].filter((index) =>
    ddds
      .slice(0, index)
      .some((earlier) => same(earlier, ddds[index] as Ddd) && meet(earlier, ddds[index] as Ddd)),
  );
}
