import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { fillMessage, type Language } from '@smalspor/domain/texts';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { tableCell } from '../certificates/certificate-table.ts';
import type { House } from '../house/house.ts';
import { describeOpenAreas } from './list-open-areas.ts';
import { demandDefinition, describeOpenIndicator, type OpenContent } from './open-definitions.ts';
import { describeDictionary, OPEN_COLUMNS } from './open-dictionary.ts';
import { type OpenRelease, openReleaseForAll } from './open-release.ts';
import { describeOpenValue, openFigures } from './open-values.ts';

type Cell = string | number | null;
type Row = readonly Cell[];
type TypedFile = OutputOf<'downloadOpenValues'>;

/** Marks the text as UTF-8 for spreadsheets. */
const MARK = '\ufeff';
const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Wide enough for the longest of most cells, in characters. */
const WIDTHS = { text: 22, number: 14, month: 11 } as const;

/** Everything that the release tells and hides of one indicator, as a file. */
export const downloadOpenValues: UnboundUseCase<House, 'downloadOpenValues'> = async (
  house,
  { indicator, format, language, release: asked },
) => {
  const release = await openReleaseForAll(house, asked);
  const write = format === 'csv' ? csvOfIndicator : excelOfIndicator;
  return write(house.content, release, indicator, language);
};

/** The dictionary as a table of its own, for whoever took the figures as CSV. */
export const downloadOpenDictionary: UnboundUseCase<House, 'downloadOpenDictionary'> = async (
  { content },
  { language },
) => csvFile(dictionaryRows(content, language), 'smalspor-open-results-dictionary.csv');

/** The rows of a file, without their heading. */
export async function openRows(
  content: OpenContent,
  release: OpenRelease,
  indicator: string,
  language: Language,
): Promise<readonly Row[]> {
  const open = demandDefinition(content, release, indicator);
  const { name, unit, numeratorUnit, denominatorUnit } = describeOpenIndicator(content, open);
  const areas = new Map(describeOpenAreas(content, release).areas.map((area) => [area.id, area]));
  return (await openFigures(content, release, open)).map((figure): Row => {
    const told = describeOpenValue(open.definition, figure);
    return [
      release.id,
      release.synthetic ? 'yes' : 'no',
      told.indicator,
      name[language],
      told.version,
      told.area,
      areas.get(told.area)?.name[language] ?? told.area,
      figure.area.level,
      told.wardType,
      told.period.kind,
      told.period.from,
      told.period.to,
      told.value,
      told.low,
      told.high,
      unit[language],
      told.numerator,
      numeratorUnit,
      told.denominator,
      denominatorUnit,
      told.reason,
    ];
  });
}

/** The figures of an indicator as text that Norwegian spreadsheets open. */
export async function csvOfIndicator(
  content: OpenContent,
  release: OpenRelease,
  indicator: string,
  language: Language,
): Promise<TypedFile> {
  const rows = await openRows(content, release, indicator, language);
  return csvFile([OPEN_COLUMNS.map(([name]) => name), ...rows], fileNameOf(indicator, release, 'csv'));
}

function fileNameOf(indicator: string, { id }: OpenRelease, format: 'csv' | 'xlsx'): string {
  return `smalspor-${indicator}-${id}.${format}`;
}

/** What columns and codes mean, and of one indicator what it is. */
function dictionaryRows(
  content: OpenContent,
  language: Language,
  about: readonly Row[] = [],
): readonly Row[] {
  const { columns, ...codes } = describeDictionary(content.messages);
  const say = (key: string) => fillMessage(content.messages, `open-results.dictionary.${key}`)[language];
  const of = (
    part: string,
    entries: readonly { readonly id: string; readonly text: Record<Language, string> }[],
  ) => entries.map(({ id, text }): Row => [say(part), id, text[language]]);
  return [
    [say('part'), say('code'), say('meaning')],
    ...about,
    ...of('columns', columns),
    ...Object.entries(codes).flatMap(([part, entries]) => of(part, entries)),
  ];
}

function csvFile(rows: readonly Row[], fileName: string): TypedFile {
  const lines = rows.map((row) => row.map(csvCell).join(';'));
  return {
    bytes: new TextEncoder().encode(`${MARK}${lines.join('\r\n')}\r\n`),
    fileName,
    mediaType: CSV,
  };
}

/** Numbers with a decimal comma, and nothing where there is none. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell).replace('.', ',') : tableCell(cell);
}

/** The figures of an indicator as Excel, with the dictionary and the definition on a sheet beside them. */
export async function excelOfIndicator(
  content: OpenContent,
  release: OpenRelease,
  indicator: string,
  language: Language,
): Promise<TypedFile> {
  const rows = await openRows(content, release, indicator, language);
  const { definition } = demandDefinition(content, release, indicator);
  const say = (key: string) => fillMessage(content.messages, `open-results.dictionary.${key}`)[language];
  const { name, definition: means, caveats } = definition.texts[language];
  const about: readonly Row[] = [name, means, caveats].map((text) => [say('definition'), indicator, text]);
  const heading = (row: Row): SheetData[number] =>
    row.map((value) => ({ value: String(value), fontWeight: 'bold' as const }));
  const [words, ...entries] = dictionaryRows(content, language, about);
  const sheet = (head: Row, body: readonly Row[]): SheetData => [
    heading(head),
    ...body.map((row) => [...row]),
  ];
  const bytes = await writeExcelFile([
    {
      sheet: say('figuresSheet'),
      data: sheet(
        OPEN_COLUMNS.map(([column]) => column),
        rows,
      ),
      columns: OPEN_COLUMNS.map(([, type]) => ({ width: WIDTHS[type] })),
      stickyRowsCount: 1,
    },
    {
      sheet: say('dictionarySheet'),
      data: sheet(words ?? [], entries),
      columns: [{ width: WIDTHS.text }, { width: WIDTHS.text }, { width: 90 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
  return { bytes, fileName: fileNameOf(indicator, release, 'xlsx'), mediaType: XLSX };
}
