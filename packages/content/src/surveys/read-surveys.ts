import { WARD_TYPES } from '@smalspor/domain/institutions';
import type { Medicines } from '@smalspor/domain/medicines';
import { SURVEY_VARIABLES, type SurveyDefinition, type SurveyVariable } from '@smalspor/domain/surveys';
import Type, { type Static } from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { DateSchema, IdSchema, LocalisedSchema, Text } from '../reading/schemas.ts';
import { type ReadDefinition, versionedDefinition } from '../reading/versioned-definition.ts';
import { readYaml, type YamlFile } from '../reading/yaml-file.ts';

const closed = { additionalProperties: false };
const Version = Type.Integer({ minimum: 1 });
const Atc = Type.String({ pattern: '^[A-Z]\\d{2}[A-Z]{2}\\d{2}$' });
const some = { minItems: 1 };

const QUESTION = Type.Object(
  { source: IdSchema, text: LocalisedSchema, help: Type.Union([LocalisedSchema, Type.Null()]) },
  closed,
);
const NAMED = { id: IdSchema, text: LocalisedSchema };

const SURVEY = Type.Object(
  {
    id: IdSchema,
    version: Version,
    status: Type.Enum(['draft', 'preview', 'published', 'archived']),
    title: LocalisedSchema,
    intro: LocalisedSchema,
    sources: Type.Array(
      Type.Object(
        { id: IdSchema, title: Text, url: Type.String({ pattern: '^https://[^\\s"<>]+$' }) },
        closed,
      ),
      some,
    ),
    questions: Type.Object(
      {
        present: QUESTION,
        resident: QUESTION,
        substance: QUESTION,
        indication: QUESTION,
        purpose: QUESTION,
        route: QUESTION,
      } satisfies Record<SurveyVariable, unknown>,
      closed,
    ),
    units: Type.Array(
      Type.Object({ ...NAMED, wardTypes: Type.Array(Type.Enum([...WARD_TYPES]), some) }, closed),
      some,
    ),
    groups: Type.Array(Type.Object(NAMED, closed), some),
    indications: Type.Array(Type.Object({ ...NAMED, group: IdSchema }, closed), some),
    routes: Type.Array(Type.Object(NAMED, closed), some),
    methenamine: Atc,
    substances: Type.Array(Atc, some),
    changeLog: Type.Array(Type.Object({ version: Version, date: DateSchema, change: Text }, closed), some),
  },
  closed,
);
type SurveyYaml = Static<typeof SURVEY>;

/**
 * Reads `content/surveys`, one definition in each file. `ID.yaml` holds what surveys are planned with now; an earlier version,
 * which surveys were held with, is kept as `ID@1.yaml`.
 */
export function readSurveys(
  files: readonly ContentFile[],
  medicines: Pick<Medicines, 'byAtc'>,
  report: Report,
): readonly ReadDefinition<SurveyDefinition>[] {
  const seen = new Set<string>();
  return filesIn(files, 'surveys', '.yaml').flatMap((file) => {
    const yaml = readYaml(file, SURVEY, report);
    if (!yaml) return [];
    checkLists(yaml, report);
    checkSubstances(yaml, medicines, report);
    checkQuestions(yaml, report);
    return [versionedDefinition(yaml, 'surveys', seen, report)];
  });
}

function checkQuestions({ path, value, lineOf }: YamlFile<SurveyYaml>, report: Report): void {
  for (const variable of SURVEY_VARIABLES) {
    const { source } = value.questions[variable];
    if (value.sources.some(({ id }) => id === source)) continue;
    report(path, lineOf(['questions', variable, 'source']), `there is no source ${source}`);
  }
}

function checkLists({ path, value, lineOf }: YamlFile<SurveyYaml>, report: Report): void {
  const { groups, indications, version, changeLog } = value;
  for (const list of ['sources', 'units', 'groups', 'indications', 'routes'] as const) {
    for (const [index, { id }] of value[list].entries()) {
      if (value[list].findIndex((each) => each.id === id) < index) {
        report(path, lineOf([list, index, 'id']), `${id} stands twice in ${list}`);
      }
    }
  }
  for (const [index, { id, group }] of indications.entries()) {
    if (!groups.some((each) => each.id === group)) {
      report(path, lineOf(['indications', index, 'group']), `${id} is in no group: there is no ${group}`);
    }
    // The words of the counting stand for more than one indication.
    if (id === 'several') report(path, lineOf(['indications', index, 'id']), 'several is no indication');
  }
  if (!changeLog.some((entry) => entry.version === version)) {
    report(path, lineOf(['changeLog']), `the change log says nothing of version ${version}`);
  }
}

function checkSubstances(
  { path, value, lineOf }: YamlFile<SurveyYaml>,
  { byAtc: known }: Pick<Medicines, 'byAtc'>,
  report: Report,
): void {
  const { substances, methenamine } = value;
  for (const [index, atc] of substances.entries()) {
    const line = lineOf(['substances', index]);
    if (substances.indexOf(atc) < index) report(path, line, `${atc} stands twice`);
    if (!known.has(atc)) report(path, line, `content/medicines has no substance ${atc}`);
  }
  if (!substances.includes(methenamine)) {
    report(path, lineOf(['methenamine']), `${methenamine} is not among the substances`);
  }
}
