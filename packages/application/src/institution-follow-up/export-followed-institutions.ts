import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { fillMessage, formatMonthShort, type Language, type Messages } from '@smalspor/domain/texts';
import { norwegianDateOf } from '@smalspor/domain/time';
import { tableCell } from '../certificates/certificate-table.ts';
import type { House } from '../house/house.ts';
import { describeFollowed } from './list-followed-institutions.ts';

/** The columns, by the message that heads each. */
const COLUMNS = [
  'organisation',
  'name',
  'kind',
  'municipality',
  'county',
  'standing',
  'phase',
  'contact',
  'lastSales',
  'bedDays',
  'lastBedDays',
  'openOddities',
  'mandate',
  'lacks',
  'remindedOn',
] as const;

/** Marks the text as UTF-8 for spreadsheets. */
const MARK = '\ufeff';

/** The institutions that the reader follows as a table that spreadsheets open; each export is on record. */
export const exportFollowedInstitutions: UnboundUseCase<House, 'exportFollowedInstitutions'> = async (
  house,
  actor,
  { language },
  call,
) => {
  const listed = await describeFollowed(house, actor, call, 'export-institutions');
  const say = (key: string) => fillMessage(house.content.messages, `institution-follow-up.${key}`)[language];
  const rows = listed.institutions.map((row) => cellsOf(row, listed, language, house.content.messages));
  const lines = [COLUMNS.map((column) => say(`column.${column}`)), ...rows].map((cells) =>
    cells.map(tableCell).join(';'),
  );
  return {
    bytes: new TextEncoder().encode(`${MARK}${lines.join('\r\n')}\r\n`),
    fileName: `${say('fileName')}-${norwegianDateOf(house.now())}.csv`,
    mediaType: 'text/csv; charset=utf-8',
  };
};

type View = OutputOf<'listFollowedInstitutions'>;

function cellsOf(
  row: View['institutions'][number],
  { kinds }: View,
  language: Language,
  messages: Messages,
): readonly string[] {
  const say = (key: string) => fillMessage(messages, `institution-follow-up.${key}`)[language];
  const month = (text: string | null | undefined) => (text ? formatMonthShort(text, language) : '');
  const { data } = row;
  return [
    row.organisation,
    row.name,
    kinds.find(({ id }) => id === row.kind)?.name[language] ?? row.kind,
    row.municipality,
    row.county,
    say(`standing.${row.standing}`),
    row.phase?.[language] ?? '',
    row.contact ?? '',
    month(data?.lastSales),
    data === null ? '' : say(`bedDays.${data.bedDays}`),
    month(data?.lastBedDays),
    data === null ? '' : String(data.openOddities),
    data === null ? '' : say(`mandate.${data.mandate}`),
    row.lacks.map((lack) => say(`lack.${lack}`)).join(', '),
    row.remindedOn ?? '',
  ];
}
