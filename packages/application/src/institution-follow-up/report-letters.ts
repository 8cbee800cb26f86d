import { listPeopleToWriteTo } from '@smalspor/database/institution-follow-up';
import { type MailOrder, queueMail } from '@smalspor/database/mail';
import type { Db } from '@smalspor/database/schema';
import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';

const LETTER = 'institution-report-issued';

/** Tells an institution's people that a report is there, in the transaction that issues it; the letter holds no figure. */
export async function queueInstitutionReportLetters(
  house: Pick<House, 'content' | 'now' | 'configuration'>,
  trx: Db,
  organisation: number,
  issueId: string,
): Promise<void> {
  const people = await listPeopleToWriteTo(trx, 'report', organisation);
  const institution = (await findInstitution(house, trx, organisation))?.name ?? String(organisation);
  const link = new URL(`/institution/${organisation}/report`, house.configuration.server.publicUrl).href;
  const orders = people.flatMap(({ personId, mailAddress, language }): MailOrder[] =>
    mailAddress === null
      ? []
      : [
          {
            ...{ occasion: `${LETTER} ${issueId} ${personId}`, personId, letter: LETTER },
            ...{ address: mailAddress, language: language ?? 'nb', gaps: { institution, link } },
          },
        ],
  );
  if (orders.length > 0) await queueMail(trx, orders, house.now());
}
