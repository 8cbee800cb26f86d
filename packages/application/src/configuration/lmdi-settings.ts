import { Type } from 'typebox';
import { setting } from './setting.ts';

const OptionalUrl = Type.Union([Type.String({ pattern: '^https?://[^\\s/]+(/\\S*)?$' }), Type.Null()]);

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
  tokenIssuer: setting(OptionalUrl, {
    default: null,
    unit: null,
    description:
      'The issuer of signed tokens that are taken beside the senders’ own, such as `https://maskinporten.no/`. Without it none are.',
  }),
  tokenKeys: setting(OptionalUrl, {
    default: null,
    unit: null,
    description: 'Where the issuer’s public keys are (JWK Set), such as `https://maskinporten.no/jwk`.',
  }),
  tokenAudience: setting(Type.Union([Type.String({ minLength: 1 }), Type.Null()]), {
    default: null,
    unit: null,
    description: 'The audience that a signed token must name; without it any.',
  }),
  tokenScope: setting(Type.String({ minLength: 1 }), {
    default: 'fhi:lmr/fhirmottak.api',
    unit: null,
    description: 'The scope that a signed token must have.',
  }),
  keepMonths: setting(Type.Union([Type.Integer({ minimum: 2 }), Type.Null()]), {
    default: 36,
    unit: 'months',
    description:
      'Administrations are kept so long one by one, under the patients’ pseudonyms; what was given longer ago is not received. Their sums by month stay.',
  }),
} as const;
