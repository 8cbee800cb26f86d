import { BED_DAY_STATES, LACKS, REMINDER_STATES, STANDINGS } from '@smalspor/domain/institution-follow-up';
import type { InstitutionUnitType } from '@smalspor/domain/institution-report';
import { WARD_TYPES } from '@smalspor/domain/institutions';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { TypedFile } from './schemas.ts';
import {
  Count,
  LanguageSchema,
  LocalisedSchema,
  MonthText,
  Nothing,
  Nullable,
  OneOf,
  PlainDay,
} from './schemas.ts';

const Organisation = Type.String({ pattern: '^[0-9]{9}$', description: 'The organisation number' });
const KindId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' });
const Kind = Type.Object({ id: KindId, name: LocalisedSchema });

const CoverageCounts = {
  /** Institutions that are open in the register. */
  all: Count,
  takingPart: Count,
  /** Per cent. */
  share: Nullable(Type.Number()),
  /** How many must join for the lower aim to be reached. */
  missing: Nullable(Count),
  standings: Type.Object({
    active: Count,
    enrolled: Count,
    finished: Count,
    listed: Count,
    invited: Count,
    declined: Count,
    none: Count,
  }),
};
const CoverageByKind = {
  ...CoverageCounts,
  kinds: Type.Array(Type.Object({ kind: KindId, ...CoverageCounts })),
};

/** An institution, what it does and what has been delivered about it; no figure of it. */
export const FollowedRow = Type.Object({
  organisation: Organisation,
  name: Type.String(),
  kind: KindId,
  municipality: Type.String(),
  county: Type.String(),
  standing: OneOf(STANDINGS),
  programme: Nullable(LocalisedSchema),
  /** Where it is in its year. */
  phase: Nullable(LocalisedSchema),
  contact: Nullable(Type.String()),
  data: Nullable(
    Type.Object({
      lastSales: Nullable(MonthText),
      bedDays: OneOf(BED_DAY_STATES),
      /** The last month that was told or delivered. */
      lastBedDays: Nullable(MonthText),
      openOddities: Count,
      mandate: OneOf(['given', 'missing', 'not-needed']),
    }),
  ),
  lacks: Type.Array(OneOf(LACKS)),
  reminder: OneOf(REMINDER_STATES),
  remindedOn: Nullable(PlainDay),
});

const UNIT_TYPES = [...WARD_TYPES, 'mixed'] as const satisfies readonly InstitutionUnitType[];
const Period = Type.Object({ from: MonthText, to: MonthText });
/** What of institutions' figures is looked at; left out, the first. */
const Choice = {
  unitType: Type.Optional(OneOf(UNIT_TYPES)),
  indicator: Type.Optional(KindId),
};
const Chosen = {
  unitType: OneOf(UNIT_TYPES),
  unitTypes: Type.Array(OneOf(UNIT_TYPES)),
  indicator: KindId,
  indicators: Type.Array(Kind),
};
/** Doses per 100 bed days with their interval, and how many institutions they are of. */
const Told = Type.Object({
  value: Type.Number(),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
  homes: Count,
});
/** Per cent, with its interval. */
const Change = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });

const BeforeAfter = { before: Nullable(Told), after: Nullable(Told), change: Nullable(Change) };
/** Those that take part in a programme, or all that delivered. */
const WHOM = ['taking-part', 'all'] as const;

const read = {
  method: 'GET',
  policy: 'canFollowSomeInstitutions',
  kind: 'json',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
} as const;

export const institutionFollowUpOperations = {
  readInstitutionCoverage: operation({
    ...read,
    path: '/api/institution-follow-up/coverage',
    summary:
      'How many of the institutions take part, by county, municipality and kind, where I answer for them',
    response: Type.Object({
      aim: Type.Object({ low: Type.Number(), high: Type.Number() }),
      kinds: Type.Array(Kind),
      all: Type.Object(CoverageByKind),
      counties: Type.Array(
        Type.Object({
          code: Type.String(),
          name: Type.String(),
          ...CoverageByKind,
          municipalities: Type.Array(
            Type.Object({ code: Type.String(), name: Type.String(), ...CoverageCounts }),
          ),
        }),
      ),
    }),
  }),
  listFollowedInstitutions: operation({
    ...read,
    path: '/api/institution-follow-up/institutions',
    summary: 'Who takes part and what has been delivered, institution by institution; no figures',
    response: Type.Object({
      /** The last month that anybody has delivered sales for. */
      until: Nullable(MonthText),
      reminderDays: Count,
      remindsByItself: Type.Boolean(),
      kinds: Type.Array(Kind),
      institutions: Type.Array(FollowedRow),
    }),
  }),
  exportFollowedInstitutions: operation({
    ...read,
    kind: 'file',
    path: '/api/institution-follow-up/export',
    summary: 'The same as a table; every export is logged',
    query: Type.Object({ language: LanguageSchema }),
    response: Type.Unsafe<TypedFile>({ type: 'string', format: 'binary' }),
  }),
  readReminderLetter: operation({
    ...read,
    path: '/api/institution-follow-up/reminder-letter',
    summary: 'The letter about what is lacking, as one institution’s contact would get it today',
    query: Type.Object({ organisation: Organisation }),
    response: Type.Object({ language: LanguageSchema, subject: Type.String(), text: Type.String() }),
  }),
  remindInstitutions: operation({
    ...read,
    method: 'POST',
    path: '/api/institution-follow-up/reminders',
    summary: 'Write to the contacts of institutions that lack something',
    body: Type.Object({ organisations: Type.Array(Organisation, { minItems: 1, maxItems: 1000 }) }),
    response: Type.Object({
      letters: Count,
      /** Names of institutions without somebody to write to. */
      toCall: Type.Array(Type.String()),
      /** Chosen ones that were reminded a short while ago. */
      recent: Count,
    }),
  }),
  readInstitutionChange: operation({
    ...read,
    path: '/api/institution-follow-up/change',
    summary:
      'Doses per 100 bed days before and after the programme, of those that take part, county by county; released figures alone',
    query: Type.Object(Choice),
    response: Type.Object({
      ...Chosen,
      /** Whom total and mean are of. */
      of: OneOf(WHOM),
      /** In the order in which the programme began. */
      counties: Type.Array(
        Type.Object({
          county: Type.String(),
          name: Type.String(),
          /** The first and the last month in which the programme began in some part of the county. */
          from: MonthText,
          until: MonthText,
          beforePeriod: Nullable(Period),
          afterPeriod: Nullable(Period),
          of: Nullable(OneOf(WHOM)),
          ...BeforeAfter,
          /** Those of the county that do not take part; none where the figures are of all. */
          others: Nullable(Type.Object(BeforeAfter)),
          /** What happened meanwhile where the programme had not begun. */
          controls: Nullable(
            Type.Object({
              counties: Type.Array(Type.String()),
              homes: Type.Object({ before: Count, after: Count }),
              change: Change,
            }),
          ),
          /** Why there is no pair. */
          reason: Nullable(OneOf(['suppressed', 'no-data', 'not-yet'])),
        }),
      ),
      total: Nullable(Type.Object({ counties: Count, ...BeforeAfter })),
      /** Of those that do not take part in the same counties, where they are told of. */
      others: Nullable(Type.Object({ counties: Count, ...BeforeAfter })),
      /** The mean of the counties' changes, in per cent. */
      mean: Nullable(Type.Number()),
    }),
  }),
  readInstitutionSpread: operation({
    ...read,
    path: '/api/institution-follow-up/spread',
    summary: 'Where institutions of one kind lie, as bars of several of them; released figures alone',
    query: Type.Object({ ...Choice, county: Type.Optional(Type.String({ pattern: '^[0-9]{2}$' })) }),
    response: Type.Object({
      ...Chosen,
      period: Nullable(Period),
      /** Counties that are told of by themselves. */
      counties: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
      among: Nullable(OneOf(['county', 'other-counties', 'nation'])),
      reason: Nullable(OneOf(['suppressed', 'no-data'])),
      bins: Type.Array(
        Type.Object({ low: Nullable(Type.Number()), high: Nullable(Type.Number()), homes: Count }),
      ),
    }),
  }),
} as const;
