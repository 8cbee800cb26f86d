/** How far something has come, as a line; the label says what it measures to those who do not see it. */
export function ProgressLine({ label, share }: { readonly label: string; readonly share: number }) {
  return <progress className="progress-line" aria-label={label} max={100} value={Math.round(share * 100)} />;
}
