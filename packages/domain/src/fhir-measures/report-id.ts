import { formatMonth, type Month, type PeriodKind, parseMonth } from '../time/index.ts';

/** Which figure a MeasureReport is of, in its id: `penicillin-v-share.c03.y202012`, for wards `….c03.r202012.long-term`. */
export interface ReportKey {
  /** The indicator’s id. */
  readonly measure: string;
  /**
   * Of whom, without dots: `n`, `c03` and `t46` are the country, a county as it was and a county of today; `r-vest`, `m3101`, `g17`,
   * `h310000019` and `d0a1b2c3d4e` a health region, a municipality, a CME group, an institution and a doctor.
   */
  readonly subject: string;
  readonly kind: PeriodKind | 'quarter';
  readonly end: Month;
  readonly wardType: string | null;
}

const LETTERS = { month: 'm', quarter: 'q', half: 'h', rolling12: 'r', year: 'y' } as const satisfies Record<
  ReportKey['kind'],
  string
>;
const KINDS = Object.fromEntries(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind])) as Readonly<
  Record<string, ReportKey['kind']>
>;
const ID =
  /^([a-z][a-z0-9-]{0,49})\.([a-z][a-z0-9-]{0,19})\.([mqhry])((?:19|20)\d{2})(0[1-9]|1[0-2])(?:\.([a-z-]{1,12}))?$/;

export function reportId({ measure, subject, kind, end, wardType }: ReportKey): string {
  const ward = wardType === null ? '' : `.${wardType}`;
  return `${measure}.${subject}.${LETTERS[kind]}${formatMonth(end).replace('-', '')}${ward}`;
}

/** `null` for what is no such id. */
export function parseReportId(id: string): ReportKey | null {
  const [, measure, subject, letter = '', year, month, wardType = null] = ID.exec(id) ?? [];
  const kind = KINDS[letter];
  if (!measure || !subject || !kind) return null;
  return { measure, subject, kind, end: parseMonth(`${year}-${month}`), wardType };
}
