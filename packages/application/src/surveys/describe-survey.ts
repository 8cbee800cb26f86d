import type { OutputOf } from '@smalspor/contract/operations';
import type { Db } from '@smalspor/database/schema';
import { listAnsweredHomes } from '@smalspor/database/surveys';
import type { InstitutionWard } from '@smalspor/domain/institutions';
import {
  type AreaResult,
  BOTH,
  type ClassResult,
  NATION,
  PURPOSES,
  prevalence,
  SEVERAL,
  type SurveyDefinition,
  surveyState,
} from '@smalspor/domain/surveys';
import type { Localised } from '@smalspor/domain/texts';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { listAskedInstitutions } from './asked-homes.ts';
import type { FoundSurvey } from './find-survey.ts';

type Entry = OutputOf<'planSurvey'>;
type Figures = OutputOf<'readSurveyResult'>['figures'];
type FormDefinition = OutputOf<'readInstitutionSurvey'>['definition'];

/** A survey as a list names it. While it is open the institutions of today are counted. */
export async function describeSurvey(
  house: House,
  db: Db,
  { survey, definition }: FoundSurvey,
): Promise<Entry> {
  const { id, from, to, version, units, closedAt } = survey;
  const nation = survey.result?.find(({ area }) => area === NATION);
  const counts = nation
    ? { asked: nation.asked, answered: nation.answered }
    : {
        asked: (await listAskedInstitutions(house, db, definition, units)).length,
        answered: (await listAnsweredHomes(db, id)).size,
      };
  return {
    id,
    title: definition.title,
    from,
    to,
    state: surveyState({ from, closedAt }, norwegianDateOf(house.now())),
    units: definition.units.filter((unit) => units.includes(unit.id)).map(({ id, text }) => ({ id, text })),
    version,
    asked: counts.asked,
    answered: counts.answered,
  };
}

/** What the form asks, without what only the counting needs. */
export function describeDefinition(
  { content }: Pick<House, 'content'>,
  { title, intro, questions, sources, indications, routes, substances, methenamine }: SurveyDefinition,
): FormDefinition {
  const question = (name: keyof typeof questions) => {
    const { text, help, source } = questions[name];
    const { title = '', url = '' } = sources.find(({ id }) => id === source) ?? {};
    return { text, help, source: { title, url } };
  };
  return {
    title,
    intro,
    questions: {
      present: question('present'),
      resident: question('resident'),
      substance: question('substance'),
      indication: question('indication'),
      purpose: question('purpose'),
      route: question('route'),
    },
    indications: indications.map(({ id, text }) => ({ id, text })),
    routes: routes.map(({ id, text }) => ({ id, text })),
    substances: substances.map((atc) => ({ atc, name: substanceName({ content }, atc) })),
    methenamine,
  };
}

/** Each type of ward once, with the beds of all its lines. */
export function describeWards(wards: readonly InstitutionWard[]): OutputOf<'readInstitutionSurvey'>['wards'] {
  return [...Map.groupBy(wards, ({ wardType }) => wardType)].map(([wardType, lines]) => ({
    wardType,
    beds: lines.some(({ beds }) => beds === null)
      ? null
      : lines.reduce((sum, { beds }) => sum + (beds ?? 0), 0),
  }));
}

/** What is told of an area, with its name and the prevalences. */
export function describeArea(house: House, definition: SurveyDefinition, result: AreaResult): Figures {
  const { area, asked, answered, present, classes } = result;
  const figures = (told: ClassResult | null) =>
    told === null || present === null
      ? null
      : {
          residents: told.residents,
          prevalence: prevalence(told.residents, present),
          detail: told.detail,
          rows: told.rows.map((row) => describeRow(definition, told.detail, row)),
        };
  return {
    area,
    name: areaName(house, area),
    asked,
    answered,
    present,
    antibiotics: figures(classes.antibiotics),
    methenamine: figures(classes.methenamine),
  };
}

export function substanceName({ content }: Pick<House, 'content'>, atc: string): Localised {
  return content.medicines.byAtc.get(atc)?.name ?? same(atc);
}

export function areaName({ content }: Pick<House, 'content'>, area: string): Localised {
  const [kind, code = ''] = area.split(' ');
  const { municipalityByCode, countyByCode } = content.geography;
  if (kind === NATION) return { nb: 'Norge', nn: 'Noreg', en: 'Norway' };
  return same((kind === 'county' ? countyByCode : municipalityByCode).get(code)?.name ?? code);
}

function describeRow(
  { indications, groups }: SurveyDefinition,
  detail: ClassResult['detail'],
  { cells, residents }: ClassResult['rows'][number],
): NonNullable<Figures['antibiotics']>['rows'][number] {
  const purposes = ([...PURPOSES, BOTH] as const).filter((each) =>
    cells.some(({ purpose }) => purpose === each),
  );
  const held = indications.filter(({ id }) => cells.some(({ indication }) => indication === id));
  const names =
    detail === 'indication'
      ? held
      : groups.filter(({ id }) => detail === 'group' && held.some(({ group }) => group === id));
  return {
    purposes,
    names: names.map(({ text }) => text),
    several: cells.some(({ indication }) => indication === SEVERAL),
    residents,
  };
}

function same(name: string): Localised {
  return { nb: name, nn: name, en: name };
}
