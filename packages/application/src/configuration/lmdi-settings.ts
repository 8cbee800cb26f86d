import { Type } from 'typebox';
import { setting } from './setting.ts';

/** Given medicines that senders tell of by FHIR. */
export const LMDI_SETTINGS = {
  maximumBundleBytes: setting(Type.Integer({ minimum: 1 }), {
    default: 150_000_000,
    unit: 'bytes, unpacked',
    description: 'The largest FHIR bundle that is received; more is refused with status 413.',
  }),
  bundlesAtOnce: setting(Type.Integer({ minimum: 1 }), {
    default: 2,
    unit: 'bundles',
    description: 'Bundles that are received at the same time; more are asked to come again, with status 429.',
  }),
  keepMonths: setting(Type.Union([Type.Integer({ minimum: 2 }), Type.Null()]), {
    default: 36,
    unit: 'months',
    description:
      'Administrations are kept so long one by one, under the patients’ pseudonyms; what was given longer ago is not received. Their sums by month stay.',
  }),
} as const;
