import { norwegianDateOf } from '@smalspor/domain/time';

/** A release is named by the day it was built and a few characters that tell two of a day apart. */
export function newReleaseId(now: string, id: string): string {
  return `${norwegianDateOf(now)}-${id.replaceAll('-', '').slice(0, 6)}`;
}
