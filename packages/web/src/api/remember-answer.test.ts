import type { OutputOf } from '@smalspor/contract/operations';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { rememberAnswer } from './remember-answer.ts';

type Round = OutputOf<'readRound'>;
const roundAt = (version: number): Round => ({ id: 'r', version }) as Partial<Round> as Round;
const input = { roundId: 'r' };

/** A page that shows a round, whose readings answer when they are told to. */
function openPage() {
  const queries = new QueryClient();
  const waiting: ((round: Round) => void)[] = [];
  const page = new QueryObserver(queries, {
    queryKey: ['readRound', input],
    queryFn: () => new Promise<Round>((resolve) => waiting.push(resolve)),
    retry: false,
  });
  const close = page.subscribe(() => undefined);
  const answerReading = async (round: Round): Promise<void> => {
    waiting.shift()?.(round);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queries, page, answerReading, close };
}

describe('what a write has answered', () => {
  it('is not taken from the page by a reading that began before it', async () => {
    const { queries, page, answerReading, close } = openPage();
    await answerReading(roundAt(1));
    void page.refetch();
    rememberAnswer(queries, 'readRound', input, roundAt(2));
    await answerReading(roundAt(1));
    expect(page.getCurrentResult()).toMatchObject({ status: 'success', data: { version: 2 } });
    close();
  });

  it('is shown also when it comes before the page’s first reading', async () => {
    const { queries, page, answerReading, close } = openPage();
    rememberAnswer(queries, 'readRound', input, roundAt(2));
    await answerReading(roundAt(1));
    expect(page.getCurrentResult()).toMatchObject({ status: 'success', data: { version: 2 } });
    close();
  });

  it('gives way to a reading that began after it', async () => {
    const { queries, page, answerReading, close } = openPage();
    await answerReading(roundAt(1));
    rememberAnswer(queries, 'readRound', input, roundAt(2));
    void page.refetch();
    await answerReading(roundAt(3));
    expect(page.getCurrentResult()).toMatchObject({ data: { version: 3 } });
    close();
  });
});
