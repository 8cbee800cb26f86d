import { issueCertificate, issueCertificateFor } from './issue-certificate.ts';
import { exportCertificates, listCertificates } from './list-certificates.ts';
import { readCertificatePdf } from './read-certificate-pdf.ts';
import { verifyCertificate } from './verify-certificate.ts';
import { withdrawCertificate } from './withdraw-certificate.ts';

/** What the contract’s operations about certificates do. */
export const operations = {
  issueCertificate,
  issueCertificateFor,
  withdrawCertificate,
  readCertificatePdf,
  listCertificates,
  exportCertificates,
  verifyCertificate,
};
