import type { OutputOf } from '@smalspor/contract/operations';
import { findPractitioner } from '@smalspor/database/prescribers';
import type { StoredSignal } from '@smalspor/database/signals';
import { type Actor, institutionScope, ownScope } from '@smalspor/domain/access';
import { annotationsFor, type IndicatorDefinition } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { unitOfCode } from '@smalspor/domain/organisation';
import { findInSeries } from '@smalspor/domain/signals';
import { formatMonth, type Month, norwegianDateOf, parseMonth } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { lastQuarterEnd, trendEnds } from '../reports/report-period.ts';
import { readHomeUnit } from './home-unit.ts';
import { findInHome, homeSpan } from './watched-homes.ts';
import { countryRates, countyMonths, doctorMonths, monthsWatched, NATION } from './watched-months.ts';
import { municipalChanges } from './watched-years.ts';

export type Picture = Exclude<OutputOf<'readSignal'>['picture'], null>;

/** What the served release shows of a signal; `null` where nothing can be shown any more. */
export async function signalPicture(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  signal: StoredSignal,
  definition: IndicatorDefinition | InstitutionIndicator,
): Promise<Picture | null> {
  const picture =
    signal.level === 'municipality'
      ? 'scale' in definition
        ? yearsPicture(house, reader, unitOfCode(signal.unit), definition)
        : null
      : await monthsPicture(house, actor, reader, signal);
  const [first, last] = [picture?.points[0]?.month, picture?.points.at(-1)?.month];
  if (!picture || !first || !last) return null;
  const span = { from: parseMonth(first), to: parseMonth(last) };
  const counties = signal.level === 'county' ? [signal.unit] : [];
  const shown = new Set(picture.points.map(({ month }) => month));
  return {
    ...picture,
    annotations: annotationsFor(house.content.annotations, counties, span, reader.manifest.synthetic)
      .map(({ month, text }) => ({ month: formatMonth(month), text }))
      .filter(({ month }) => shown.has(month)),
  };
}

type Bare = Omit<Picture, 'annotations'>;

async function monthsPicture(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  signal: StoredSignal,
): Promise<Bare | null> {
  const { level, unit, indicator } = signal;
  const { series } = house.content.signals;
  const months = monthsWatched(reader.manifest, series);
  const rates = level === 'institution' ? [] : countryRates(reader, indicator, months);
  const watched =
    level === 'county'
      ? countyMonths(reader, unitOfCode(unit), indicator, months, rates)
      : level === 'doctor'
        ? await ownMonths(house, actor, reader, indicator, months, rates)
        : null;
  const finding =
    level === 'institution'
      ? await homeFinding(house, actor, reader, signal)
      : watched && findInSeries(watched, reader.manifest.to, series);
  if (!finding || finding.points === null) return null;
  return {
    step: finding.step === 1 ? 'month' : 'quarter',
    centre: finding.centre,
    points: finding.points.map(({ month, ...point }) => ({ month: formatMonth(month), ...point })),
  };
}

/** The months of the reader's own institution; `null` for one that the release does not have. */
async function homeFinding(
  { content }: House,
  actor: Actor,
  { institutions }: ReleaseReader,
  { unit, indicator }: StoredSignal,
) {
  const { series } = content.signals;
  const { organisation, unitType } = readHomeUnit(unit);
  if (institutions === null) return null;
  const scope = institutionScope(actor, { organisation, within: [] });
  const span = homeSpan(institutions, series);
  const found = (await institutions.ownMonths(scope, organisation, span)).find(
    (home) => home.unitType === unitType,
  );
  return found === undefined ? null : findInHome(found, indicator, span, series);
}

/** The reader's own months; `null` for a doctor whom the register does not have today. */
async function ownMonths(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  indicator: string,
  months: readonly Month[],
  rates: readonly (number | null)[],
) {
  const scope = ownScope(actor);
  const doctor = await findPractitioner(house.db, scope, scope.hpr, norwegianDateOf(house.now()));
  if (doctor === null) return null;
  const { prescriber } = doctor;
  const cells = await reader.ownCells({ kind: 'own', prescriber }, prescriber, [indicator]);
  return doctorMonths(cells, indicator, months, rates);
}

/** A municipality's rolling years beside the country's; the newest with limits around that of a year before. */
function yearsPicture(
  { content }: House,
  reader: ReleaseReader,
  unit: number,
  definition: IndicatorDefinition,
): Bare | null {
  const end = lastQuarterEnd(reader.manifest);
  const ratio = (month: Month): number | null => {
    const key = { indicator: definition.id, kind: 'rolling12', end: month } as const;
    const [own, all] = [
      reader.publishedCell('municipality', unit, key),
      reader.publishedCell('nation', NATION, key),
    ];
    if (!own.cell?.denominator || !all.cell?.numerator || own.cell.noValue !== null) return null;
    return own.cell.numerator / own.cell.denominator / (all.cell.numerator / all.cell.denominator);
  };
  const ends = trendEnds(end, reader.manifest);
  const change = municipalChanges(reader, definition, end, content.signals.change).get(unit);
  const usual = ends.length > 4 ? ratio(ends.at(-5) as Month) : null;
  if (usual === null || change === undefined) return null;
  return {
    step: 'year',
    centre: usual,
    points: ends.map((month) => ({
      month: formatMonth(month),
      value: ratio(month),
      low: month === end ? usual * change.low : null,
      high: month === end ? usual * change.high : null,
      beyond: month === end ? change.side : null,
      inRun: false,
    })),
  };
}
