import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, Instant, Nothing } from './schemas.ts';

/** What only a home with invented data answers: its clock, and the letters that it would have sent. */
export const demonstrationOperations = {
  readDemoClock: operation({
    method: 'GET',
    path: '/api/demo/clock',
    summary: 'What the clock of the demonstration shows',
    policy: 'canUseOwnAccount',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({ now: Instant }),
  }),
  setDemoClock: operation({
    method: 'PUT',
    path: '/api/demo/clock',
    summary: 'Let time pass in the demonstration; it never goes back',
    policy: 'canUseOwnAccount',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Type.Object({ now: Instant }),
    response: Type.Object({ now: Instant }),
  }),
  readDemoInbox: operation({
    method: 'GET',
    path: '/api/demo/inbox',
    summary: 'The letters that the demonstration would have sent, newest first',
    policy: 'canUseOwnAccount',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      letters: Type.Array(
        Type.Object({
          id: Id,
          at: Instant,
          to: Type.String(),
          subject: Type.String(),
          text: Type.String(),
        }),
      ),
    }),
  }),
} as const;
