import type { SentBytes, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  dropStaged,
  type EntryOutcome,
  findMergeConflicts,
  type MergedBundle,
  mergeBundle,
  stageAdministrations,
} from '@smalspor/database/lmdi';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import {
  BundleRefusal,
  createFaultList,
  operationOutcome,
  type ToldAdministration,
} from '@smalspor/domain/lmdi';
import { Refusal } from '@smalspor/domain/refusal';
import { type Month, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { type MayTell, mandatesOf } from './mandates.ts';
import { oldestKeptMonth } from './oldest-kept-month.ts';
import { readBundle } from './read-bundle.ts';
import { pseudonymiserOf, stagedOf } from './stage-told.ts';
import { transactionResponse } from './transaction-response.ts';

const NO_MANDATE =
  'You have no mandate for the institution that the Encounter leads to. Ask the institution for one, or send the entry to where it belongs.';

type Faults = ReturnType<typeof createFaultList>;

interface Receiving {
  readonly id: string;
  readonly sender: string;
  readonly faults: Faults;
  readonly mayTell: MayTell;
  /** The first month that is received; `null`: any. */
  readonly oldest: Month | null;
}

async function receiving(house: House, actor: Actor): Promise<Receiving> {
  return {
    id: house.newId(),
    sender: actor.name,
    faults: createFaultList(),
    mayTell: await mandatesOf(house, actor.name),
    oldest: oldestKeptMonth(house),
  };
}

/** Refuses what the sender has no mandate for and what has not happened yet; the others are put aside. */
function judge(
  { faults, mayTell, oldest }: Receiving,
  told: readonly ToldAdministration[],
  now: string,
): void {
  for (const { entry, organisation, givenAt } of told) {
    const path = `Bundle.entry[${entry}].resource`;
    const month = monthOfDate(norwegianDateOf(givenAt));
    if (!mayTell(organisation, month)) faults.note('forbidden', `${path}.context`, NO_MANDATE);
    if (oldest !== null && month < oldest)
      faults.note('business-rule', `${path}.effective`, 'This was given longer ago than is received.');
    if (givenAt > now) {
      faults.note(
        'business-rule',
        `${path}.effective`,
        'This lies ahead. Tell what has been given, not what is planned.',
      );
    }
  }
}

async function demandNoConflict(trx: Db, { id, faults, mayTell }: Receiving): Promise<void> {
  for (const { entry, kind, organisation, month } of await findMergeConflicts(trx, id)) {
    const path = `Bundle.entry[${entry}].resource`;
    if (kind === 'repeated')
      faults.note(
        'duplicate',
        `${path}.identifier`,
        'Another entry has this identifier and says something else. Send the one that holds.',
      );
    else if (!mayTell(organisation, month))
      faults.note(
        'forbidden',
        `${path}.identifier`,
        'Under this identifier something is known of an institution that you have no mandate for.',
      );
  }
  if (faults.list().length > 0) throw new BundleRefusal('invalid-request', faults.list());
}

/** Reads the bundle and makes it count, all of it in one transaction at its end. */
async function receive(
  house: House,
  actor: Actor,
  content: SentBytes,
  requestId: string,
): Promise<{ readonly bundle: MergedBundle; readonly outcomes: readonly EntryOutcome[] }> {
  const { patients } = house.keys;
  const one = await receiving(house, actor);
  try {
    const { entries, madeAt } = await readBundle(content.stream, {
      maximumBytes: house.configuration.lmdi.maximumBundleBytes,
      pseudonymise: pseudonymiserOf(patients),
      faults: one.faults,
      onTold: async (told) => {
        judge(one, told, house.now());
        if (one.faults.list().length > 0) return;
        await stageAdministrations(
          house.db,
          one.id,
          told.map((each) => stagedOf(each, one.sender, patients)),
        );
      },
    });
    const bundle: MergedBundle = { id: one.id, sender: one.sender, receivedAt: house.now(), madeAt, entries };
    const outcomes = await house.db.transaction().execute(async (trx) => {
      await demandNoConflict(trx, one);
      const merged = await mergeBundle(trx, bundle);
      const act = { act: 'receive-bundle', objectKind: 'bundle', objectId: one.id, requestId };
      await appendAudit(trx, auditEntry(house, actor, act));
      return merged;
    });
    return { bundle, outcomes };
  } catch (error) {
    await dropStaged(house.db, one.id);
    throw error;
  }
}

/** Bundles that are being received in this process, by the home's directory. */
const underWay = new Map<string, number>();

/** Receives one more if there is room for it: each takes memory and a place at the database. */
async function inTurn<T>(house: House, work: () => Promise<T>): Promise<T> {
  const place = house.home.root;
  const now = underWay.get(place) ?? 0;
  if (now >= house.configuration.lmdi.bundlesAtOnce)
    throw new Refusal(
      'too-many-requests',
      'Other bundles are being received. Wait a little and send it again.',
      {
        facts: { retryAfterSeconds: 10 },
      },
    );
  underWay.set(place, now + 1);
  try {
    return await work();
  } finally {
    underWay.set(place, (underWay.get(place) ?? 1) - 1);
  }
}

function audited(actor: Actor, requestId: string) {
  return { act: 'receive-bundle', objectKind: 'sender', objectId: actor.name, requestId };
}

/** A sender tells what has been given. The bundle counts whole or not at all; sent again it changes nothing. */
export const receiveBundle: UnboundUseCase<House, 'receiveBundle'> = (house, actor, { content }, call) =>
  auditRefusal(house, actor, audited(actor, call.requestId), () =>
    inTurn(house, async () => {
      const { bundle, outcomes } = await receive(house, actor, content, call.requestId);
      return transactionResponse(bundle, outcomes);
    }),
  );

/** The same reading and the same faults, and nothing is kept. */
export const validateBundle: UnboundUseCase<House, 'validateBundle'> = (house, actor, { content }, call) =>
  auditRefusal(house, actor, { ...audited(actor, call.requestId), act: 'validate-bundle' }, () =>
    inTurn(house, async () => {
      const one = await receiving(house, actor);
      await readBundle(content.stream, {
        maximumBytes: house.configuration.lmdi.maximumBundleBytes,
        pseudonymise: pseudonymiserOf(house.keys.patients),
        faults: one.faults,
        onTold: async (told) => judge(one, told, house.now()),
      });
      return operationOutcome([
        {
          severity: 'information',
          code: 'informational',
          expression: 'Bundle',
          diagnostics: 'The bundle is as the guide asks. Nothing of it has been kept.',
        },
      ]);
    }),
  );
