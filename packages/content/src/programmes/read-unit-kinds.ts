import type { UnitKind } from '@smalspor/domain/programmes';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { readYaml } from '../reading/yaml-file.ts';
import { UNIT_KINDS } from './unit-kinds-schema.ts';

/** Reads `content/unit-kinds.yaml`, by id. */
export function readUnitKinds(files: readonly ContentFile[], report: Report): ReadonlyMap<string, UnitKind> {
  const file = files.find(({ path }) => path === 'unit-kinds.yaml');
  const yaml = file && readYaml(file, UNIT_KINDS, report);
  if (!yaml) return new Map();
  return new Map(Object.entries(yaml.value).map(([id, kind]) => [id, { id, ...kind }]));
}
