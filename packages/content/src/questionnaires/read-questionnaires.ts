import { OCCASIONS, type QuestionnaireDefinition } from '@smalspor/domain/questionnaires';
import type { PlainDate } from '@smalspor/domain/time';
import Type, { type Static } from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { DateSchema, IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';

const closed = { additionalProperties: false };
const common = { id: IdSchema, required: Type.Boolean(), text: LocalisedSchema };
const Version = Type.Integer({ minimum: 1 });

const QUESTION = Type.Union([
  Type.Object(
    { ...common, kind: Type.Literal('scale'), low: LocalisedSchema, high: LocalisedSchema },
    closed,
  ),
  Type.Object(
    {
      ...common,
      kind: Type.Literal('choice'),
      choices: Type.Array(Type.Object({ id: IdSchema, text: LocalisedSchema }, closed), { minItems: 2 }),
    },
    closed,
  ),
  Type.Object({ ...common, kind: Type.Literal('text'), help: LocalisedSchema }, closed),
]);

const QUESTIONNAIRE = Type.Object(
  {
    id: IdSchema,
    version: Version,
    status: Type.Enum(['draft', 'preview', 'published', 'archived']),
    askedAfter: Type.Enum([...OCCASIONS]),
    title: LocalisedSchema,
    intro: LocalisedSchema,
    questions: Type.Array(QUESTION, { minItems: 1 }),
    changeLog: Type.Array(Type.Object({ version: Version, date: DateSchema, change: Text }, closed), {
      minItems: 1,
    }),
  },
  closed,
);
type QuestionnaireYaml = Static<typeof QUESTIONNAIRE>;

/** A questionnaire and where its definition stands. */
export interface ReadQuestionnaire {
  readonly definition: QuestionnaireDefinition;
  readonly file: string;
  readonly versionLine: number;
}

/**
 * Reads `content/questionnaires`, one definition in each file. `after-module.yaml` holds what is asked now; an earlier
 * version, which answers were given to, is kept as `after-module@1.yaml`.
 */
export function readQuestionnaires(
  files: readonly ContentFile[],
  report: Report,
): readonly ReadQuestionnaire[] {
  const asked = new Map<string, string>();
  const seen = new Set<string>();
  return filesIn(files, 'questionnaires', '.yaml').flatMap((file) => {
    const yaml = readYaml(file, QUESTIONNAIRE, report);
    if (!yaml) return [];
    const { id, version, askedAfter, status } = yaml.value;
    checkName(yaml, report);
    checkParts(yaml, report);
    if (seen.has(`${id}@${version}`))
      report(yaml.path, yaml.lineOf(['version']), `${id}@${version} stands twice`);
    seen.add(`${id}@${version}`);
    const other = asked.get(askedAfter);
    if (status === 'published' && other !== undefined && other !== id) {
      report(yaml.path, yaml.lineOf(['askedAfter']), `${other} is asked after a ${askedAfter} already`);
    }
    if (status === 'published') asked.set(askedAfter, id);
    const changeLog = yaml.value.changeLog.map((entry) => ({ ...entry, date: entry.date as PlainDate }));
    return [
      { definition: { ...yaml.value, changeLog }, file: yaml.path, versionLine: yaml.lineOf(['version']) },
    ];
  });
}

function checkName(
  { path, value: { id, version }, lineOf }: YamlFile<QuestionnaireYaml>,
  report: Report,
): void {
  const names = [`${id}.yaml`, `${id}@${version}.yaml`];
  if (names.some((name) => path === `questionnaires/${name}`)) return;
  report(path, lineOf(['id']), `the file of ${id} must be called ${names.join(' or ')}`);
}

function checkParts({ path, value, lineOf }: YamlFile<QuestionnaireYaml>, report: Report): void {
  const { questions, changeLog, version } = value;
  for (const [index, question] of questions.entries()) {
    const place = ['questions', index] as const;
    if (questions.findIndex(({ id }) => id === question.id) < index) {
      report(path, lineOf([...place, 'id']), `the question ${question.id} stands twice`);
    }
    if (question.kind !== 'choice') continue;
    if (new Set(question.choices.map(({ id }) => id)).size < question.choices.length) {
      report(path, lineOf([...place, 'choices']), `a choice of ${question.id} stands twice`);
    }
  }
  if (!changeLog.some((entry) => entry.version === version)) {
    report(path, lineOf(['changeLog']), `the change log says nothing of version ${version}`);
  }
}
