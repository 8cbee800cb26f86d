import { type RefObject, useState } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import { type PictureWords, picturePng, pictureSvg } from './picture-file.ts';
import { saveFile } from './save-file.ts';

interface Props {
  /** Somewhere inside the figure. */
  readonly place: RefObject<HTMLElement | null>;
  readonly words: PictureWords;
  /** Without its ending. */
  readonly name: string;
}

/** The picture that stands here as a file of its own, with its source in it. */
export function TakePicture({ place, words, name }: Props) {
  const { t } = useTexts();
  const [hasFailed, setFailed] = useState(false);
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    const shown = place.current?.closest('figure')?.querySelector<SVGSVGElement>('.picture svg');
    if (!shown) return;
    try {
      setFailed(false);
      const svg = await pictureSvg(shown, words);
      const file = format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await picturePng(svg);
      saveFile(file, `${name}.${format}`);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      {(['png', 'svg'] as const).map((format) => (
        <button key={format} type="button" className="text-button" onClick={() => void save(format)}>
          {t('explorePage.take.picture', { format: format.toUpperCase() })}
          <span className="unseen">: {words.title}</span>
        </button>
      ))}
      {hasFailed && (
        <p role="alert" className="quiet">
          {t('explorePage.take.failed')}
        </p>
      )}
    </>
  );
}
