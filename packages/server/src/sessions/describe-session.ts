import type { OutputOf } from '@smalspor/contract/operations';
import {
  canChooseNotices,
  canExplore,
  canFollowDeliveries,
  canFollowSignals,
  canFollowSomeArea,
  canIssueCertificates,
  canManageData,
  canReadEvaluations,
  canReadOwnReports,
  canReadSatisfaction,
  canTakePart,
  INSTITUTION_DOORS,
} from '@smalspor/domain/access';
import type { FastifyRequest } from 'fastify';
import { isDemoLogIn, type ServerOptions } from '../http/server-options.ts';
import { idleEndOf } from './session-times.ts';

const DEMO_BUTTON = { id: 'demo', button: 'landing.signInDemo' };

/** What the page needs to know about the reader before it can show anything. */
export function describeSession(
  { account, session }: FastifyRequest,
  { logIn }: ServerOptions,
): OutputOf<'readSession'> {
  const demo = isDemoLogIn(logIn);
  const logIns = isDemoLogIn(logIn) ? [DEMO_BUTTON] : logIn.map(({ id, button }) => ({ id, button }));
  if (!account || !session) {
    return { user: null, language: null, idleEnd: null, absoluteEnd: null, demo, logIns };
  }
  const { actor, language } = account;
  return {
    user: {
      name: actor.name,
      roles: [...actor.roles],
      readsReports: canReadOwnReports(actor),
      managesData: canManageData(actor),
      getsLetters: canChooseNotices(actor),
      followsDeliveries: canFollowDeliveries(actor),
      takesPart: canTakePart(actor),
      plansRollOut: canFollowSomeArea(actor),
      worksInInstitution: INSTITUTION_DOORS.canReadSomeInstitutionFigures(actor),
      issuesCertificates: canIssueCertificates(actor),
      runsEvents: INSTITUTION_DOORS.canRunSomeEvents(actor),
      readsSatisfaction: canReadSatisfaction(actor),
      readsEvaluations: canReadEvaluations(actor),
      explores: canExplore(actor),
      followsSignals: canFollowSignals(actor),
      readsSurveys: INSTITUTION_DOORS.canReadSurveyResults(actor),
      visitsInstitutions: INSTITUTION_DOORS.canVisitSomeInstitutions(actor),
      followsInstitutions: INSTITUTION_DOORS.canFollowSomeInstitutions(actor),
      readsVisits: INSTITUTION_DOORS.canReadSomeVisits(actor),
    },
    language,
    idleEnd: idleEndOf(session),
    absoluteEnd: session.expiresAt,
    demo,
    logIns,
  };
}
