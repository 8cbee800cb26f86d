import { BED_WARD_TYPES, ODDITY_KINDS } from '@smalspor/domain/institution-data';
import { WARD_TYPES } from '@smalspor/domain/institutions';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Count, Id, Instant, MonthText, Nothing, Nullable, OneOf } from './schemas.ts';

/** An institution by its organisation number. */
const OrganisationText = Type.String({ pattern: '^[1-9]\\d{8}$' });
const Place = { organisation: OrganisationText };
/** The quarter's first month. */
const Quarter = Type.String({ pattern: '^(19|20)\\d{2}-(01|04|07|10)$' });
const Version = Type.Integer({ minimum: 1 });
/** Why something is so, in a sentence. */
const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });

const BedDayLine = Type.Object({
  wardType: OneOf(BED_WARD_TYPES),
  from: MonthText,
  to: MonthText,
  bedDays: Type.Integer({ minimum: 0, maximum: 999_999 }),
  estimated: Type.Boolean(),
});

const Telling = Type.Object({
  version: Version,
  lines: Type.Array(BedDayLine),
  toldAt: Instant,
  toldByName: Type.String(),
  /** Why it was changed; `null` for the first. */
  reason: Nullable(Type.String()),
});

/** What is typed, by field: `long-term 2026-01`. */
const Entries = Type.Record(
  Type.String({ pattern: '^[a-z-]{1,20} \\d{4}-\\d{2}( quarter)?$|^estimated$|^whole$' }),
  Type.String({ maxLength: 12 }),
  { maxProperties: 24 },
);

const BedDayForm = Type.Object({
  organisation: OrganisationText,
  name: Type.String(),
  /** The month that is not over. */
  now: MonthText,
  quarter: Quarter,
  /** Whether nobody has told this quarter though it is over. */
  isDue: Type.Boolean(),
  /** `isDelivered`: files have counted all of it. */
  quarters: Type.Array(
    Type.Object({ quarter: Quarter, isTold: Type.Boolean(), isDelivered: Type.Boolean() }),
  ),
  /** The institution's wards in the register, with their beds. */
  wards: Type.Array(
    Type.Object({
      wardType: OneOf(WARD_TYPES),
      beds: Nullable(Count),
      from: MonthText,
      to: Nullable(MonthText),
    }),
  ),
  /** Last year's figure by field, and the figure that files have told for this quarter. */
  lastYear: Type.Record(Type.String(), Count),
  delivered: Type.Record(Type.String(), Count),
  /** Every version of the quarter, the newest first. */
  versions: Type.Array(Telling),
  draft: Nullable(
    Type.Object({
      version: Version,
      entries: Type.Record(Type.String(), Type.String()),
      savedAt: Instant,
      savedByName: Type.String(),
    }),
  ),
});

const OddityView = Type.Object({
  /** Names it for an answer. */
  id: Id,
  kind: OneOf(ODDITY_KINDS),
  unitType: OneOf([...WARD_TYPES, 'mixed']),
  month: MonthText,
  /** The month's figure and what is usual, in doses, bed days or purchases. */
  value: Type.Number(),
  usual: Nullable(Type.Number()),
  /** What an answer holds for. */
  figures: Type.String(),
  answer: Nullable(
    Type.Object({
      answer: OneOf(['right', 'asked']),
      reason: Type.String(),
      answeredAt: Instant,
      answeredByName: Type.String(),
    }),
  ),
});

const OddityList = Type.Object({
  organisation: OrganisationText,
  name: Type.String(),
  /** The months that were looked at; `null` where nobody has delivered sales. */
  period: Nullable(Type.Object({ from: MonthText, to: MonthText })),
  oddities: Type.Array(OddityView),
});

const MandateView = Type.Object({
  id: Id,
  sender: Type.String(),
  from: MonthText,
  to: Nullable(MonthText),
  givenAt: Instant,
  givenByName: Type.String(),
});

const MandateList = Type.Object({
  organisation: OrganisationText,
  name: Type.String(),
  now: MonthText,
  /** Who can be given a mandate, with the files that they deliver. */
  senders: Type.Array(Type.Object({ name: Type.String(), formats: Type.Array(OneOf(REGISTER_FORMATS)) })),
  mandates: Type.Array(MandateView),
});

const read = {
  method: 'GET',
  policy: 'canTellSomeInstitutionData',
  kind: 'json',
  status: 200,
  params: Type.Object(Place),
  query: Nothing,
  body: Nothing,
} as const;
const run = { ...read, policy: 'canRunSomeInstitution' } as const;

export const institutionDataOperations = {
  readBedDays: operation({
    ...read,
    path: '/api/institutions/:organisation/bed-days',
    summary:
      'The bed days of a quarter as far as they are told, with capacity and last year’s figures beside',
    /** Without it the quarter that is due. */
    query: Type.Object({ quarter: Type.Optional(Quarter) }),
    response: BedDayForm,
  }),
  saveBedDayDraft: operation({
    ...read,
    method: 'PUT',
    path: '/api/institutions/:organisation/bed-days/:quarter/draft',
    summary: 'Store what has been typed so far, so that it can be gone on with later',
    params: Type.Object({ ...Place, quarter: Quarter }),
    /** `version` is the draft that was begun from; 0 where there was none. */
    body: Type.Object({ version: Count, entries: Entries }),
    response: Type.Object({ version: Version, savedAt: Instant }),
  }),
  tellBedDays: operation({
    ...read,
    method: 'POST',
    path: '/api/institutions/:organisation/bed-days/:quarter',
    summary: 'Tell the bed days of a quarter; what was told before stays as an earlier version',
    params: Type.Object({ ...Place, quarter: Quarter }),
    body: Type.Object({
      /** The version that is corrected; 0 for the first. */
      version: Count,
      lines: Type.Array(BedDayLine, { maxItems: 12 }),
      /** Fields whose number looks odd and is right. */
      confirmed: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 12 }),
      /** Needed for a correction. */
      reason: Nullable(Reason),
    }),
    response: BedDayForm,
  }),
  readOddities: operation({
    ...read,
    path: '/api/institutions/:organisation/oddities',
    summary:
      'What in the institution’s data is more often a slip than the truth, to be confirmed or corrected',
    response: OddityList,
  }),
  answerOddity: operation({
    ...read,
    method: 'POST',
    path: '/api/institutions/:organisation/oddities/:oddity',
    summary: 'Say that something odd is right, or that the pharmacy has been asked',
    params: Type.Object({ ...Place, oddity: Id }),
    body: Type.Object({
      figures: Type.String({ maxLength: 40 }),
      answer: OneOf(['right', 'asked']),
      reason: Reason,
    }),
    response: OddityList,
  }),
  readMandates: operation({
    ...run,
    path: '/api/institutions/:organisation/mandates',
    summary: 'Who may deliver for the institution, and from and until when',
    response: MandateList,
  }),
  giveMandate: operation({
    ...run,
    method: 'POST',
    path: '/api/institutions/:organisation/mandates',
    summary: 'Let a sender deliver for the institution, for these months of data',
    body: Type.Object({
      sender: Type.String({ maxLength: 40 }),
      from: MonthText,
      to: Nullable(MonthText),
    }),
    response: MandateList,
  }),
  endMandate: operation({
    ...run,
    method: 'POST',
    path: '/api/institutions/:organisation/mandates/:mandateId/end',
    summary: 'Set the last month that a sender may deliver for the institution',
    params: Type.Object({ ...Place, mandateId: Id }),
    body: Type.Object({ to: MonthText }),
    response: MandateList,
  }),
} as const;
