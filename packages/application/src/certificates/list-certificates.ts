import type { InputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listCertificates as list, type StoredCertificate } from '@smalspor/database/certificates';
import { systemScope } from '@smalspor/domain/access';
import { currentProgrammes } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { instantInOslo, norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { certificateTable } from './certificate-table.ts';
import { describeCertificate } from './describe-certificate.ts';

interface Period {
  readonly programme?: string | undefined;
  readonly from: string;
  readonly to: string;
}

/** More than these nobody reads on a page. */
const MOST_LISTED = 200;

/** What was issued or withdrawn in a period; looking at it is on record. */
export const listCertificates: UnboundUseCase<House, 'listCertificates'> = async (
  house,
  actor,
  input,
  call,
) => {
  const period = periodOf(house, input);
  const found = await certificatesOf(house, period);
  const audited = { act: 'list-certificates', objectKind: 'certificates', objectId: nameOf(period) };
  await appendAudit(house.db, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
  return {
    from: period.from,
    to: period.to,
    total: found.length,
    certificates: found.slice(0, MOST_LISTED).map(describeCertificate),
    programmes: currentProgrammes(house.content.programmes).map((programme) => ({
      id: programme.id,
      name: programmeText(programme, 'name'),
    })),
  };
};

/**
 * The same as the medical association takes it, which is told of doctors alone, and by themselves those of everybody else, with
 * an HPR number or without; each export is on record. What does not hold any more is marked, and what was withdrawn stands in
 * the period of its withdrawal too, so that whoever has got it before learns of it.
 */
export const exportCertificates: UnboundUseCase<House, 'exportCertificates'> = async (
  house,
  actor,
  input,
  call,
) => {
  const period = periodOf(house, input);
  const all = await certificatesOf(house, period);
  const isOfOthers = input.holders === 'others';
  const found = all.filter(({ model }) => (model.holder.profession !== 'doctor') === isOfOthers);
  const table = certificateTable(found, input.language, house.content.messages);
  const audited = {
    act: 'export-certificates',
    objectKind: 'certificates',
    objectId: `${nameOf(period)}${isOfOthers ? ' others' : ''}`,
  };
  await appendAudit(house.db, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
  return {
    bytes: new TextEncoder().encode(table),
    fileName: `kursbevis-${period.from}-${period.to}.csv`,
    mediaType: 'text/csv; charset=utf-8',
  };
};

/** Without days, the year that it is in Norway. */
function periodOf({ now }: House, { programme, from, to }: InputOf<'listCertificates'>): Period {
  const year = norwegianDateOf(now()).slice(0, 4);
  return { programme, from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` };
}

/** @throws Refusal `invalid-request` for days that do not exist or in the wrong order */
async function certificatesOf(
  { db }: House,
  { programme, from, to }: Period,
): Promise<readonly StoredCertificate[]> {
  if (!isDay(from) || !isDay(to) || from > to) {
    throw new Refusal('invalid-request', 'Give two days that exist, the earlier one first.');
  }
  const dayAfter = new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  const during = { from: instantInOslo(from, '00:00'), before: instantInOslo(dayAfter, '00:00') };
  return list(db, systemScope('issue-certificates'), {
    during,
    ...(programme === undefined ? {} : { programme }),
  });
}

const DAY_MS = 86_400_000;

function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function nameOf({ programme, from, to }: Period): string {
  return `${programme ?? 'all'} ${from} ${to}`;
}
