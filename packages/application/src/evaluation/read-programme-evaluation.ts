import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { type Change, type MeasureResult, PANDEMIC_FROM } from '@smalspor/domain/evaluation';
import { currentProgrammes } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth } from '@smalspor/domain/time';
import { EVALUATED } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import { registerOf } from '../programmes/planned-units.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { measureOnScale } from './measure-on-scale.ts';
import { type ProgrammeEvaluation, readEvaluation } from './read-evaluation.ts';

type View = OutputOf<'readProgrammeEvaluation'>;
type MeasureView = NonNullable<View['evaluation']>['measures'][number];

/** What the page of a programme's evaluation says; where there is none, why. */
export const readProgrammeEvaluation: UnboundUseCase<House, 'readProgrammeEvaluation'> = async (
  house,
  _actor,
  { programme: id },
) => {
  const evaluated = currentProgrammes(house.content.programmes).filter(
    (each) => each.rollOut !== null && Object.hasOwn(EVALUATED, each.id),
  );
  const programme = evaluated.find((each) => each.id === id);
  if (!programme) throw new Refusal('not-found', 'No programme of that name is evaluated.');
  const read = await readOrSayWhy(house, id);
  return {
    programme: id,
    name: programmeText(programme, 'name'),
    programmes: evaluated.map((each) => ({ id: each.id, short: programmeText(each, 'short') })),
    register: registerOf(programme),
    missing: typeof read === 'string' ? read : null,
    evaluation: typeof read === 'string' ? null : describeEvaluation(house, read),
  };
};

async function readOrSayWhy(
  house: House,
  id: string,
): Promise<ProgrammeEvaluation | NonNullable<View['missing']>> {
  try {
    return await readEvaluation(house, id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'release-missing') return 'no-release';
    if (error.code === 'release-refused') return 'no-participations';
    throw error;
  }
}

/** An evaluation with names, and with every rate on the scale that the indicator has everywhere else. */
export function describeEvaluation(
  {
    content,
  }: { readonly content: Pick<House['content'], 'geography' | 'indicators' | 'institutionIndicators'> },
  read: Omit<ProgrammeEvaluation, 'releaseId' | 'programme'>,
): NonNullable<View['evaluation']> {
  const truthOf = (name: string) =>
    read.estimates.find((estimate) => estimate.name === name)?.truthPercent ?? null;
  return {
    synthetic: read.synthetic,
    from: formatMonth(read.from),
    to: formatMonth(read.to),
    participants: read.participants,
    wholeCounties: read.wholeCounties,
    sources: read.sources,
    measures: inOrder(read.measures).flatMap((measure): MeasureView[] => {
      const onScale = measureOnScale(content, measure.indicator);
      if (onScale === null) return [];
      const { indicator, controlled } = measure;
      const { texts, direction, scale, toValue } = onScale;
      const truth = {
        participants: truthOf(`${indicator}.participants`),
        nation: truthOf(`${indicator}.nation`),
        effect: truthOf(`${indicator}.before-and-after`),
      };
      return [
        {
          indicator,
          name: { nb: texts.nb.name, nn: texts.nn.name, en: texts.en.name },
          scale,
          direction,
          described: describe(
            measure,
            toValue,
            (code) => content.geography.countyByCode.get(code)?.name ?? code,
          ),
          controlled: controlled && {
            firstYear: printedChange(controlled.firstYear),
            preTrend: controlled.preTrend && printedChange(controlled.preTrend),
            events: controlled.events.map((event) => ({ ...event, change: printedChange(event.change) })),
          },
          truth: Object.values(truth).every((value) => value === null) ? null : truth,
        },
      ];
    }),
  };
}

/** The indicator that the programme is judged by comes first, whatever order a release has. */
function inOrder(measures: readonly MeasureResult[]): readonly MeasureResult[] {
  const order: readonly string[] = Object.values(EVALUATED).flat();
  return measures.toSorted((a, b) => order.indexOf(a.indicator) - order.indexOf(b.indicator));
}

function describe(
  { described }: MeasureResult,
  toValue: (rate: number) => number,
  nameOf: (county: string) => string,
): MeasureView['described'] {
  if (described === null) return null;
  const { before, after, participants, nation, others, notStarted, counties } = described;
  return {
    before: printedRate(toValue(before)),
    after: printedRate(toValue(after)),
    participants: printedChange(participants),
    nation: nation && printedChange(nation),
    others: others && printedChange(others),
    notStarted: notStarted && printedChange(notStarted),
    counties: counties.map((each) => ({
      ...each,
      name: nameOf(each.county),
      from: formatMonth(each.from),
      to: formatMonth(each.to),
      hasPandemic: each.to >= PANDEMIC_FROM,
      before: printedRate(toValue(each.before)),
      after: printedRate(toValue(each.after)),
      change: printedChange(each.change),
      nationPercent: each.nationPercent === null ? null : tenth(each.nationPercent),
    })),
  };
}

/** As it is printed: with all digits a rate of known people is a count, and the difference of two counts may be one doctor’s. */
function printedRate(value: number): number {
  return Number(value.toPrecision(3));
}

function printedChange({ changePercent, low, high }: Change): Change {
  return {
    changePercent: tenth(changePercent),
    low: low === null ? null : tenth(low),
    high: high === null ? null : tenth(high),
  };
}

function tenth(value: number): number {
  return Number(value.toFixed(1));
}
