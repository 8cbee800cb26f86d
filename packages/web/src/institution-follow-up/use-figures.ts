import type { InputOf } from '@smalspor/contract/operations';

/** Which kind of stay and which figure are looked at; left out, the first. */
export type FiguresChoice = InputOf<'readInstitutionChange'>;
