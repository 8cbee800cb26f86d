import { type OperationId, operations } from '@smalspor/contract/operations';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import type { Actor } from '@smalspor/domain/access';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';

type AnyUseCase = (actor: Actor, input: object, call: CallContext) => Promise<unknown>;

/**
 * The same use cases, of which each leaves a line in the audit log when somebody asks for what is not there for them: a
 * guessed id is on record whatever the use case itself remembers to write.
 */
export function recordUnfound(house: Pick<House, 'db' | 'now'>, useCases: UseCases): UseCases {
  const recorded = Object.entries(useCases).map(([id, useCase]) => {
    const isGuarded = id in operations && operations[id as OperationId].policy !== 'canUseWithoutSignIn';
    return [id, isGuarded ? recording(house, id as OperationId, useCase as AnyUseCase) : useCase];
  });
  return Object.fromEntries(recorded) as UseCases;
}

function recording(house: Pick<House, 'db' | 'now'>, id: OperationId, useCase: AnyUseCase): AnyUseCase {
  const act = id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const [name] = Object.keys(operations[id].params.properties);
  return (actor, input, call) => {
    const value = name === undefined ? null : (input as Readonly<Record<string, unknown>>)[name];
    const named = {
      act,
      objectKind: name === undefined ? 'operation' : name.replace(/Id$/, ''),
      objectId: typeof value === 'string' && OWN_NAME.test(value) ? value : null,
      requestId: call.requestId,
    };
    return auditRefusal(house, actor, named, () => useCase(actor, input, call), ['not-found']);
  };
}

/** What is named by us, and never anything in which an identity number could stand. */
const OWN_NAME = /^(?!.*\d{6}[ ._-]?\d{5})[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;
