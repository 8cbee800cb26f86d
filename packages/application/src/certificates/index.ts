export * from './issue-certificate.ts';
export * from './list-certificates.ts';
export * from './read-certificate-pdf.ts';
export * from './verify-certificate.ts';
export * from './withdraw-certificate.ts';
