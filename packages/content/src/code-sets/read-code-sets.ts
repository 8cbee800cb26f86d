import type { CodeSelection, CodeSet, CodeSystem } from '@smalspor/domain/indicators';
import { isAtcPrefix, isDiagnosisPrefix, type Medicines } from '@smalspor/domain/medicines';
import type { PlainDate } from '@smalspor/domain/time';
import Type, { type Static } from 'typebox';
import type { DiagnosisCodes } from '../diagnoses/read-diagnosis-codes.ts';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { DateSchema, IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';

const closed = { additionalProperties: false };
const CODES = Type.Object(
  { include: Type.Optional(Type.Array(Text)), exclude: Type.Optional(Type.Array(Text)) },
  closed,
);
const CODE_SET = Type.Object(
  {
    id: IdSchema,
    version: Type.Integer({ minimum: 1 }),
    title: LocalisedSchema,
    /** Another set whose codes this one begins with. */
    basedOn: Type.Optional(IdSchema),
    atc: Type.Optional(CODES),
    icpc2: Type.Optional(CODES),
    icd10: Type.Optional(CODES),
    source: Text,
    sourceDate: DateSchema,
    configurable: Type.Boolean(),
    note: Type.Optional(LocalisedSchema),
  },
  closed,
);
type CodeSetYaml = Static<typeof CODE_SET>;

const KEYS = { ATC: 'atc', 'ICPC-2': 'icpc2', 'ICD-10': 'icd10' } as const satisfies Record<
  CodeSystem,
  string
>;
const SYSTEMS = Object.keys(KEYS) as readonly CodeSystem[];

/** Codes that exist, for finding misspelt ones. */
export interface KnownCodes {
  readonly medicines: Medicines;
  readonly diagnoses: DiagnosisCodes;
}

/** Reads `content/code-sets`; every code must begin a code that is known. */
export function readCodeSets(
  files: readonly ContentFile[],
  known: KnownCodes,
  report: Report,
): ReadonlyMap<string, CodeSet> {
  const yamls = new Map<string, YamlFile<CodeSetYaml>>();
  for (const file of filesIn(files, 'code-sets', '.yaml')) {
    const yaml = readYaml(file, CODE_SET, report);
    if (!yaml) continue;
    const { id } = yaml.value;
    if (file.path !== `code-sets/${id}.yaml`) {
      report(file.path, yaml.lineOf(['id']), `the file of ${id} must be called ${id}.yaml`);
    }
    yamls.set(id, yaml);
  }
  const sets = new Map<string, CodeSet>();
  for (const [id, yaml] of yamls) {
    checkCodes(yaml, known, report);
    const set = codeSetOf(yaml, yamls, report);
    if (set) sets.set(id, set);
  }
  return sets;
}

function codeSetOf(
  yaml: YamlFile<CodeSetYaml>,
  all: ReadonlyMap<string, YamlFile<CodeSetYaml>>,
  report: Report,
): CodeSet | null {
  const { id, version, title, source, sourceDate, configurable, note } = yaml.value;
  const chain = chainOf(yaml, all, report);
  if (chain === null) return null;
  const selections = SYSTEMS.map((system): CodeSelection => {
    const codes = (part: 'include' | 'exclude') => chain.flatMap((link) => link[KEYS[system]]?.[part] ?? []);
    return { system, include: codes('include'), exclude: codes('exclude') };
  }).filter((selection) => selection.include.length > 0);
  if (selections.length === 0) report(yaml.path, 1, `${id} has no codes`);
  if (configurable && !note) {
    report(
      yaml.path,
      yaml.lineOf(['configurable']),
      `${id} is configurable, so it needs a note that says so`,
    );
  }
  return {
    id,
    version,
    title,
    selections,
    source,
    sourceDate: sourceDate as PlainDate,
    configurable,
    note: note ?? null,
  };
}

/** The set and those that it is based on, the innermost first. */
function chainOf(
  yaml: YamlFile<CodeSetYaml>,
  all: ReadonlyMap<string, YamlFile<CodeSetYaml>>,
  report: Report,
): readonly CodeSetYaml[] | null {
  const chain = [yaml.value];
  for (let id = yaml.value.basedOn; id !== undefined; ) {
    const base = all.get(id);
    const line = yaml.lineOf(['basedOn']);
    if (!base) report(yaml.path, line, `is based on ${id}, which is no code set`);
    else if (chain.includes(base.value)) report(yaml.path, line, `is based on itself through ${id}`);
    if (!base || chain.includes(base.value)) return null;
    chain.unshift(base.value);
    id = base.value.basedOn;
  }
  return chain;
}

function checkCodes(yaml: YamlFile<CodeSetYaml>, known: KnownCodes, report: Report): void {
  for (const system of SYSTEMS) {
    for (const part of ['include', 'exclude'] as const) {
      const codes = yaml.value[KEYS[system]]?.[part] ?? [];
      if (part === 'include' && yaml.value[KEYS[system]]?.include?.length === 0) {
        report(yaml.path, yaml.lineOf([KEYS[system], part]), `the list of ${system} codes is empty`);
      }
      for (const [index, code] of codes.entries()) {
        const fault = faultOf(system, code, known);
        if (fault) report(yaml.path, yaml.lineOf([KEYS[system], part, index]), `${code} ${fault}`);
      }
    }
  }
}

function faultOf(system: CodeSystem, code: string, { medicines, diagnoses }: KnownCodes): string | null {
  const wellFormed = system === 'ATC' ? isAtcPrefix(code) : isDiagnosisPrefix(system, code);
  if (!wellFormed) return `is no ${system} code`;
  const codes = system === 'ATC' ? medicines.byAtc.keys() : diagnoses[system];
  return [...codes].some((candidate) => candidate.startsWith(code))
    ? null
    : `matches nothing in the known ${system} codes`;
}
