import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  findCertificateDocument,
  keepCertificateDocument,
  listCertificates,
  type StoredCertificate,
} from '@smalspor/database/certificates';
import { type Actor, systemScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import { CERTIFICATE_VERSIONS } from '@smalspor/reports/versions';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { participantOf } from '../programmes/participant-of.ts';

/** The own certificate: the file that was handed out before, or one that is made and kept now. */
export const readCertificatePdf: UnboundUseCase<House, 'readCertificatePdf'> = (
  house,
  actor,
  { certificateId, language },
  call,
) => {
  const audited = {
    act: 'download-certificate',
    objectKind: 'certificate',
    objectId: certificateId,
    requestId: call.requestId,
  };
  return auditRefusal(house, actor, audited, async () => {
    const found = UUID.test(certificateId) ? await findOwn(house, actor, certificateId) : null;
    if (!found) throw new Refusal('not-found', 'There is no such certificate of yours.');
    if (found.withdrawn !== null) {
      throw new Refusal(
        'certificate-withdrawn',
        'This certificate has been withdrawn: it is not handed out any more.',
      );
    }
    const kept = await findCertificateDocument(house.db, SCOPE, found.id, language);
    const bytes = kept?.content ?? (await print(house, found, language));
    await appendAudit(house.db, auditEntry(house, actor, audited));
    return { bytes, fileName: `${FILE_NAMES[language]}.pdf` };
  });
};

const SCOPE = systemScope('issue-certificates');

/** One of the reader's own, by the name that rounds have for people: also of somebody without an HPR number. */
async function findOwn(house: House, actor: Actor, id: string): Promise<StoredCertificate | null> {
  const [found] = await listCertificates(house.db, SCOPE, { id, participant: participantOf(actor) });
  return found ?? null;
}

/** The name says nothing about anyone. */
const FILE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'kursbevis',
  nn: 'kursbevis',
  en: 'course-certificate',
};

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

async function print(
  house: House,
  { id, model }: StoredCertificate,
  language: Language,
): Promise<Uint8Array> {
  const content = await house.printer.printCertificate(model, language);
  const document = { certificateId: id, language, content };
  await keepCertificateDocument(house.db, {
    ...document,
    versions: CERTIFICATE_VERSIONS,
    renderedAt: house.now(),
  });
  return content;
}
