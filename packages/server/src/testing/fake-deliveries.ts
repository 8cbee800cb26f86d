import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import type { Senders, UseCases } from '@smalspor/contract/use-cases';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';

export const FAKE_TOKEN = 'the-token-of-the-invented-register';

/** The organisation number of the only sender. */
export const FAKE_SENDER_ORGANISATION = '310000027';

const fakeSender: Actor = { userId: 'sender-lmr', name: 'lmr', roles: ['sender'], hpr: null };

export const fakeSenders: Senders = {
  recognise: (token) => (token === FAKE_TOKEN ? fakeSender : null),
  ofOrganisation: (organisation) => (organisation === FAKE_SENDER_ORGANISATION ? fakeSender : null),
};

type Receipt = OutputOf<'followDelivery'>;
type View = OutputOf<'releaseDelivery'>;

/** One of each kind that the page must show. */
const STOPPED: View = {
  id: 'delivery-1',
  cameBy: 'upload',
  sender: 'lmr',
  state: 'imported',
  isStopped: true,
  seenAt: '2026-04-10T06:00:00.000Z',
  endedAt: null,
  reasonCode: 'coverage-worse',
  reason: 'A release would tell less than the one that is served.',
  releaseId: null,
  reports: null,
  files: [
    { name: 'dispensings-2026-q1.csv', format: 'dispensings', bytes: 5_000_000_000, batchId: 'batch-1' },
  ],
  steps: [
    { at: '2026-04-10T06:00:00.000Z', step: 'seen', about: null },
    { at: '2026-04-10T07:10:00.000Z', step: 'taken', about: null },
    { at: '2026-04-10T07:20:00.000Z', step: 'imported', about: 'dispensings-2026-q1.csv' },
    { at: '2026-04-10T07:20:01.000Z', step: 'stopped', about: null },
  ],
};
const REFUSED: View = {
  ...STOPPED,
  ...{ id: 'delivery-2', cameBy: 'folder', sender: null, state: 'refused', isStopped: false },
  ...{ seenAt: '2026-04-09T06:00:00.000Z', endedAt: '2026-04-09T06:01:00.000Z', reasonCode: 'checksum' },
  reason: 'gp-lists-2026-q1.csv is not the file that the manifest describes.',
  files: [{ name: 'gp-lists-2026-q1.csv', format: 'gp-lists', bytes: null, batchId: null }],
  steps: [{ at: '2026-04-09T06:01:00.000Z', step: 'refused', about: null }],
};

type DeliveryUseCases = Pick<
  UseCases,
  'announceDelivery' | 'sendDeliveryFile' | 'followDelivery' | 'listDeliveries' | 'releaseDelivery'
>;

export interface FakeDeliveries {
  readonly useCases: DeliveryUseCases;
  /** What has been sent, by the file's name. */
  readonly received: ReadonlyMap<string, { readonly from: number; readonly text: string }>;
}

/** Deliveries in memory. */
export function createFakeDeliveries(): FakeDeliveries {
  const received = new Map<string, { from: number; text: string }>();
  let announced: InputOf<'announceDelivery'> | null = null;
  let stopped = STOPPED;
  const receipt = (): Receipt => ({
    id: 'delivery-3',
    state: 'waiting',
    reason: null,
    files: (announced?.files ?? []).map(({ name, bytes }) => ({
      name,
      bytes,
      received: received.get(name)?.text.length ?? 0,
      refused: { rows: 0, lines: [] },
    })),
  });
  return {
    received,
    useCases: {
      announceDelivery: async (_actor, input) => {
        announced = input;
        return receipt();
      },
      sendDeliveryFile: async (_actor, { fileName, content }) => {
        let text = '';
        for await (const chunk of content.stream) text += Buffer.from(chunk).toString('utf8');
        received.set(fileName, { from: content.from, text });
        return receipt();
      },
      followDelivery: async (_actor, { deliveryId }) => {
        if (deliveryId !== 'delivery-3') throw new Refusal('not-found', 'There is no such delivery.');
        return receipt();
      },
      listDeliveries: async () => ({
        isOn: true,
        expected: [
          { format: 'gp-lists', from: '2026-01', to: '2026-03', dueOn: '2026-04-08', daysLate: 2 },
          { format: 'dispensings', from: '2026-04', to: '2026-06', dueOn: '2026-07-20', daysLate: 0 },
        ],
        alerts: [
          {
            ...{ kind: 'late', deliveryId: null, format: 'gp-lists', from: '2026-01', to: '2026-03' },
            ...{ dueOn: '2026-04-08', raisedAt: '2026-04-09T03:00:00.000Z' },
          },
          {
            ...{ kind: 'refused', deliveryId: 'delivery-2', format: null, from: null, to: null, dueOn: null },
            raisedAt: '2026-04-09T06:01:00.000Z',
          },
        ],
        deliveries: [stopped, REFUSED],
      }),
      releaseDelivery: async (_actor, { deliveryId }) => {
        if (deliveryId !== STOPPED.id) throw new Refusal('not-found', 'There is no such delivery.');
        stopped = { ...STOPPED, state: 'done', isStopped: false, reasonCode: null, reason: null };
        return stopped;
      },
    },
  };
}
