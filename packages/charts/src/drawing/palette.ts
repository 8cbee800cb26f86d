/**
 * Two colours and grey. Every mark also has its own shape, so that a print in black and white still reads: the reader's
 * own is dark and filled, the achievable level is a diamond, everyone else is grey.
 */
export const PALETTE = {
  own: '#0b4f6c',
  ownPale: '#edf4f7',
  ownTint: '#cfe1e9',
  ownMiddle: '#8fb8ca',
  benchmark: '#a65300',
  text: '#1f2a33',
  quiet: '#5b6770',
  peer: '#7d8891',
  rule: '#c3cad0',
  band: '#eceff1',
  paper: '#ffffff',
} as const;
