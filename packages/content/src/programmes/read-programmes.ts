import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Geography } from '@smalspor/domain/organisation';
import type { Condition, ProgrammeDefinition, RollOut, UnitKind } from '@smalspor/domain/programmes';
import { type PlainDate, parseMonth } from '@smalspor/domain/time';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { hasShape, type Path, readYaml, type YamlFile } from '../reading/yaml-file.ts';
import { programmeFaults } from './programme-faults.ts';
import { CONDITIONS, PROGRAMME, type ProgrammeYaml } from './programme-schema.ts';

/** A programme and where its definition stands. */
export interface ReadProgramme {
  readonly definition: ProgrammeDefinition;
  readonly file: string;
  readonly versionLine: number;
}

/** What the files of programmes may name. */
export interface KnownToProgrammes {
  readonly unitKinds: ReadonlyMap<string, UnitKind>;
  /** By the name of the file; `null` where the file itself is faulty, which has been reported there. */
  readonly indicators: ReadonlyMap<string, IndicatorDefinition | null>;
  /** Ids of the indicators of institutions. */
  readonly institutionIndicators: ReadonlySet<string>;
  readonly geography: Geography;
}

/**
 * Reads `content/programmes`, one definition in each file, in the order of the file names. `rak.yaml` holds what new rounds
 * begin with; an earlier version, which running rounds still follow, is kept as `rak@1.yaml`.
 */
export function readProgrammes(
  files: readonly ContentFile[],
  known: KnownToProgrammes,
  report: Report,
): readonly ReadProgramme[] {
  const yamls = filesIn(files, 'programmes', '.yaml').flatMap(
    (file) => readYaml(file, PROGRAMME, report) ?? [],
  );
  const ids = new Set(yamls.map(({ value }) => value.id));
  const seen = new Set<string>();
  return yamls.flatMap((yaml) => {
    const { id, version } = yaml.value;
    const names = [`${id}.yaml`, `${id}@${version}.yaml`];
    if (!names.some((name) => yaml.path === `programmes/${name}`)) {
      report(yaml.path, yaml.lineOf(['id']), `the file of ${id} must be called ${names.join(' or ')}`);
    }
    if (seen.has(`${id}@${version}`))
      report(yaml.path, yaml.lineOf(['version']), `${id}@${version} stands twice`);
    seen.add(`${id}@${version}`);
    const definition = definitionOf(yaml, known, report);
    if (!definition) return [];
    for (const { part, fault } of programmeFaults(definition, yaml.value.hours, {
      ...known,
      programmes: ids,
    })) {
      report(yaml.path, yaml.lineOf(part), fault);
    }
    return [{ definition, file: yaml.path, versionLine: yaml.lineOf(['version']) }];
  });
}

function definitionOf(
  yaml: YamlFile<ProgrammeYaml>,
  { unitKinds }: KnownToProgrammes,
  report: Report,
): ProgrammeDefinition | null {
  const { hours, ...rest } = yaml.value;
  const units = rest.units.map((id, index) => {
    const kind = unitKinds.get(id);
    if (!kind) report(yaml.path, yaml.lineOf(['units', index]), `there is no kind of unit ${id}`);
    return kind ?? null;
  });
  const phases = rest.phases.map((phase, index) => ({
    ...phase,
    enter: conditionsOf(yaml, ['phases', index, 'enter'], phase.enter, report),
  }));
  const finish = conditionsOf(yaml, ['finish'], rest.finish, report);
  if (finish === null || phases.some(({ enter }) => enter === null) || units.includes(null)) return null;
  return {
    ...rest,
    units: units.filter((kind) => kind !== null),
    phases: phases.map((phase) => ({ ...phase, enter: phase.enter ?? [] })),
    finish,
    modules: rest.modules.map((module) => ({ ...module, lessons: module.lessons ?? [] })),
    schemes: rest.schemes.map((scheme) => ({
      ...scheme,
      validFrom: scheme.validFrom as PlainDate,
      validTo: scheme.validTo as PlainDate | null,
    })),
    rollOut: rest.rollOut && rollOutOf(rest.rollOut),
    changeLog: rest.changeLog.map((entry) => ({ ...entry, date: entry.date as PlainDate })),
  };
}

/** The conditions with their shape checked one by one; `null` when any has a fault. */
function conditionsOf(
  yaml: YamlFile<unknown>,
  part: Path,
  values: readonly unknown[],
  report: Report,
): readonly Condition[] | null {
  const fits = values.map((value, index) => {
    const place = [...part, index];
    const key = Object.keys(CONDITIONS).find(
      (each) => typeof value === 'object' && value !== null && each in value,
    );
    if (key !== undefined)
      return hasShape(yaml, place, CONDITIONS[key as keyof typeof CONDITIONS], value, report);
    const known = Object.keys(CONDITIONS).join(', ');
    report(yaml.path, yaml.lineOf(place), `${place.join('.')} must be one of the conditions ${known}`);
    return false;
  });
  return fits.every(Boolean) ? (values as readonly Condition[]) : null;
}

function rollOutOf({ geography, counties }: NonNullable<ProgrammeYaml['rollOut']>): RollOut {
  return {
    geography: parseMonth(geography),
    counties: Object.entries(counties).map(([county, { from, source, invented }]) => ({
      county,
      from: parseMonth(from),
      source,
      invented: invented ?? false,
    })),
  };
}
