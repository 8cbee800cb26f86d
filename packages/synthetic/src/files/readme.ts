/** The plain note that lies beside the files. */
export function readme(seed: number, version: string): string {
  return `SYNTHETIC DATA (synthetic=yes)

Nobody in these files exists: no patient, no doctor, no prescription. Municipalities and counties are real places;
everything that happens in them here was drawn by chance by Smalspor's generator, version ${version}, seed ${seed}.
The numbers resemble Norwegian primary care in level, trend and season, and nothing can be learnt from them about it.
No nursing home, municipal acute unit or home care service in them exists either, nor what it bought.

HPR numbers go from 990000000 to 999999999, patients begin with SYN-, product numbers go from 900001 to 900099,
organisation numbers from 310000000 to 319999999.
truth.json says what was planted: the effect of the programmes (causal), what a plain before-and-after comparison
shows (descriptive), who took part and which details are invented.

All prescribers in these files are doctors in primary care. The reference figures that the level was fitted to count
prescriptions by everybody outside institutions.
`;
}
