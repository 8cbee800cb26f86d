import {
  type ATTENDEES,
  LARGEST_ATTENDANCE,
  LONGEST_AGREED,
  LONGEST_MINUTES,
  LONGEST_TEACHER,
} from '@smalspor/domain/teaching';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Count, Id, Instant, LocalisedSchema, Nothing, Nullable, OneOf, PlainDay } from './schemas.ts';

const Version = Type.Integer({ minimum: 1 });
const People = Type.Integer({ minimum: 0, maximum: LARGEST_ATTENDANCE });

/** What somebody tells of an occasion of teaching. The domain says what makes no sense. */
export const TeachingDetails = Type.Object({
  day: PlainDay,
  /** How long it lasted, whole minutes. */
  minutes: Type.Integer({ minimum: 1, maximum: LONGEST_MINUTES }),
  teacher: Type.String({ maxLength: LONGEST_TEACHER }),
  /** How many were there, by profession. */
  attendance: Type.Object({
    doctors: People,
    nurses: People,
    'care-workers': People,
    others: People,
    unstated: People,
  } satisfies Record<(typeof ATTENDEES)[number], typeof People>),
  /** Ids of courses and tools. */
  material: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
  ownMaterial: Type.String({ maxLength: LONGEST_TEACHER }),
  agreed: Type.String({ maxLength: LONGEST_AGREED }),
});

const TeachingVersion = Type.Object({
  ...TeachingDetails.properties,
  version: Version,
  isWithdrawn: Type.Boolean(),
  /** Who wrote it; `null` for an account that is gone. */
  writtenBy: Nullable(Type.String()),
  writtenAt: Instant,
});

export const TeachingLog = Type.Object({
  organisation: Type.String(),
  /** What the register calls the institution; `null` where it does not have it. */
  name: Nullable(Type.String()),
  today: PlainDay,
  /** What is asked for in a calendar year. */
  askedMinutes: Count,
  /** Each calendar year with something in it, and this one; newest first. */
  years: Type.Array(
    Type.Object({ year: Type.Integer(), occasions: Count, minutes: Count, minutesLeft: Count }),
  ),
  /** Newest first; those that were withdrawn are among them. */
  entries: Type.Array(
    Type.Object({
      ...TeachingVersion.properties,
      id: Id,
      cameBy: OneOf(['noted', 'course']),
      /** What stood there before it was corrected, newest first. */
      earlier: Type.Array(TeachingVersion),
    }),
  ),
  /** What can be named as material. */
  materials: Type.Array(Type.Object({ id: Id, kind: OneOf(['course', 'tool']), name: LocalisedSchema })),
});

/** An organisation number; only that of an own institution leads anywhere. */
export const OrganisationParams = Type.Object({ organisation: Type.String({ pattern: '^[1-9][0-9]{8}$' }) });
const EntryParams = Type.Object({ ...OrganisationParams.properties, entryId: Id });
const shared = {
  policy: 'canKeepSomeInstitutionWork',
  kind: 'json',
  status: 200,
  params: OrganisationParams,
  query: Nothing,
  body: Nothing,
  response: TeachingLog,
} as const;

export const teachingOperations = {
  readTeaching: operation({
    ...shared,
    method: 'GET',
    path: '/api/institutions/:organisation/teaching',
    summary: 'My institution’s log of in-house teaching, with hours for each calendar year',
  }),
  noteTeaching: operation({
    ...shared,
    method: 'POST',
    path: '/api/institutions/:organisation/teaching',
    summary: 'Note an occasion of teaching',
    body: TeachingDetails,
  }),
  correctTeaching: operation({
    ...shared,
    method: 'PUT',
    path: '/api/institutions/:organisation/teaching/:entryId',
    summary: 'Correct an occasion; what stood there before is kept',
    params: EntryParams,
    body: Type.Object({ version: Version, ...TeachingDetails.properties }),
  }),
  withdrawTeaching: operation({
    ...shared,
    method: 'POST',
    path: '/api/institutions/:organisation/teaching/:entryId/withdrawal',
    summary: 'Say that an occasion was noted by mistake; it stays in the log and counts no more',
    params: EntryParams,
    body: Type.Object({ version: Version }),
  }),
} as const;
