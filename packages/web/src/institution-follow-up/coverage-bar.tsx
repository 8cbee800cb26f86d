import { formatNumber } from '@smalspor/domain/texts';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  /** Per cent. */
  readonly share: number | null;
  readonly aim: { readonly low: number; readonly high: number };
}

const [WIDTH, HEIGHT] = [120, 14];

/** A share as a bar with the aim behind it; the number beside it says the same. */
export function CoverageBar({ share, aim }: Props) {
  const { language } = useTexts();
  const x = (percent: number) => (percent / 100) * WIDTH;
  return (
    <span className="coverage-bar">
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <rect width={WIDTH} height={HEIGHT} fill="var(--rule)" />
        <rect x={x(aim.low)} width={x(aim.high - aim.low)} height={HEIGHT} fill="var(--petrol-tint)" />
        <rect y={3} width={x(share ?? 0)} height={HEIGHT - 6} fill="var(--petrol)" />
        <rect x={x(aim.low)} width={1} height={HEIGHT} fill="var(--quiet)" />
      </svg>
      <span>{share === null ? '–' : `${formatNumber(share, 0, language)} %`}</span>
    </span>
  );
}
