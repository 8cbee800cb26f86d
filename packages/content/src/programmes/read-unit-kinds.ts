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
  for (const [id, { register, wardTypes = [] }] of Object.entries(yaml.value)) {
    const isOfWards = register === 'institutions';
    if (isOfWards === wardTypes.length > 0) continue;
    report(
      file.path,
      yaml.lineOf([id]),
      `${id} needs wardTypes exactly where the register is of institutions`,
    );
  }
  return new Map(
    Object.entries(yaml.value).map(([id, kind]) => [id, { id, ...kind, wardTypes: kind.wardTypes ?? [] }]),
  );
}
