import { WARD_TYPES } from '@smalspor/domain/institutions';
import { CHOICES, ITEM_KINDS, LONGEST_NOTE, MOST_OBSERVED } from '@smalspor/domain/visits';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { PdfFile } from './reports.ts';
import {
  Count,
  Id,
  Instant,
  LanguageSchema,
  LocalisedSchema,
  Nothing,
  Nullable,
  OneOf,
  PartId,
  PlainDay,
} from './schemas.ts';

/** Nine digits. */
const Organisation = Type.String({ pattern: '^[0-9]{9}$' });
/** Made by a device, so that what is sent twice is stored once. */
const MadeId = Type.String({ pattern: '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$' });
const Version = Type.Integer({ minimum: 1 });
const Observed = Type.Integer({ minimum: 0, maximum: MOST_OBSERVED });

export const VisitAnswerSchema = Type.Union([
  Type.Object({ choice: OneOf(CHOICES) }, { additionalProperties: false }),
  Type.Object({ done: Observed, of: Observed }, { additionalProperties: false }),
  Type.Object({ note: Type.String({ maxLength: LONGEST_NOTE }) }, { additionalProperties: false }),
]);

/** An answer as a device gave it, and the earlier ones that it takes the place of. */
const GivenAnswer = Type.Object({
  id: MadeId,
  item: PartId,
  /** `null` takes an answer back. */
  answer: Nullable(VisitAnswerSchema),
  replaces: Type.Array(MadeId, { maxItems: 50 }),
  /** By the device's clock. */
  givenAt: Instant,
});

export const ChecklistView = Type.Object({
  id: PartId,
  version: Version,
  title: LocalisedSchema,
  intro: LocalisedSchema,
  sections: Type.Array(
    Type.Object({
      id: PartId,
      title: LocalisedSchema,
      items: Type.Array(
        Type.Object({
          id: PartId,
          kind: OneOf(ITEM_KINDS),
          text: LocalisedSchema,
          help: Nullable(LocalisedSchema),
          source: Nullable(Type.Object({ title: Type.String(), url: Type.String() })),
        }),
      ),
    }),
  ),
});

export const VisitEntry = Type.Object({
  id: Id,
  organisation: Organisation,
  home: Type.String(),
  municipality: Type.String(),
  ward: Type.String(),
  wardType: OneOf(WARD_TYPES),
  day: PlainDay,
  visitor: Type.String(),
  state: OneOf(['planned', 'begun', 'reported']),
});

export const VisitForm = Type.Object({
  ...VisitEntry.properties,
  checklist: ChecklistView,
  /** Every answer that any device has sent. */
  answers: Type.Array(Type.Object({ ...GivenAnswer.properties, by: Type.String() })),
  /** The report that the home has; `null` before the first. */
  report: Nullable(
    Type.Object({
      version: Version,
      at: Instant,
      /** Answers have come since, so that the home has an older report. */
      isOld: Type.Boolean(),
    }),
  ),
});

const SectionSum = Type.Object({
  section: PartId,
  yes: Count,
  no: Count,
  notApplicable: Count,
  unanswered: Count,
  done: Count,
  of: Count,
});

export const VisitReport = Type.Object({
  ...VisitEntry.properties,
  checklist: ChecklistView,
  version: Version,
  reportedAt: Instant,
  answers: Type.Record(Type.String(), VisitAnswerSchema),
  sums: Type.Array(SectionSum),
  /** Items to look at first: not in place, or not done every time. */
  workOn: Type.Array(PartId),
  /** The visit to the same ward before this one; `null` for the first. */
  before: Nullable(Type.Object({ day: PlainDay, answers: Type.Record(Type.String(), VisitAnswerSchema) })),
});

const Counts = Type.Object({ visits: Count, municipalities: Count, homes: Count, wards: Count });
/** Of an item over some visits; `share` is 0–1, `null` where too few homes stand behind it. */
const ItemShare = Type.Object({
  item: PartId,
  yes: Count,
  outOf: Count,
  homes: Count,
  share: Nullable(Type.Number({ minimum: 0, maximum: 1 })),
});

export const VisitFigures = Type.Object({
  checklist: ChecklistView,
  fewestHomes: Count,
  all: Counts,
  areas: Type.Array(
    Type.Object({
      kind: OneOf(['region', 'county']),
      id: Type.String(),
      name: LocalisedSchema,
      counts: Counts,
    }),
  ),
  /** Half-years, `2026-1` and `2026-2`, the oldest first. */
  periods: Type.Array(Type.Object({ halfYear: Type.String(), counts: Counts, items: Type.Array(ItemShare) })),
  items: Type.Array(ItemShare),
});

const VisitParams = Type.Object({ visitId: Id });
const HomeParams = Type.Object({ organisation: Organisation });
const read = { method: 'GET', kind: 'json', status: 200, query: Nothing, body: Nothing } as const;
const write = {
  method: 'POST',
  kind: 'json',
  status: 200,
  policy: 'canVisitSomeInstitutions',
  query: Nothing,
} as const;

export const visitOperations = {
  listVisits: operation({
    ...read,
    path: '/api/visits',
    summary: 'The visits where I answer for them, and the homes that I can visit',
    policy: 'canVisitSomeInstitutions',
    params: Nothing,
    response: Type.Object({
      visits: Type.Array(VisitEntry),
      homes: Type.Array(
        Type.Object({ organisation: Organisation, name: Type.String(), municipality: Type.String() }),
      ),
    }),
  }),
  readVisitFigures: operation({
    ...read,
    path: '/api/visits/figures',
    summary: 'What was seen over time and by region, added up over homes',
    policy: 'canVisitSomeInstitutions',
    params: Nothing,
    query: Type.Object({ checklist: Type.Optional(PartId) }),
    response: Type.Object({ figures: Nullable(VisitFigures) }),
  }),
  openVisitKey: operation({
    ...write,
    path: '/api/visits/key',
    summary: 'What this device hides unsent answers with: the key of mine that it names, or a new one',
    params: Nothing,
    body: Type.Object({ known: Type.Array(MadeId, { maxItems: 50 }) }),
    response: Type.Object({ id: MadeId, secret: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }),
  }),
  forgetVisitKey: operation({
    ...write,
    path: '/api/visits/key/end',
    summary: 'Forgets a key of mine: what is still hidden with it can never be read again',
    params: Nothing,
    body: Type.Object({ id: MadeId }),
    response: Type.Object({ forgotten: Type.Literal(true) }),
  }),
  readVisit: operation({
    ...read,
    path: '/api/visits/:visitId',
    summary: 'The form of a visit with every answer that was sent',
    policy: 'canVisitSomeInstitutions',
    params: VisitParams,
    response: VisitForm,
  }),
  saveVisitAnswers: operation({
    ...write,
    path: '/api/visits/:visitId/answers',
    summary: 'Takes answers that a device has kept; one that has come before changes nothing',
    params: VisitParams,
    body: Type.Object({ answers: Type.Array(GivenAnswer, { minItems: 1, maxItems: 500 }) }),
    response: VisitForm,
  }),
  sendVisitReport: operation({
    ...write,
    path: '/api/visits/:visitId/report',
    summary: 'Sends the home what was seen; again when answers have come since',
    params: VisitParams,
    body: Type.Object({
      /** The answers that I have seen and that no other takes the place of. */
      heads: Type.Array(MadeId, { maxItems: 5_000 }),
    }),
    response: VisitForm,
  }),
  readVisitReport: operation({
    ...read,
    path: '/api/visits/:visitId/report',
    summary: 'What was seen on a visit, for the home and those who answer for visits there',
    policy: 'canReadSomeVisits',
    params: VisitParams,
    response: VisitReport,
  }),
  readVisitReportPdf: operation({
    ...read,
    kind: 'pdf',
    path: '/api/visits/:visitId/report/pdf',
    summary: 'What was seen on a visit as PDF/UA, for the home and those who answer for visits there',
    policy: 'canReadSomeVisits',
    params: VisitParams,
    query: Type.Object({ language: LanguageSchema }),
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
  listInstitutionVisits: operation({
    ...read,
    path: '/api/institutions/:organisation/visits',
    summary: 'The visits to one home, and what another can be planned with',
    policy: 'canReadSomeVisits',
    params: HomeParams,
    response: Type.Object({
      organisation: Organisation,
      name: Type.String(),
      wardTypes: Type.Array(OneOf(WARD_TYPES)),
      wards: Type.Array(Type.String()),
      mayVisit: Type.Boolean(),
      checklists: Type.Array(Type.Object({ id: PartId, title: LocalisedSchema })),
      visits: Type.Array(VisitEntry),
    }),
  }),
  planVisit: operation({
    ...write,
    path: '/api/institutions/:organisation/visits',
    summary: 'Plan a visit to a ward of a home',
    params: HomeParams,
    body: Type.Object({
      ward: Type.String({ pattern: '\\S', maxLength: 80 }),
      wardType: OneOf(WARD_TYPES),
      day: PlainDay,
      checklist: PartId,
    }),
    response: VisitForm,
  }),
} as const;
