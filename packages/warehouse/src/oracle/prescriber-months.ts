import type { Month } from '@smalspor/domain/time';
import { type CountedContact, countedContacts } from './counted-contacts.ts';
import type { CountedLine } from './counted-lines.ts';
import type { PlainContactCount, PlainList, PlainRegister } from './plain-register.ts';

/** What one prescriber did in one month, and the place it was done from. */
export interface PrescriberMonth {
  readonly prescriber: number;
  readonly month: Month;
  readonly lines: readonly CountedLine[];
  /** The lists that the prescriber holds; empty for someone without a list. */
  readonly lists: readonly PlainList[];
  /** Where the largest list lies; `null` without a list. */
  readonly municipality: string | null;
  readonly group: number | null;
  /** Patients that the doctor says to have covered, with a list of their own or without; `null` when nothing is declared. */
  readonly declared: number | null;
  readonly contacts: readonly CountedContact[];
  /** The register's own numbers of contacts. */
  readonly contactCounts: readonly PlainContactCount[];
}

export function prescriberMonths(
  register: PlainRegister,
  lines: readonly CountedLine[],
): readonly PrescriberMonth[] {
  const contacts = countedContacts(register, lines);
  const counts = register.contactCounts ?? [];
  const rows = [
    ...[...lines, ...register.lists, ...register.declaredLists, ...register.ownDeclarations],
    ...[...contacts, ...counts],
  ];
  const prescribers = new Set(rows.map(({ prescriber }) => prescriber));
  const all: PrescriberMonth[] = [];
  for (const prescriber of prescribers) {
    if (prescriber === null) continue;
    for (let month = register.from; month <= register.to; month = (month + 1) as Month) {
      const isOwn = (row: { readonly prescriber: number; readonly month: Month }) =>
        row.prescriber === prescriber && row.month === month;
      all.push({
        ...prescriberMonth(register, lines, prescriber, month),
        contacts: contacts.filter(isOwn),
        contactCounts: counts.filter(isOwn),
      });
    }
  }
  return all;
}

function prescriberMonth(
  register: PlainRegister,
  lines: readonly CountedLine[],
  prescriber: number,
  month: Month,
): Omit<PrescriberMonth, 'contacts' | 'contactCounts'> {
  const isOwn = (row: { readonly prescriber: number | null; readonly month: Month }) =>
    row.prescriber === prescriber && row.month === month;
  const holds = (row: { readonly prescriber: number; readonly from: Month; readonly to: Month | null }) =>
    row.prescriber === prescriber && row.from <= month && (row.to === null || month <= row.to);

  const lists = register.lists.filter(isOwn);
  return {
    prescriber,
    month,
    lines: lines.filter(isOwn),
    lists,
    municipality: largest(lists)?.municipality ?? null,
    group: lists.length > 0 ? (register.memberships.find(holds)?.group ?? null) : null,
    declared: declaredIn(register, prescriber, month),
  };
}

/** The doctor's last word in this house holds; who has said nothing yet that month has what the register delivered. */
function declaredIn(register: PlainRegister, prescriber: number, month: Month): number | null {
  const said = register.ownDeclarations
    .filter((own) => own.prescriber === prescriber && own.from <= month)
    .sort((a, b) => b.from - a.from)[0];
  if (said !== undefined) return said.patients;
  const delivered = register.declaredLists.filter(
    (row) => row.prescriber === prescriber && row.from <= month && (row.to === null || month <= row.to),
  );
  return delivered.length > 0 ? delivered.reduce((sum, row) => sum + row.patients, 0) : null;
}

/** Of lists of the same size the one with the lowest id. */
function largest(lists: readonly PlainList[]): PlainList | undefined {
  return [...lists].sort((a, b) => b.patients - a.patients || (a.listId < b.listId ? -1 : 1))[0];
}
