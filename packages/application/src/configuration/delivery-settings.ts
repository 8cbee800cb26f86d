import { SENDER_NAME, SHA256 } from '@smalspor/domain/deliveries';
import { REGISTER_FORMATS, type RegisterFormat } from '@smalspor/domain/registers';
import { Type } from 'typebox';
import { type SettingTable, setting } from './setting.ts';

const Format = Type.Unsafe<RegisterFormat>({ type: 'string', enum: [...REGISTER_FORMATS] });

/** A machine that may deliver by itself. The token is nowhere; whoever reads the hash cannot deliver with it. */
const Sender = Type.Object(
  {
    name: Type.String({ pattern: SENDER_NAME }),
    /** SHA-256 of each token that is in force: two while a token is changed. */
    tokenSha256: Type.Array(Type.String({ pattern: SHA256 }), { minItems: 1 }),
    formats: Type.Array(Format),
    /** Deliveries must be of this register. */
    register: Type.Optional(Type.String({ pattern: '^[\\p{L}\\p{N} ._-]{1,80}$' })),
    /** Institutions that it may tell the given medicines of, by FHIR. */
    organisations: Type.Optional(Type.Array(Type.String({ pattern: '^\\d{9}$' }))),
    /** Its own organisation number, where it shows a token of Maskinporten instead of its own. */
    organisation: Type.Optional(Type.String({ pattern: '^\\d{9}$' })),
  },
  { additionalProperties: false },
);

const Expected = Type.Object(
  {
    format: Format,
    everyMonths: Type.Unsafe<number>({ type: 'integer', enum: [1, 2, 3, 4, 6, 12] }),
    graceDays: Type.Integer({ minimum: 0, maximum: 366 }),
  },
  { additionalProperties: false },
);

/** Deliveries that arrive by themselves. */
export const DELIVERY_SETTINGS = {
  folder: setting(Type.Union([Type.String({ minLength: 1 }), Type.Null()]), {
    default: null,
    unit: null,
    description:
      'The folder that is watched for deliveries. Without it `incoming` in the home, where there is such a folder.',
  }),
  publish: setting(Type.Union([Type.Literal('automatic'), Type.Literal('by-hand')]), {
    default: 'automatic',
    unit: null,
    description:
      'Whether a delivery that completes a quarter or corrects an earlier one is released and reported on without a hand.',
  }),
  maxRowLoss: setting(Type.Number({ minimum: 0, maximum: 1 }), {
    default: 0.25,
    unit: 'share of the rows',
    description:
      'A delivery that lacks more, beside the one that it replaces or the year before, is not published without a human.',
  }),
  incompleteHours: setting(Type.Integer({ minimum: 1 }), {
    default: 24,
    unit: 'hours',
    description: 'A delivery that is not whole after this raises an alert.',
  }),
  settleSeconds: setting(Type.Integer({ minimum: 0 }), {
    default: 60,
    unit: 'seconds',
    description:
      'A file that does not fit its checksum is still being written until it has rested for this long.',
  }),
  refusedDays: setting(Type.Integer({ minimum: 0 }), {
    default: 14,
    unit: 'days',
    description:
      'How long refused files stay in `refused` in the watched folder. The note beside them stays.',
  }),
  expected: setting(Type.Array(Expected), {
    default: [],
    unit: null,
    description:
      'What the registers have promised: format, every so many months from January, and days of grace after the period.',
  }),
  senders: setting(Type.Array(Sender), {
    default: [],
    unit: null,
    description:
      'Machines that deliver by themselves: name, SHA-256 of each token, formats, the register where it must be one, and by organisation number the institutions that it may tell the given medicines of.',
  }),
} as const satisfies SettingTable[string];
