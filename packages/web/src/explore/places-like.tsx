import { Paragraph } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';
import type { ExploreView } from './explore-words.ts';
import { placesLikeSentence } from './places-like-sentence.ts';

/** By which rule places like this were chosen, or why there are none. */
export function PlacesLike({ view }: { readonly view: ExploreView }) {
  const pen = useTexts();
  const sentence = placesLikeSentence(view, pen);
  return sentence === null ? null : (
    <Paragraph className="explore-like" data-size="sm">
      {sentence}
    </Paragraph>
  );
}
