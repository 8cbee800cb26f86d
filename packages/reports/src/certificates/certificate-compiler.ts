import { readFileSync } from 'node:fs';
import type { CertificateModel } from '@smalspor/domain/certificates';
import type { Language } from '@smalspor/domain/texts';
import { createTypesetter, type Typesetter } from '../pdf/typesetter.ts';
import { printCertificate } from './print-certificate.ts';

const TEMPLATE = readFileSync(new URL('./certificate.typ', import.meta.url), 'utf8');

export interface CertificateCompiler {
  /**
   * The certificate as PDF/UA-1, the same bytes each time for the same model, language and versions.
   * @throws Error when the exporter refuses, as for a sign that the font lacks
   */
  readonly compile: (model: CertificateModel, language: Language) => Uint8Array<ArrayBuffer>;
}

/** Sets certificates in this thread. */
export function createCertificateCompiler(typesetter: Typesetter = createTypesetter()): CertificateCompiler {
  return {
    compile: (model, language) =>
      typesetter.set({
        name: `certificate ${model.id}`,
        template: TEMPLATE,
        inputs: { certificate: JSON.stringify(printCertificate(model, language)) },
        issuedAt: model.issuedAt,
      }),
  };
}
