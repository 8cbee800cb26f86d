import type { Migration } from 'kysely/migration';
import { foundation } from './0001-foundation.ts';
import { reports } from './0002-reports.ts';
import { peopleAndWork } from './0003-people-and-work.ts';
import { reasonsAndDeclarations } from './0004-reasons-and-declarations.ts';
import { ageOfRejects } from './0005-age-of-rejects.ts';
import { mail } from './0006-mail.ts';
import { programmes } from './0007-programmes.ts';
import { courses } from './0008-courses.ts';
import { goals } from './0009-goals.ts';
import { deliveries } from './0011-deliveries.ts';
import { certificates } from './0012-certificates.ts';
import { eventsAndQuestionnaires } from './0013-events-and-questionnaires.ts';
import { regionRoles } from './0015-region-roles.ts';
import { mailConfirmation } from './0016-mail-confirmation.ts';
import { withdrawnCertificates } from './0017-withdrawn-certificates.ts';
import { courseParts } from './0019-course-parts.ts';
import { eventLetters } from './0020-event-letters.ts';
import { institutionRoles } from './0021-institution-roles.ts';
import { institutionWards } from './0022-institution-wards.ts';
import { institutionInvitations } from './0023-institution-invitations.ts';
import { institutionData } from './0024-institution-data.ts';
import { administrations } from './0025-administrations.ts';
import { visits } from './0026-visits.ts';
import { teaching } from './0027-teaching.ts';
import { institutionReports } from './0030-institution-reports.ts';
import { toldMonths } from './0031-told-months.ts';
import { referenceSeries } from './0032-reference-series.ts';
import { institutionReminders } from './0033-institution-reminders.ts';
import { surveys } from './0034-surveys.ts';
import { eventOrganisers } from './0035-event-organisers.ts';
import { eventEvaluations } from './0036-event-evaluations.ts';
import { signals } from './0037-signals.ts';
import { professions } from './0038-professions.ts';

/** In order; a migration that has been on a main branch is never changed, only followed by another. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-reports': reports,
  '0003-people-and-work': peopleAndWork,
  '0004-reasons-and-declarations': reasonsAndDeclarations,
  '0005-age-of-rejects': ageOfRejects,
  '0006-mail': mail,
  '0007-programmes': programmes,
  '0008-courses': courses,
  '0009-goals': goals,
  '0011-deliveries': deliveries,
  '0012-certificates': certificates,
  '0013-events-and-questionnaires': eventsAndQuestionnaires,
  '0015-region-roles': regionRoles,
  '0016-mail-confirmation': mailConfirmation,
  '0017-withdrawn-certificates': withdrawnCertificates,
  '0019-course-parts': courseParts,
  '0020-event-letters': eventLetters,
  '0021-institution-roles': institutionRoles,
  '0022-institution-wards': institutionWards,
  '0023-institution-invitations': institutionInvitations,
  '0024-institution-data': institutionData,
  '0025-administrations': administrations,
  '0026-visits': visits,
  '0027-teaching': teaching,
  '0030-institution-reports': institutionReports,
  '0031-told-months': toldMonths,
  '0032-reference-series': referenceSeries,
  '0033-institution-reminders': institutionReminders,
  '0034-surveys': surveys,
  '0035-event-organisers': eventOrganisers,
  '0036-event-evaluations': eventEvaluations,
  '0037-signals': signals,
  '0038-professions': professions,
};
