import { Type } from 'typebox';
import { Task } from './imports.ts';
import { operation } from './operation.ts';
import { Count, Id, Instant, LocalisedSchema, MonthText, Nothing, Nullable, OneOf } from './schemas.ts';

export const RELEASE_STATES = ['published', 'superseded', 'withdrawn'] as const;

export const ReleaseSummary = Type.Object({
  id: Id,
  state: OneOf(RELEASE_STATES),
  publishedAt: Instant,
  from: MonthText,
  to: MonthText,
  contentVersion: Type.String(),
  geography: Type.String(),
  synthetic: Type.Boolean(),
  prescribers: Count,
  reportsIssued: Count,
});

/** One line of what a release could not count, as a part of a whole. */
export const CoverageLine = Type.Object({
  id: Type.String(),
  label: LocalisedSchema,
  counted: Count,
  total: Count,
});

export const ReleaseDetails = Type.Object({
  ...ReleaseSummary.properties,
  batches: Type.Array(Type.Object({ id: Id, format: Type.String(), rows: Count })),
  coverage: Type.Array(CoverageLine),
  /** Published cells and the hidden ones, by level. */
  disclosure: Type.Array(Type.Object({ level: Type.String(), published: Count, hidden: Count })),
  files: Type.Object({ count: Count, bytes: Count, verifiedAt: Nullable(Instant) }),
});

const ReleaseParams = Type.Object({ releaseId: Id });

const read = {
  method: 'GET',
  policy: 'canManageData',
  kind: 'json',
  status: 200,
  params: Nothing,
  query: Nothing,
  body: Nothing,
} as const;

const start = {
  method: 'POST',
  policy: 'canPublishReleases',
  kind: 'json',
  status: 202,
  query: Nothing,
  body: Nothing,
  response: Task,
} as const;

export const releaseOperations = {
  listReleases: operation({
    ...read,
    path: '/api/releases',
    summary: 'Releases, newest first',
    response: Type.Object({ releases: Type.Array(ReleaseSummary) }),
  }),
  readRelease: operation({
    ...read,
    path: '/api/releases/:releaseId',
    summary: 'What a release is made of, what it covers and what it hides',
    params: ReleaseParams,
    response: ReleaseDetails,
  }),
  startRelease: operation({
    ...start,
    path: '/api/releases',
    summary: 'Build a release from the deliveries in force and publish it',
    params: Nothing,
  }),
  startIssuing: operation({
    ...start,
    path: '/api/releases/:releaseId/reports',
    summary: 'Issue the reports of everyone in a release',
    params: ReleaseParams,
  }),
} as const;
