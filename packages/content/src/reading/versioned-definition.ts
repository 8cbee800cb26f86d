import type { PlainDate } from '@smalspor/domain/time';
import type { Report } from './content-problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** A definition that people have worked with, and where it stands. */
export interface ReadDefinition<Definition> {
  readonly definition: Definition;
  readonly file: string;
  readonly versionLine: number;
}

interface VersionedYaml {
  readonly id: string;
  readonly version: number;
  readonly changeLog: readonly { readonly date: string }[];
}

/** The same with days in its log. */
type Dated<Yaml extends VersionedYaml> = Omit<Yaml, 'changeLog'> & {
  readonly changeLog: readonly (Yaml['changeLog'][number] & { readonly date: PlainDate })[];
};

/**
 * One definition of a directory in which `ID.yaml` holds what is used now, and `ID@1.yaml` an earlier version, which people have
 * worked with. Reports a file of another name, and a version that stands twice.
 * @param seen the versions that were read before it; its own is added
 */
export function versionedDefinition<Yaml extends VersionedYaml>(
  { path, value, lineOf }: YamlFile<Yaml>,
  directory: string,
  seen: Set<string>,
  report: Report,
): ReadDefinition<Dated<Yaml>> {
  const { id, version } = value;
  const names = [`${id}.yaml`, `${id}@${version}.yaml`];
  if (!names.some((name) => path === `${directory}/${name}`)) {
    report(path, lineOf(['id']), `the file of ${id} must be called ${names.join(' or ')}`);
  }
  if (seen.has(`${id}@${version}`)) report(path, lineOf(['version']), `${id}@${version} stands twice`);
  seen.add(`${id}@${version}`);
  const changeLog = value.changeLog.map((entry) => ({ ...entry, date: entry.date as PlainDate }));
  return { definition: { ...value, changeLog }, file: path, versionLine: lineOf(['version']) };
}
