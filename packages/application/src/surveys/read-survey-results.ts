import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  listAnsweredSurveys,
  listSurveyAnswers,
  listSurveys,
  type StoredSurvey,
} from '@smalspor/database/surveys';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import {
  type AreaResult,
  areasOfHome,
  countHome,
  countSubstances,
  NATION,
  rawResult,
  type SurveyAnswer,
  type SurveyDefinition,
} from '@smalspor/domain/surveys';
import type { Language } from '@smalspor/domain/texts';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { placeOf } from './asked-homes.ts';
import { disclosureOf } from './close-survey.ts';
import { describeArea, describeSurvey, substanceName } from './describe-survey.ts';
import { demandDefinition, requireForm, requireSurvey } from './find-survey.ts';
import { surveyPaper } from './survey-paper.ts';

type Figures = OutputOf<'readSurveyResult'>['figures'];

/** The same for everyone: what is told could be read by anybody. */
export const readSurveyResult: UnboundUseCase<House, 'readSurveyResult'> = async (house, _actor, input) => {
  const found = await requireSurvey(house, house.db, input.surveyId);
  const { survey, definition } = found;
  const result = survey.result ?? [];
  const area = input.area ?? NATION;
  const here = result.find((each) => each.area === area);
  if (!here)
    throw new Refusal('not-found', 'The survey tells nothing of this area: it may not be closed yet.');
  const earlier = await surveyBefore(house, survey);
  const then = earlier?.result?.find((each) => each.area === area);
  const describe = (each: AreaResult) => describeArea(house, definition, each);
  return {
    survey: await describeSurvey(house, house.db, found),
    sources: definition.sources.map(({ title, url }) => ({ title, url })),
    fewest: fewest(house),
    figures: describe(here),
    around: around(house, area).flatMap((wanted) =>
      result.filter((each) => each.area === wanted).map(describe),
    ),
    before:
      earlier && then
        ? {
            from: earlier.from,
            to: earlier.to,
            figures: describeArea(house, demandDefinition(house, earlier), then),
          }
        : null,
    areas: result.map((each) => {
      const { area, name, antibiotics, methenamine } = describe(each);
      return { area, name, isTold: antibiotics !== null || methenamine !== null };
    }),
  };
};

export const readInstitutionSurveyResult: UnboundUseCase<House, 'readInstitutionSurveyResult'> = (
  house,
  actor,
  input,
  call,
) => readHomeResult(house, actor, 'read-survey-answer', input, call);

/** The same as PDF, in the words of the page. */
export const readInstitutionSurveyResultPdf: UnboundUseCase<House, 'readInstitutionSurveyResultPdf'> = async (
  house,
  actor,
  { language, ...input },
  call,
) => {
  const report = await readHomeResult(house, actor, 'download-survey-answer', input, call);
  const paper = surveyPaper(house, { report, language, synthetic: await house.synthetic() });
  return {
    bytes: await house.printer.printPaper(paper),
    fileName: `${FILE_NAMES[language]}-${report.day}.pdf`,
  };
};

/** The name says nothing about anyone. */
const FILE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'prevalensundersokelse',
  nn: 'prevalensundersoking',
  en: 'point-prevalence-survey',
};

function readHomeResult(
  house: House,
  actor: Actor,
  audited: string,
  input: InputOf<'readInstitutionSurveyResult'>,
  call: CallContext,
): Promise<OutputOf<'readInstitutionSurveyResult'>> {
  const { organisation } = input;
  const act = {
    ...{ act: audited, objectKind: 'institution', objectId: organisation },
    requestId: call.requestId,
  };
  return auditRefusal(house, actor, act, async () => {
    const found = await requireForm(house, house.db, actor, input);
    const { survey, definition, institution } = found;
    const latest = async ({ id }: StoredSurvey) => {
      const place = { surveyId: id, organisation: institution.organisation };
      return (await listSurveyAnswers(house.db, place))[0]?.answer ?? null;
    };
    const answer = await latest(survey);
    if (answer === null) throw new Refusal('not-found', 'The institution has not answered this survey.');
    await appendAudit(house.db, auditEntry(house, actor, act));
    const answered = await listAnsweredSurveys(house.db, institution.organisation);
    const earlier = await surveyBefore(house, survey, answered);
    const then = earlier ? await latest(earlier) : null;
    const place = placeOf(house, institution.municipality);
    const areas = place ? areasOfHome(place) : [NATION];
    return {
      organisation,
      name: institution.name,
      survey: await describeSurvey(house, house.db, found),
      fewest: fewest(house),
      day: answer.day,
      own: ownFigures(house, definition, institution.name, answer),
      substances: countSubstances(answer).map(({ substance, treatments }) => ({
        name: substanceName(house, substance),
        treatments,
      })),
      before:
        earlier && then
          ? {
              day: then.day,
              own: ownFigures(house, demandDefinition(house, earlier), institution.name, then),
            }
          : null,
      around: areas.flatMap((wanted) =>
        (survey.result ?? [])
          .filter(({ area }) => area === wanted)
          .map((each) => describeArea(house, definition, each)),
      ),
    };
  });
}

/** The institution's own numbers as they are, to the smallest. */
function ownFigures(
  house: House,
  definition: SurveyDefinition,
  name: string,
  answer: SurveyAnswer,
): Omit<Figures, 'area'> {
  const raw = rawResult(countHome(answer, definition), definition);
  const { area, ...figures } = describeArea(house, definition, raw);
  return { ...figures, name: { nb: name, nn: name, en: name } };
}

/** The latest closed survey that began before this one and asked the same; of those that somebody answered, where given. */
async function surveyBefore(
  house: House,
  { definition, from, id }: StoredSurvey,
  answered: ReadonlySet<string> | null = null,
): Promise<StoredSurvey | null> {
  const earlier = (await listSurveys(house.db)).find(
    (each) =>
      each.id !== id &&
      each.closedAt !== null &&
      each.definition === definition &&
      each.from < from &&
      (answered?.has(each.id) ?? true),
  );
  return earlier ?? null;
}

/** The county and the country that an area lies in. */
function around(house: House, area: string): readonly string[] {
  const [kind, code = ''] = area.split(' ');
  if (kind === NATION) return [];
  if (kind === 'county') return [NATION];
  const place = placeOf(house, code);
  return place ? [`county ${place.county}`, NATION] : [NATION];
}

function fewest(house: House): OutputOf<'readSurveyResult'>['fewest'] {
  const { k, others } = disclosureOf(house);
  return { residents: k, institutions: others + 1 };
}
