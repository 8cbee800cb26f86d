import { type MailOrder, queueMail } from '@smalspor/database/mail';
import { findMailReaders } from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';

/** A report, and whom it is for. */
export interface AddressedReport {
  readonly id: string;
  readonly hpr: string;
}

/** Tells those who have asked for it that their report is there, in the transaction that issues it. */
export async function queueReportLetters(
  house: House,
  trx: Db,
  reports: readonly AddressedReport[],
): Promise<void> {
  const readers = await findMailReaders(
    trx,
    systemScope('issue-reports'),
    'report',
    reports.map(({ hpr }) => hpr),
  );
  const link = new URL('/report', house.configuration.server.publicUrl).href;
  const orders = reports.flatMap(({ id, hpr }): MailOrder[] => {
    const reader = readers.get(hpr);
    if (reader === undefined) return [];
    const { personId, address, language } = reader;
    return [
      {
        occasion: `report-issued ${id}`,
        personId,
        letter: 'report-issued',
        address,
        language: language ?? 'nb',
        gaps: { link },
      },
    ];
  });
  if (orders.length > 0) await queueMail(trx, orders, house.now());
}
