import { systemScope } from '@smalspor/domain/access';
import { expect, it } from 'vitest';
import { insertBatch } from '../batches/index.ts';
import { exampleBatch } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { hasGroupMembers, listGroupMembers, listGroups, listGroupsOf, replaceGroupMembers } from './index.ts';

const scope = systemScope('issue-reports');
const member = (hpr: string, change = {}) => ({
  groupId: '17',
  groupName: 'Sagene 2',
  municipality: '0301',
  hpr,
  leads: false,
  validFrom: '2019-01-01',
  validTo: null,
  ...change,
});

it('groups are what the latest delivery says of a day', () =>
  withTestDatabase(async ({ db }) => {
    await insertBatch(db, exampleBatch({ format: 'cme-groups' }));
    await replaceGroupMembers(db, 'b-1', [
      member('1', { leads: true }),
      member('2'),
      member('3', { validTo: '2019-06-30' }),
      member('2', { groupId: '18', groupName: 'Torshov' }),
    ]);
    expect(await hasGroupMembers(db, 'b-1')).toBe(true);
    const on = async (day: string) => (await listGroupMembers(db, scope, '17', day)).map(({ hpr }) => hpr);
    expect(await on('2018-12-31')).toEqual([]);
    expect(await on('2019-06-30')).toEqual(['1', '2', '3']);
    expect(await on('2019-07-01')).toEqual(['1', '2']);
    expect((await listGroupsOf(db, '2', '2019-02-01')).map(({ groupId }) => groupId)).toEqual(['17', '18']);
    expect(await listGroups(db, scope, '2019-07-01')).toEqual([
      { id: '17', name: 'Sagene 2', municipality: '0301', leaders: ['1'], members: 2 },
      { id: '18', name: 'Torshov', municipality: '0301', leaders: [], members: 1 },
    ]);
    await replaceGroupMembers(db, 'b-2', [], ['b-1']);
    expect(await on('2019-07-01')).toEqual([]);
    expect(await hasGroupMembers(db, 'b-1')).toBe(false);
  }));
