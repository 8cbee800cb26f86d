import { RENDERER_VERSIONS } from '../pdf/versions.ts';

/** What a certificate's bytes depend on beside its model; stored in every model. */
export const CERTIFICATE_VERSIONS = {
  ...RENDERER_VERSIONS,
  /** Raised with every change of the template that moves a mark. */
  template: 'certificate-2',
} as const;
