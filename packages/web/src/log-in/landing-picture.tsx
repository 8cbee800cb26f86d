/** Rows of dots on rails: a decoration in the shape of the report's pictures. Says nothing. */
export function LandingPicture() {
  const rows = [0.62, 0.4, 0.47, 0.55, 0.5, 0.78];
  return (
    <svg className="landing-picture" viewBox="0 0 320 360" aria-hidden="true">
      {rows.map((place, index) => {
        const y = 40 + index * 56;
        const x = 20 + place * 280;
        return (
          <g key={place}>
            <path d={`M20 ${y}H300`} stroke="#dfe5e8" strokeWidth="2" />
            {index === 0 && <path d={`M${x - 46} ${y}H${x + 46}`} stroke="#0b4f6c" strokeWidth="3" />}
            {index === rows.length - 1 ? (
              <path d={`M${x} ${y - 11}l11 11l-11 11l-11 -11z`} fill="#a65300" />
            ) : (
              <circle cx={x} cy={y} r={index === 0 ? 11 : 7} fill={index === 0 ? '#0b4f6c' : '#aab4bb'} />
            )}
          </g>
        );
      })}
    </svg>
  );
}
