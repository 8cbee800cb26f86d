import type { StoredCertificate } from '@smalspor/database/certificates';
import { formatCode, hoursIn } from '@smalspor/domain/certificates';
import { totalHours } from '@smalspor/domain/programmes';
import { fillMessage, type Language, type Messages } from '@smalspor/domain/texts';
import { norwegianDateOf } from '@smalspor/domain/time';
import { stateOf } from './certificate-state.ts';

/** The columns, by the message that heads each. */
const COLUMNS = [
  'hpr',
  'name',
  'programme',
  'scheme',
  'countsAs',
  'approval',
  'eLearning',
  'meetings',
  'total',
  'issued',
  'code',
  'state',
  'withdrawnOn',
] as const;

/** Marks the text as UTF-8 for spreadsheets. */
const MARK = '\ufeff';
/** A cell that begins like this is taken for a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Certificates as a table that spreadsheets open: semicolons between cells, decimal comma in Norwegian, one row for each. */
export function certificateTable(
  certificates: readonly StoredCertificate[],
  language: Language,
  messages: Messages,
): string {
  const say = (key: string) => fillMessage(messages, `certificate.table.${key}`)[language];
  const rows = certificates.map((certificate) => rowOf(certificate, language, say));
  const lines = [COLUMNS.map(say), ...rows].map((cells) => cells.map(tableCell).join(';'));
  return `${MARK}${lines.join('\r\n')}\r\n`;
}

function rowOf(
  certificate: StoredCertificate,
  language: Language,
  say: (key: string) => string,
): readonly string[] {
  const { issuedAt, withdrawn, model } = certificate;
  return [
    model.holder.hpr ?? '',
    model.holder.name,
    model.programme.name[language],
    allOf(model.schemes.map(({ name }) => name[language])),
    allOf(model.schemes.map(({ countsAs }) => countsAs.text[language])),
    allOf(model.schemes.flatMap(({ approvalNumber }) => approvalNumber ?? [])),
    hoursIn(model.hours.eLearning, language),
    hoursIn(model.hours.meetings, language),
    hoursIn(totalHours(model.hours), language),
    norwegianDateOf(issuedAt),
    formatCode(model.code),
    say(stateOf(certificate)),
    withdrawn === null ? '' : norwegianDateOf(withdrawn.at),
  ];
}

function allOf(texts: readonly string[]): string {
  return [...new Set(texts)].join(' / ');
}

/** A cell that is text to every reader: what looks like a formula is marked as text, and separators are quoted. */
export function tableCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
