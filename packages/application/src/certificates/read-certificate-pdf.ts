import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  findCertificate,
  findCertificateDocument,
  keepCertificateDocument,
  type StoredCertificate,
} from '@smalspor/database/certificates';
import { ownScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import { CERTIFICATE_VERSIONS } from '@smalspor/reports/versions';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';

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
    const scope = ownScope(actor);
    const found = UUID.test(certificateId) ? await findCertificate(house.db, scope, certificateId) : null;
    if (!found) throw new Refusal('not-found', 'There is no such certificate of yours.');
    if (found.withdrawn !== null) {
      throw new Refusal(
        'certificate-withdrawn',
        'This certificate has been withdrawn: it is not handed out any more.',
      );
    }
    const kept = await findCertificateDocument(house.db, scope, found.id, language);
    const bytes = kept?.content ?? (await print(house, found, language));
    await appendAudit(house.db, auditEntry(house, actor, audited));
    return { bytes, fileName: `${FILE_NAMES[language]}.pdf` };
  });
};

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
