/** A release is named by the day it was built and a few characters that tell two of a day apart. */
export function newReleaseId(now: string, id: string): string {
  return `${now.slice(0, 10)}-${id.replaceAll('-', '').slice(0, 6)}`;
}
