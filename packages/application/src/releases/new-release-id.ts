import { osloDay } from '../house/oslo-day.ts';

/** A release is named by the day it was built and a few characters that tell two of a day apart. */
export function newReleaseId(now: string, id: string): string {
  return `${osloDay(now)}-${id.replaceAll('-', '').slice(0, 6)}`;
}
