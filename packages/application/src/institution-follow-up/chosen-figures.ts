import { WARD_TYPES } from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';
import type { UnitType } from '@smalspor/warehouse/institutions';
import type { House } from '../house/house.ts';
import { servedInstitutions } from '../institutions/served-institutions.ts';
import type { ToldFigures } from './told-change.ts';

/** Kinds of stay with bed days; figures of home care are told by other measures. */
const UNIT_TYPES: readonly UnitType[] = [...WARD_TYPES.filter((type) => type !== 'home-care'), 'mixed'];

/** What is looked at first: the figure that the programme is judged by. */
const MAIN = 'institution-total';

/** What can be looked at in the served release, and what was chosen of it. */
export interface ChosenFigures extends ToldFigures {
  readonly unitTypes: readonly UnitType[];
  readonly indicators: readonly {
    readonly id: string;
    readonly name: Readonly<Record<'nb' | 'nn' | 'en', string>>;
  }[];
}

interface Asked {
  readonly unitType?: UnitType | undefined;
  readonly indicator?: string | undefined;
}

/** @throws Refusal `release-refused` while no release tells of institutions, `not-found` for what is not measured */
export async function chosenFigures(house: House, asked: Asked): Promise<ChosenFigures> {
  const { reader } = await servedInstitutions(house);
  // Doses per 100 bed days alone: a share says nothing of more or less.
  const definitions = house.content.institutionIndicators.filter(
    ({ id, denominator }) => 'bedTime' in denominator && reader.indicators.includes(id),
  );
  const definition = definitions.find(({ id }) => id === (asked.indicator ?? MAIN));
  if (!definition) throw new Refusal('not-found', 'No such figure of institutions is measured.');
  return {
    reader,
    definition,
    unitType: asked.unitType ?? 'long-term',
    unitTypes: UNIT_TYPES,
    indicators: definitions.map(({ id, texts }) => ({
      id,
      name: { nb: texts.nb.name, nn: texts.nn.name, en: texts.en.name },
    })),
  };
}
