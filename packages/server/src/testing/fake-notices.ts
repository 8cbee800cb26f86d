import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import type { Actor } from '@smalspor/domain/access';
import { canFollowSignals } from '@smalspor/domain/access';
import { codeOf, type NoticeKind, noticeKindsOf } from '@smalspor/domain/mail';
import { Refusal } from '@smalspor/domain/refusal';
import type { DigestChoice } from '@smalspor/domain/signals';

type Notices = OutputOf<'readNotices'>;

/** The code in every letter. */
export const FAKE_CODE_IN_LETTER = '123456';

interface Chosen {
  readonly mailAddress: string | null;
  readonly waiting: string | null;
  readonly off: readonly NoticeKind[];
  readonly digest?: DigestChoice | undefined;
}

/** Where the invented people want to be written to, in memory. */
export function createFakeNotices(): Pick<UseCases, 'readNotices' | 'chooseNotices' | 'confirmMailAddress'> {
  const chosen = new Map<string, Chosen>();
  const of = ({ userId }: Actor): Chosen =>
    chosen.get(userId) ?? { mailAddress: null, waiting: null, off: [] };
  const view = (actor: Actor): Notices => {
    const { mailAddress, waiting, off, digest } = of(actor);
    return {
      mailAddress,
      waiting: waiting === null ? null : { address: waiting, isOpen: true },
      kinds: noticeKindsOf(actor).map((kind) => ({ kind, isOn: !off.includes(kind) })),
      digest: canFollowSignals(actor) ? (digest ?? 'off') : null,
      letters: [],
    };
  };
  return {
    readNotices: async (actor) => view(actor),
    chooseNotices: async (actor, { mailAddress, off, digest }) => {
      const before = of(actor);
      const stays = mailAddress === null || mailAddress === before.mailAddress;
      const kept = mailAddress === null ? null : before.mailAddress;
      chosen.set(actor.userId, {
        mailAddress: kept,
        waiting: stays ? null : mailAddress,
        off,
        digest: digest ?? before.digest,
      });
      return view(actor);
    },
    confirmMailAddress: async (actor, { code }) => {
      const { waiting, off, digest } = of(actor);
      if (waiting === null || codeOf(code) !== FAKE_CODE_IN_LETTER) {
        throw new Refusal('code-refused', 'The code is not the one in the letter.');
      }
      chosen.set(actor.userId, { mailAddress: waiting, waiting: null, off, digest });
      return view(actor);
    },
  };
}
