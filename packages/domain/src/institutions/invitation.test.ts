import { expect, it } from 'vitest';
import { invitationEnd, isInvitationOpen } from './invitation.ts';

it('an invitation is open until it is used or its days are over', () => {
  const at = '2021-02-01T08:00:00.000Z';
  const expiresAt = invitationEnd('institution-staff', at);
  expect(expiresAt).toBe('2021-02-15T08:00:00.000Z');
  expect(isInvitationOpen({ expiresAt, endedAt: null }, '2021-02-15T07:59:59.999Z')).toBe(true);
  expect(isInvitationOpen({ expiresAt, endedAt: null }, expiresAt)).toBe(false);
  expect(isInvitationOpen({ expiresAt, endedAt: at }, at)).toBe(false);
  expect(invitationEnd('institution-contact', at)).toBe('2021-04-02T08:00:00.000Z');
});
