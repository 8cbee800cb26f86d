import type { Actor } from './actor.ts';
import { INSTITUTION_DOORS } from './institution-policies.ts';
import { PROGRAMME_DOORS } from './programme-policies.ts';
import { reachOf } from './role-table.ts';

/** Health, texts and the way to the log-in: nothing about anyone. */
export function canUseWithoutSignIn(_actor: Actor | null): boolean {
  return true;
}

/** The own account: language, sign-out, who has looked at my figures. */
export function canUseOwnAccount(actor: Actor | null): boolean {
  return reachOf(actor, 'use-account') !== 'none';
}

/** Whoever gets letters says where to be written to, and about what. */
export function canChooseNotices(actor: Actor | null): boolean {
  return reachOf(actor, 'choose-notices') !== 'none';
}

/** Whoever has an HPR number may ask for own reports; which ones exist is the data layer's answer. */
export function canReadOwnReports(actor: Actor | null): boolean {
  return reachOf(actor, 'read-reports') !== 'none' && actor?.hpr != null;
}

/** A named report is its recipient's and nobody else's: no role reads a colleague's. */
export function canReadReport(actor: Actor | null, report: { readonly recipientHpr: string }): boolean {
  return canReadOwnReports(actor) && actor?.hpr === report.recipientHpr;
}

/** Import register files, follow the tasks, read batches, their quality and their masked rejects. */
export function canManageData(actor: Actor | null): boolean {
  return reachOf(actor, 'manage-data') === 'all';
}

/** See a rejected row as it was delivered: only a data manager in person, who acts for the register's controller. */
export function canOpenQuarantine(actor: Actor | null): boolean {
  return reachOf(actor, 'open-quarantine') === 'all';
}

/** Build and publish releases and issue reports from them. */
export function canPublishReleases(actor: Actor | null): boolean {
  return reachOf(actor, 'publish-releases') === 'all';
}

/** Print a named doctor's report or figures for that doctor, from the command line; every use is audited. */
export function canProduceReport(actor: Actor | null): boolean {
  return reachOf(actor, 'produce-report') === 'all';
}

/** Give staff their roles and take them away; every change is audited. */
export function canGrantRoles(actor: Actor | null): boolean {
  return reachOf(actor, 'grant-roles') === 'all';
}

/** A register's machine that delivers by itself; which deliveries are its own is the data layer's answer. */
export function canDeliver(actor: Actor | null): boolean {
  return reachOf(actor, 'deliver-files') !== 'none';
}

/** The policies that stand at the door of an operation, by the name that the contract gives. */
export const DOOR_POLICIES = {
  canUseWithoutSignIn,
  canUseOwnAccount,
  canChooseNotices,
  canReadOwnReports,
  canManageData,
  canOpenQuarantine,
  canPublishReleases,
  canDeliver,
  ...PROGRAMME_DOORS,
  ...INSTITUTION_DOORS,
} as const;
export type DoorPolicy = keyof typeof DOOR_POLICIES;
