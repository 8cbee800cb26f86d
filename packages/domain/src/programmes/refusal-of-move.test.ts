import { loadContent } from '@smalspor/content/loading';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyMove } from './apply-move.ts';
import { refusalOfMove } from './refusal-of-move.ts';
import { newRound } from './round.ts';
import { attempts } from './testing/attempts.ts';

const { messages } = loadContent();

it('says why in a sentence, with the facts beside it', () => {
  const refusal = refusalOfMove({ reason: 'not-due-yet', facts: { from: '2017-05-01' } }, messages);
  expect(refusal).toMatchObject({
    code: 'move-refused',
    detail: 'The round can be closed in this way from 2017-05-01 only.',
    facts: { reason: 'not-due-yet', from: '2017-05-01' },
  });
});

it('has every fact that its sentence asks for, whatever is refused', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(attempts, ({ programme, moves }) => {
      let round = newRound(programme);
      for (const move of moves) {
        const outcome = applyMove(programme, round, move);
        if (outcome.kind !== 'refused') round = outcome.round;
        else {
          met.add(outcome.refusal.reason);
          expect(refusalOfMove(outcome.refusal, messages).detail).not.toMatch(/[{}]/);
        }
      }
    }),
    { numRuns: 500, seed: 5 },
  );
  // The search has to meet most of them to be worth anything.
  expect(met.size).toBeGreaterThan(25);
});
