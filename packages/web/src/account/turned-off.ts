import type { OutputOf } from '@smalspor/contract/operations';

export type Notices = OutputOf<'readNotices'>;

/** What the reader does not want to be written to about. */
export function offOf({ kinds }: Pick<Notices, 'kinds'>): Notices['kinds'][number]['kind'][] {
  return kinds.filter(({ isOn }) => !isOn).map(({ kind }) => kind);
}
