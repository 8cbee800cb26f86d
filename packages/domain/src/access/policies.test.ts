import { describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import {
  canManageData,
  canOpenQuarantine,
  canProduceReport,
  canReadOwnReports,
  canReadReport,
  canUseWithoutSignIn,
  DOOR_POLICIES,
} from './policies.ts';

const gp: Actor = { userId: 'a', name: 'Anne', roles: ['gp'], hpr: '990000001' };
const leader: Actor = { userId: 'b', name: 'Bo', roles: ['gp', 'group-leader'], hpr: '990000002' };
const manager: Actor = { userId: 'c', name: 'Dag', roles: ['data-manager'], hpr: null };
const operator: Actor = { userId: 'd', name: 'Ola', roles: ['operator'], hpr: null };

describe('policies', () => {
  it('let a doctor read the own report and no other', () => {
    expect(canReadReport(gp, { recipientHpr: '990000001' })).toBe(true);
    expect(canReadReport(gp, { recipientHpr: '990000002' })).toBe(false);
  });

  it('let neither leader, data manager nor operator read a report of someone else', () => {
    for (const actor of [leader, manager, operator, null]) {
      expect(canReadReport(actor, { recipientHpr: '990000001' })).toBe(false);
    }
  });

  it('never match two people without an HPR number', () => {
    expect(canReadReport(manager, { recipientHpr: '' })).toBe(false);
    expect(canReadOwnReports(manager)).toBe(false);
  });

  it('keep register data to those who manage it, and raw rows to a data manager in person', () => {
    expect([gp, leader, manager, operator].map(canManageData)).toEqual([false, false, true, true]);
    expect([gp, leader, manager, operator].map(canOpenQuarantine)).toEqual([false, false, true, false]);
  });

  it('let only the operator produce a report for its recipient', () => {
    expect([gp, leader, manager, operator, null].map(canProduceReport)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('add several roles up', () => {
    const both: Actor = { ...gp, roles: ['gp', 'data-manager'] };
    expect([
      canReadReport(both, { recipientHpr: '990000001' }),
      canManageData(both),
      canProduceReport(both),
    ]).toEqual([true, true, false]);
    expect(canReadReport(both, { recipientHpr: '990000002' })).toBe(false);
  });

  it('let an account without a role do nothing with data', () => {
    const nobody: Actor = { ...gp, roles: [] };
    expect(
      [canReadOwnReports, canManageData, canOpenQuarantine, canProduceReport].map((can) => can(nobody)),
    ).toEqual([false, false, false, false]);
  });

  it('leave only one door open to people who have not signed in', () => {
    const open = Object.entries(DOOR_POLICIES).filter(([, allows]) => allows(null));
    expect(open.map(([name]) => name)).toEqual([canUseWithoutSignIn.name]);
  });
});
