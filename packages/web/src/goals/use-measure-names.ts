import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** Names of the catalogue's measures; an id that it does not know stays as it is. */
export function useMeasureNames(): (id: string) => string {
  const { l } = useTexts();
  const { data } = useApi('listMeasures', {});
  return (id) => {
    const known = data?.measures.find((measure) => measure.id === id);
    return known ? l(known.name) : id;
  };
}
