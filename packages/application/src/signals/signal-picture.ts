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
import { groupChange, unchangedGroups } from './watched-groups.ts';
import { findInHome, homeSpan } from './watched-homes.ts';
import { countryRates, countyMonths, doctorMonths, monthsWatched, NATION } from './watched-months.ts';
import { municipalChanges, yearSums } from './watched-years.ts';

export type Picture = Exclude<OutputOf<'readSignal'>['picture'], null>;

/** What the served release shows of a signal; `null` where nothing can be shown any more. */
export async function signalPicture(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  signal: StoredSignal,
  definition: IndicatorDefinition | InstitutionIndicator,
): Promise<Picture | null> {
  const ofYears = signal.level === 'municipality' || signal.level === 'group';
  const picture = !ofYears
    ? await monthsPicture(house, actor, reader, signal)
    : 'scale' in definition
      ? await yearsPicture(house, reader, signal, definition)
      : null;
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

/** Quarters that a rolling year moves by from one year to the next, both ends counted. */
const YEAR_AND_NOW = 5;

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

/** Rolling years beside the country's; the newest with limits around that of a year before. */
async function yearsPicture(
  { content }: House,
  reader: ReleaseReader,
  { level, unit }: StoredSignal,
  definition: IndicatorDefinition,
): Promise<Bare | null> {
  const end = lastQuarterEnd(reader.manifest);
  const { signals } = content;
  const group = Number(unit);
  const isGroup = level === 'group';
  if (isGroup && !unchangedGroups(reader, end).has(group)) return null;
  const change = isGroup
    ? await groupChange(reader, definition, group, end, signals.groupChange)
    : municipalChanges(reader, definition, end, signals.change).get(unitOfCode(unit));
  if (!change) return null;
  // A group's only as far back as its members are surely the same.
  const ends = trendEnds(end, reader.manifest).slice(isGroup ? -YEAR_AND_NOW : 0);
  const values = await Promise.all(
    ends.map(async (month) => {
      const key = { indicator: definition.id, kind: 'rolling12', end: month } as const;
      const own = yearSums(
        isGroup
          ? await reader.groupCell(group, key)
          : reader.publishedCell('municipality', unitOfCode(unit), key),
      );
      const all = yearSums(reader.publishedCell('nation', NATION, key));
      return own?.size && all?.count && all.size ? own.count / own.size / (all.count / all.size) : null;
    }),
  );
  const usual = values.at(-YEAR_AND_NOW) ?? null;
  if (usual === null) return null;
  return {
    step: 'year',
    centre: usual,
    points: ends.map((month, at) => ({
      month: formatMonth(month),
      value: values[at] ?? null,
      low: month === end ? usual * change.low : null,
      high: month === end ? usual * change.high : null,
      beyond: month === end ? change.side : null,
      inRun: false,
    })),
  };
}
