import type { OutputOf } from '@smalspor/contract/operations';
import type { StoredCertificate } from '@smalspor/database/certificates';
import type { Localised } from '@smalspor/domain/texts';
import { norwegianDateOf } from '@smalspor/domain/time';
import { stateOf, versionOf } from './certificate-state.ts';

/** A certificate as a line of the administrators' list. */
export function describeCertificate(stored: StoredCertificate): OutputOf<'withdrawCertificate'> {
  const { id, issuedAt, withdrawn, model } = stored;
  return {
    id,
    version: versionOf(stored),
    issuedOn: norwegianDateOf(issuedAt),
    name: model.holder.name,
    hpr: model.holder.hpr,
    programme: model.programme.name,
    scheme: inOne(model.schemes.map(({ name }) => name)),
    countsAs: inOne(model.schemes.map(({ countsAs }) => countsAs.text)),
    hours: model.hours,
    state: stateOf(stored),
    withdrawn: withdrawn && { on: norwegianDateOf(withdrawn.at), reason: withdrawn.reason },
  };
}

/** Texts of several schemes as one, each said once. */
function inOne(texts: readonly Localised[]): Localised {
  const join = (language: keyof Localised) => [...new Set(texts.map((text) => text[language]))].join(' / ');
  return { nb: join('nb'), nn: join('nn'), en: join('en') };
}
