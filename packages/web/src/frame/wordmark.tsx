/** Two rails close together: the narrow gauge that the product is named after. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
        <g stroke="currentColor" strokeLinecap="round" fill="none">
          <path d="M9 2.5v19M15 2.5v19" strokeWidth="2.1" />
          <path d="M5.5 6.5h13M5.5 12h13M5.5 17.5h13" strokeWidth="1.3" />
        </g>
      </svg>
      Smalspor
    </span>
  );
}
