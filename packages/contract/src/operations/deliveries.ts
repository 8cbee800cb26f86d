import {
  ALERT_KINDS,
  DELIVERED_NAME,
  DELIVERY_STATES,
  MANIFEST_FORMAT,
  SHA256,
} from '@smalspor/domain/deliveries';
import { REGISTER_FORMATS } from '@smalspor/domain/registers';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Count, Day, Id, Instant, MonthText, Nothing, Nullable, OneOf } from './schemas.ts';

const Format = OneOf(REGISTER_FORMATS);

/** What a sender is told about a delivery of its own. */
export const DeliveryReceipt = Type.Object({
  id: Id,
  state: OneOf(DELIVERY_STATES),
  /** Why it was refused, or why it waits for somebody; `null` while nothing stands in its way. */
  reason: Nullable(Type.String()),
  files: Type.Array(
    Type.Object({
      name: Type.String(),
      bytes: Nullable(Count),
      /** How many bytes have been received: the next ones go on from there. */
      received: Count,
      /** Lines that were not taken though the file was, the first thousand one by one. */
      refused: Type.Object({
        rows: Count,
        lines: Type.Array(
          Type.Object({
            line: Count,
            column: Nullable(Type.String()),
            code: Type.String(),
            reason: Type.String(),
          }),
        ),
      }),
    }),
  ),
});

export const DeliveryView = Type.Object({
  id: Id,
  cameBy: OneOf(['folder', 'upload']),
  sender: Nullable(Type.String()),
  state: OneOf(DELIVERY_STATES),
  /** It is in the house, and somebody must decide. */
  isStopped: Type.Boolean(),
  seenAt: Instant,
  endedAt: Nullable(Instant),
  reasonCode: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  releaseId: Nullable(Id),
  reports: Nullable(Count),
  files: Type.Array(
    Type.Object({ name: Type.String(), format: Format, bytes: Nullable(Count), batchId: Nullable(Id) }),
  ),
  steps: Type.Array(Type.Object({ at: Instant, step: Type.String(), about: Nullable(Type.String()) })),
});

const DeliveryParams = Type.Object({ deliveryId: Id });

export const deliveryOperations = {
  announceDelivery: operation({
    method: 'POST',
    path: '/api/deliveries',
    summary: 'A sender says what it will deliver; the same manifest twice is one delivery',
    policy: 'canDeliver',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Type.Object({
      format: Type.Literal(MANIFEST_FORMAT),
      sender: Type.Optional(Type.String({ maxLength: 40 })),
      files: Type.Array(
        Type.Object({
          name: Type.String({ pattern: DELIVERED_NAME }),
          format: Format,
          bytes: Count,
          sha256: Type.String({ pattern: SHA256 }),
        }),
        { minItems: 1, maxItems: 200 },
      ),
    }),
    response: DeliveryReceipt,
  }),
  sendDeliveryFile: operation({
    method: 'PUT',
    path: '/api/deliveries/:deliveryId/files/:fileName',
    summary:
      'A file of an announced delivery, or the rest of one; with the last of them the delivery is taken',
    policy: 'canDeliver',
    kind: 'octets',
    status: 200,
    params: Type.Object({ deliveryId: Id, fileName: Type.String({ pattern: DELIVERED_NAME }) }),
    query: Nothing,
    body: Nothing,
    response: DeliveryReceipt,
  }),
  followDelivery: operation({
    method: 'GET',
    path: '/api/deliveries/:deliveryId',
    summary: 'How far a delivery of the sender’s own has come',
    policy: 'canDeliver',
    kind: 'json',
    status: 200,
    params: DeliveryParams,
    query: Nothing,
    body: Nothing,
    response: DeliveryReceipt,
  }),
  listDeliveries: operation({
    method: 'GET',
    path: '/api/deliveries',
    summary: 'What is expected and what has arrived by itself, what is late, and what somebody must look at',
    policy: 'canFollowDeliveries',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      /** Whether a folder is watched or any sender may deliver. */
      isOn: Type.Boolean(),
      expected: Type.Array(
        Type.Object({ format: Format, from: MonthText, to: MonthText, dueOn: Day, daysLate: Count }),
      ),
      alerts: Type.Array(
        Type.Object({
          kind: OneOf(ALERT_KINDS),
          deliveryId: Nullable(Id),
          format: Nullable(Format),
          from: Nullable(MonthText),
          to: Nullable(MonthText),
          dueOn: Nullable(Day),
          raisedAt: Instant,
        }),
      ),
      /** Newest first. */
      deliveries: Type.Array(DeliveryView),
    }),
  }),
  releaseDelivery: operation({
    method: 'POST',
    path: '/api/deliveries/:deliveryId/release',
    summary:
      'Let a delivery that waits for somebody go on: it is published although something stands against it',
    policy: 'canPublishReleases',
    kind: 'json',
    status: 202,
    params: DeliveryParams,
    query: Nothing,
    body: Nothing,
    response: DeliveryView,
  }),
} as const;
