import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import { OPEN_BASE } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { openAreaId, parseOpenArea } from '@smalspor/domain/open-results';
import { Refusal } from '@smalspor/domain/refusal';
import { parseMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { demandDefinition, type OpenContent } from './open-definitions.ts';
import { type OpenRelease, openReleaseForAll } from './open-release.ts';
import { describeOpenValue, type OpenFigure, openFigures } from './open-values.ts';

const PAGE = 500;

/** The figures of one indicator. What is asked for beside what is told is empty, never an estimate. */
export const listOpenValues: UnboundUseCase<House, 'listOpenValues'> = async (house, input) =>
  describeOpenValues(house.content, await openReleaseForAll(house, input.release), input);

export async function describeOpenValues(
  content: OpenContent,
  release: OpenRelease,
  input: InputOf<'listOpenValues'>,
): Promise<OutputOf<'listOpenValues'>> {
  const open = demandDefinition(content, release, input.indicator);
  const isAsked = asks(input);
  const figures = (await openFigures(content, release, open)).filter(isAsked);
  const { offset = 0, limit = PAGE } = input;
  const end = offset + limit;
  return {
    release: release.id,
    synthetic: release.synthetic,
    total: figures.length,
    offset,
    limit,
    next: end < figures.length ? addressOf({ ...input, release: release.id, offset: end, limit }) : null,
    values: figures.slice(offset, end).map((figure) => describeOpenValue(open.definition, figure)),
  };
}

/** @throws Refusal `invalid-request` for an area that cannot be, and for months in the wrong order */
function asks(input: InputOf<'listOpenValues'>): (figure: OpenFigure) => boolean {
  const { area, level, kind, wardType } = input;
  if (area !== undefined && parseOpenArea(area) === null) {
    throw new Refusal(
      'invalid-request',
      'There is no such area: results are told for nation, county-NN and county-today-NN. Ask for the list of areas.',
    );
  }
  const [from, to] = [input.from, input.to].map((month) => (month === undefined ? null : parseMonth(month)));
  if (from != null && to != null && from > to) {
    throw new Refusal('invalid-request', 'The month in to lies before the month in from.');
  }
  return (figure) =>
    (area === undefined || openAreaId(figure.area) === area) &&
    (level === undefined || figure.area.level === level) &&
    (kind === undefined || figure.period.kind === kind) &&
    (wardType === undefined || figure.wardType === wardType) &&
    (from == null || figure.period.end >= from) &&
    (to == null || figure.period.end <= to);
}

function addressOf(input: InputOf<'listOpenValues'>): string {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(input))
    if (value !== undefined) address.set(name, String(value));
  return `${OPEN_BASE}/values?${address}`;
}
