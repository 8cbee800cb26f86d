import { listAudit } from '@smalspor/database/audit';
import { expect, it } from 'vitest';
import { dataManager, testHome } from '../testing/index.ts';
import { createAccounts } from './create-accounts.ts';

it('a refused attempt is a line in the audit log, of a person or of a visitor', async () => {
  const house = await (await testHome('empty')).open();
  const { noteRefusal } = createAccounts(house);
  const call = { requestId: 'request-1', idempotencyKey: null };
  const report = { objectKind: 'report', objectId: 'r-1', code: 'not-found' } as const;
  await noteRefusal(dataManager, { operation: 'readReportPdf', ...report }, call);
  const person = { objectKind: 'person', objectId: null, code: 'log-in-failed' } as const;
  await noteRefusal(null, { operation: 'signIn', ...person }, call);
  expect(await listAudit(house.db, {}, 5)).toMatchObject([
    { actor: 'visitor', act: 'sign-in', outcome: 'refused', ...person },
    { actor: 'person:demo-data-manager', act: 'read-report-pdf', outcome: 'refused', ...report },
  ]);
});
