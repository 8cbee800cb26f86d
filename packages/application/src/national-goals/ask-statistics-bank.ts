import { Refusal } from '@smalspor/domain/refusal';

/** One dimension of a question: the codes that are wanted, or all of them. */
export interface AskedDimension {
  readonly code: string;
  readonly codes: readonly string[] | 'all';
}

export interface BankQuestion {
  readonly address: string;
  readonly dimensions: readonly AskedDimension[];
}

const WITHIN_MS = 60_000;
const MOST_CHARACTERS = 20_000_000;
const MOST_ROWS = 100_000;

/**
 * Asks a table of the open statistics API of Folkehelseinstituttet (statistikk-data.fhi.no/swagger) for JSON-stat 2.
 * @throws Refusal `statistics-unavailable` when there is no answer, `statistics-refused` when the question is not understood
 */
export async function askStatisticsBank(question: BankQuestion, signal: AbortSignal): Promise<string> {
  const body = JSON.stringify({
    dimensions: question.dimensions.map(({ code, codes }) =>
      codes === 'all' ? { code, filter: 'all', values: ['*'] } : { code, filter: 'item', values: codes },
    ),
    response: { format: 'json-stat2', maxRowCount: MOST_ROWS },
  });
  const answer = await send(question.address, body, signal);
  if (answer.length > MOST_CHARACTERS)
    throw new Refusal(
      'statistics-refused',
      'The answer of the statistics bank is far larger than the question asks for.',
    );
  return answer;
}

async function send(address: string, body: string, signal: AbortSignal): Promise<string> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]),
    });
    if (response.ok) return await response.text();
    await response.body?.cancel();
  } catch (error) {
    signal.throwIfAborted();
    throw new Refusal('statistics-unavailable', away('no connection'), { cause: error });
  }
  const { status } = response;
  if (status === 429 || status >= 500) throw new Refusal('statistics-unavailable', away(`status ${status}`));
  throw new Refusal(
    'statistics-refused',
    `The statistics bank does not take the question (status ${status}). Check \`statistics.address\` and the table in reference-series.yaml. What was fetched before stays.`,
  );
}

function away(fault: string): string {
  return `The statistics bank does not answer (${fault}). What was fetched before stays; try again later.`;
}
