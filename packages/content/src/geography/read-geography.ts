import {
  type BoundaryChange,
  type County,
  createGeography,
  type Geography,
  type GeographyData,
  geographyProblems,
  type HealthRegion,
  type Inhabitants,
  type Municipality,
  type NationalPopulation,
  PLACE_LANGUAGES,
} from '@smalspor/domain/organisation';
import { type Month, parseMonth } from '@smalspor/domain/time';
import Type from 'typebox';
import type { ContentFile } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { IdSchema, LocalisedSchema } from '../reading/schemas.ts';
import { readTable, type TableRow } from '../reading/table.ts';
import { readYaml } from '../reading/yaml-file.ts';

const FOLDER = 'geography';
const REGIONS = Type.Record(IdSchema, LocalisedSchema, { additionalProperties: false });

/** Reads `content/geography` and checks that its tables agree with each other. */
export function readGeography(files: readonly ContentFile[], report: Report): Geography {
  const linesOfCode = new Map<string, { file: string; line: number }>();
  const file = (name: string): ContentFile => {
    const path = `${FOLDER}/${name}`;
    const found = files.find((candidate) => candidate.path === path);
    if (!found) report(path, 1, 'is missing');
    return found ?? { path, text: '' };
  };
  const data: GeographyData = {
    municipalities: readMunicipalities(
      file('municipalities.csv'),
      file('inhabitants-2021.csv'),
      linesOfCode,
      report,
    ),
    counties: readCounties(file('counties.csv'), linesOfCode, report),
    healthRegions: readRegions(file('health-regions.yaml'), report),
    changes: readChanges(file('boundary-changes.csv'), report),
    population: readPopulation(file('population.csv'), report),
  };
  for (const { code, message } of geographyProblems(data)) {
    const place = linesOfCode.get(code) ?? { file: `${FOLDER}/boundary-changes.csv`, line: 1 };
    report(place.file, place.line, `${code} ${message}`);
  }
  return createGeography(data);
}

function readMunicipalities(
  file: ContentFile,
  counts: ContentFile,
  linesOfCode: Map<string, { file: string; line: number }>,
  report: Report,
): Municipality[] {
  const inhabitants = readInhabitants(counts, report);
  const columns = ['code', 'from', 'last', 'name', ...PLACE_LANGUAGES] as const;
  const municipalities = readTable(file, columns, report).map((row): Municipality => {
    const { code } = row.cells;
    if (!/^\d{4}$/.test(code)) report(file.path, row.line, `${code} is no code of four digits`);
    if (!inhabitants.has(code)) report(file.path, row.line, `${code} has no line in ${counts.path}`);
    linesOfCode.set(code, { file: file.path, line: row.line });
    return {
      code,
      county: code.slice(0, 2),
      inhabitants2021: inhabitants.get(code) ?? [],
      ...placeOf(file, row, report),
    };
  });
  const known = new Set(municipalities.map((municipality) => municipality.code));
  for (const code of inhabitants.keys()) {
    if (!known.has(code)) report(counts.path, 1, `${code} is no municipality`);
  }
  return municipalities;
}

function readInhabitants(file: ContentFile, report: Report): Map<string, Inhabitants[]> {
  const byCode = new Map<string, Inhabitants[]>();
  for (const row of readTable(file, ['code', 'from', 'inhabitants', 'kind'], report)) {
    const { code, kind } = row.cells;
    if (kind !== 'counted' && kind !== 'estimated') {
      report(file.path, row.line, `kind is counted or estimated, not ${kind}`);
      continue;
    }
    const inhabitants = wholeNumber(file, row, row.cells.inhabitants, report);
    const counts = byCode.get(code) ?? [];
    counts.push({ from: monthOf(file, row, row.cells.from, report), inhabitants, kind });
    byCode.set(code, counts);
  }
  return byCode;
}

function readCounties(
  file: ContentFile,
  linesOfCode: Map<string, { file: string; line: number }>,
  report: Report,
): County[] {
  const columns = ['code', 'from', 'last', 'health_region', 'name', ...PLACE_LANGUAGES] as const;
  return readTable(file, columns, report).map((row) => {
    const { code, health_region: healthRegion } = row.cells;
    if (!/^\d{2}$/.test(code)) report(file.path, row.line, `${code} is no code of two digits`);
    linesOfCode.set(code, { file: file.path, line: row.line });
    return { code, healthRegion, ...placeOf(file, row, report) };
  });
}

function readRegions(file: ContentFile, report: Report): HealthRegion[] {
  const regions = readYaml(file, REGIONS, report)?.value ?? {};
  return Object.entries(regions).map(([id, name]) => ({ id, name }));
}

function readChanges(file: ContentFile, report: Report): BoundaryChange[] {
  return readTable(file, ['on', 'from', 'to'], report).map((row) => ({
    on: monthOf(file, row, row.cells.on, report),
    from: row.cells.from,
    to: row.cells.to,
  }));
}

function readPopulation(file: ContentFile, report: Report): NationalPopulation[] {
  return readTable(file, ['year', 'inhabitants'], report).map((row) => ({
    year: wholeNumber(file, row, row.cells.year, report),
    inhabitants: wholeNumber(file, row, row.cells.inhabitants, report),
  }));
}

type PlaceColumn = 'from' | 'last' | 'name' | (typeof PLACE_LANGUAGES)[number];

function placeOf(
  file: ContentFile,
  row: TableRow<PlaceColumn>,
  report: Report,
): Pick<Municipality, 'name' | 'otherNames' | 'from' | 'last'> {
  const { cells } = row;
  if (cells.name === '') report(file.path, row.line, 'the name is missing');
  const others = PLACE_LANGUAGES.filter((language) => cells[language] !== '');
  return {
    name: cells.name,
    otherNames: Object.fromEntries(others.map((language) => [language, cells[language]])),
    from: monthOf(file, row, cells.from, report),
    last: cells.last === '' ? null : monthOf(file, row, cells.last, report),
  };
}

function monthOf(file: ContentFile, row: TableRow<string>, text: string, report: Report): Month {
  try {
    return parseMonth(text);
  } catch {
    report(file.path, row.line, `${text === '' ? 'an empty cell' : text} is no month (YYYY-MM)`);
    return 0 as Month;
  }
}

function wholeNumber(file: ContentFile, row: TableRow<string>, text: string, report: Report): number {
  if (/^\d+$/.test(text)) return Number(text);
  report(file.path, row.line, `${text === '' ? 'an empty cell' : text} is no whole number`);
  return 0;
}
