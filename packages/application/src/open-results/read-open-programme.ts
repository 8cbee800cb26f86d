import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { currentProgrammes } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { EVALUATED } from '@smalspor/warehouse/release';
import { describeEvaluation, readEvaluation } from '../evaluation/index.ts';
import type { House } from '../house/house.ts';
import { registerOf } from '../programmes/planned-units.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { openReleaseForAll } from './open-release.ts';

type Results = NonNullable<OutputOf<'readOpenProgramme'>['results']>;
type Evaluated = ReturnType<typeof describeEvaluation>;

function evaluatedProgrammes({ content }: Pick<House, 'content'>) {
  return currentProgrammes(content.programmes).filter(
    ({ rollOut, id }) => rollOut !== null && Object.hasOwn(EVALUATED, id),
  );
}

/** The programmes whose results can be told, whether or not the release tells of them. */
export const listOpenProgrammes: UnboundUseCase<House, 'listOpenProgrammes'> = async (house) => ({
  programmes: evaluatedProgrammes(house).map((programme) => ({
    id: programme.id,
    name: programmeText(programme, 'name'),
    short: programmeText(programme, 'short'),
  })),
});

/** What everyone is told of a programme: changes in per cent, rounded; never what participants of a county prescribed. */
export const readOpenProgramme: UnboundUseCase<House, 'readOpenProgramme'> = async (house, input) => {
  const programme = evaluatedProgrammes(house).find(({ id }) => id === input.programme);
  if (!programme) throw new Refusal('not-found', 'No programme of that name is evaluated.');
  const { id, synthetic } = await openReleaseForAll(house, input.release);
  const told = {
    ...{ release: id, synthetic, programme: programme.id },
    name: programmeText(programme, 'name'),
    register: registerOf(programme),
  };
  try {
    const results = openResults(describeEvaluation(house, await readEvaluation(house, programme.id)));
    return { ...told, missing: null, results };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'release-refused') throw error;
    return { ...told, missing: 'no-participations', results: null };
  }
};

/** What is left of an evaluation for everyone: no truth of an invented country, and no rates of a county. */
export function openResults({ from, to, participants, wholeCounties, measures }: Evaluated): Results {
  return {
    ...{ from, to, participants, wholeCounties },
    measures: measures.map(({ indicator, name, scale, direction, described, controlled }) => ({
      ...{ indicator, name, scale, direction },
      described: described && {
        before: described.before,
        after: described.after,
        participants: described.participants,
        nation: described.nation,
        others: described.others,
        notStarted: described.notStarted,
        counties: described.counties.map((county) => ({
          county: county.county,
          name: county.name,
          units: county.units,
          change: county.change,
        })),
      },
      controlled: controlled && {
        firstYear: controlled.firstYear,
        events: controlled.events.map(({ from: months, phase, change }) => ({ from: months, phase, change })),
      },
    })),
  };
}
