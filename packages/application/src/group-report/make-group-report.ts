import { findRelease } from '@smalspor/database/releases';
import {
  buildGroupReport,
  type GroupReportInput,
  type GroupReportModel,
  type WithheldReason,
} from '@smalspor/domain/group-report';
import { countyCode, municipalityCode } from '@smalspor/domain/organisation';
import { formatMonth, periodStart } from '@smalspor/domain/time';
import type { PrescriberHome, ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { coversPeriod } from '../programmes/covers-period.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { comparatorFigures } from '../reports/figures.ts';
import type { IssuedGroupReport } from './find-group-report.ts';
import { groupHome } from './group-home.ts';
import { groupIndicator } from './group-indicators.ts';

/** The release that a report is read from now. */
export interface ReportRelease {
  readonly reader: ReleaseReader;
  /** It stands in for the one that the report was issued from. */
  readonly isReplaced: boolean;
}

/** The release that the report was issued from; where it is gone, the served one, if it covers the same months. */
export async function releaseOfReport(
  house: House,
  { releaseId, period }: IssuedGroupReport,
): Promise<ReportRelease | null> {
  const issued = await house.shelf.named(releaseId);
  if (issued !== null) return { reader: issued, isReplaced: false };
  const served = await house.shelf.current();
  return served !== null && coversPeriod(served, period) ? { reader: served, isReplaced: true } : null;
}

/** The group's report from the release that it was issued from; the same each time, as the release is. */
export async function makeGroupReport(house: House, issued: IssuedGroupReport): Promise<GroupReportModel> {
  const { mine, report, period, group } = issued;
  const release = await releaseOfReport(house, issued);
  const home = release && group !== null ? groupHome(release.reader, group, period.end) : null;
  const indicators = [];
  if (release !== null && home !== null) {
    const { reader } = release;
    const comparators = comparatorFigures(reader, house.content.geography);
    const source = { reader, comparators, home, period, isFollowUp: report.kind === 'follow-up' };
    for (const id of report.indicators) {
      const definition = house.content.indicators.find((each) => each.id === id);
      if (definition) indicators.push(await groupIndicator(source, definition));
    }
  }
  const input: GroupReportInput = {
    kind: report.kind,
    synthetic: release?.reader.manifest.synthetic ?? (await house.synthetic()),
    unitName: mine.entry.unit.name,
    programme: programmeText(mine.programme, 'short'),
    area: home === null ? '' : areaOf(house, home),
    period: { from: formatMonth(periodStart(period)), to: formatMonth(period.end) },
    release: release && (await describeRelease(house, release.reader)),
    isReplaced: release?.isReplaced ?? false,
    withheld: withheldBefore(group, release, home),
    indicators,
    threshold: house.configuration.disclosure.minimumPatients,
  };
  return buildGroupReport(input, house.content.messages);
}

function withheldBefore(
  group: number | null,
  release: ReportRelease | null,
  home: PrescriberHome | null,
): WithheldReason | null {
  if (group === null) return 'not-in-registers';
  if (release === null) return 'no-release';
  return home === null ? 'unknown-group' : null;
}

function areaOf({ content: { geography } }: House, home: PrescriberHome): string {
  const municipality = geography.municipalityByCode.get(municipalityCode(home.municipality))?.name;
  const county = geography.countyByCode.get(countyCode(home.county))?.name;
  return [...new Set([municipality, county])].filter((name) => name !== undefined).join(', ');
}

async function describeRelease(
  house: House,
  { manifest }: ReleaseReader,
): Promise<GroupReportModel['release']> {
  const { id, builtAt, contentVersion } = manifest;
  return { id, publishedAt: (await findRelease(house.db, id))?.publishedAt ?? builtAt, contentVersion };
}
