import type { EntryOutcome, MergedBundle, ToldOutcome } from '@smalspor/database/lmdi';
import { type OperationOutcome, operationOutcome } from '@smalspor/domain/lmdi';

type EntryResponse = { readonly response: { readonly status: string; readonly outcome?: OperationOutcome } };

function said(
  status: string,
  diagnostics: string,
  severity: 'information' | 'warning' = 'information',
): EntryResponse {
  const code = severity === 'warning' ? 'not-found' : 'informational';
  return {
    response: { status, outcome: operationOutcome([{ severity, code, expression: '', diagnostics }]) },
  };
}

/** What an administration came to, in the words of the answer. Shared by all entries that came to the same. */
const RESPONSES: Readonly<Record<ToldOutcome, EntryResponse>> = {
  added: { response: { status: '201 Created' } },
  replaced: said('200 OK', 'Replaces what was told before under the same identifier.'),
  removed: said('200 OK', 'What was told before under the same identifier is removed.'),
  barred: said(
    '200 OK',
    'Nothing was told under this identifier. It will not be counted when it comes later.',
  ),
  unchanged: said('200 OK', 'This was known already and changes nothing.'),
  outdated: said('200 OK', 'A later word on this has been received before, and holds.'),
  'not-kept': said('200 OK', 'Received and not kept: only antibiotics are.'),
  'unknown-medicine': said(
    '200 OK',
    'Received and not kept: nothing tells which medicine it is. Give its ATC code in the Medication, or its product number.',
    'warning',
  ),
};
/** Patients, places, medicines: read for the administrations, and not kept as they are. */
const READ: EntryResponse = { response: { status: '200 OK' } };

/** One line for each entry of the bundle, in its order (FHIR R4, transaction-response). */
export function transactionResponse(
  { id, entries, receivedAt }: MergedBundle,
  outcomes: readonly EntryOutcome[],
): {
  resourceType: 'Bundle';
  id: string;
  type: 'transaction-response';
  timestamp: string;
  entry: EntryResponse[];
} {
  const entry = new Array<EntryResponse>(entries).fill(READ);
  for (const { entry: place, outcome } of outcomes) entry[place] = RESPONSES[outcome];
  return { resourceType: 'Bundle', id, type: 'transaction-response', timestamp: receivedAt, entry };
}
