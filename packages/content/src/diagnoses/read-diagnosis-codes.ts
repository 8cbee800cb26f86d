import { DIAGNOSIS_SYSTEMS, type DiagnosisSystem, packDiagnosis } from '@smalspor/domain/medicines';
import Type from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { Text } from '../reading/schemas.ts';
import { readYaml } from '../reading/yaml-file.ts';

const CODES = Type.Object(
  { system: Type.Enum([...DIAGNOSIS_SYSTEMS]), codes: Text },
  { additionalProperties: false },
);

/** The diagnosis codes that content may name, by system. */
export type DiagnosisCodes = Readonly<Record<DiagnosisSystem, ReadonlySet<string>>>;

/** Reads `content/diagnoses`. */
export function readDiagnosisCodes(files: readonly ContentFile[], report: Report): DiagnosisCodes {
  const known: Record<DiagnosisSystem, Set<string>> = { 'ICPC-2': new Set(), 'ICD-10': new Set() };
  for (const file of filesIn(files, 'diagnoses', '.yaml')) {
    const yaml = readYaml(file, CODES, report);
    if (!yaml) continue;
    for (const code of yaml.value.codes.trim().split(/\s+/)) {
      const { system } = yaml.value;
      if (packDiagnosis(system, code) === null)
        report(file.path, yaml.lineOf(['codes']), `${code} is no code of ${system}`);
      known[system].add(code);
    }
  }
  return known;
}
