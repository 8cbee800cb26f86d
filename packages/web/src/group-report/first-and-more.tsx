import type { GroupReportModel } from '@smalspor/domain/group-report';
import type { ReactNode } from 'react';
import { Fold } from '../reports/fold.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** Pictures that stand open; the others are folded below them, so that what follows is not far away. */
const OPEN = 4;

interface Props {
  readonly pictures: readonly ReactNode[];
  readonly words: Pick<GroupReportModel['words'], 'other'>;
}

/** The first pictures, and the rest to unfold. */
export function FirstAndMore({ pictures, words }: Props) {
  const { l } = useTexts();
  return (
    <>
      <div className="headline">{pictures.slice(0, OPEN)}</div>
      {pictures.length > OPEN && (
        <Fold title={l(words.other)}>
          <div className="headline">{pictures.slice(OPEN)}</div>
        </Fold>
      )}
    </>
  );
}
