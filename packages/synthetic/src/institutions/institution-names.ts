import type { RandomStream } from '../chance/random-stream.ts';
import type { InstitutionKind } from './institution.ts';

/** Words of the sky, the weather and the test bench: no home bears such a name. */
const BEGINNINGS =
  'Demo Prøve Liksom Mønster Skisse Tenke Måne Komet Meteor Tåke Rimfrost Glitter Torden Drivis Polarnatt Stjernedryss'.split(
    ' ',
  );
const ENDINGS = 'bakken enga gården haugen heimen hagen lia stua toppen tunet vangen'.split(' ');
const KINDS: Readonly<Record<InstitutionKind, readonly string[]>> = {
  'nursing-home': ['sykehjem', 'sykehjem', 'bo- og omsorgssenter', 'helseheim'],
  'acute-unit': ['øyeblikkelig hjelp (KAD)'],
  'home-care': ['hjemmetjeneste'],
};

/** Gives out names that show at once that their bearers do not exist, none of them twice. */
export function createNames(random: RandomStream): (kind: InstitutionKind) => string {
  const given = new Set<string>();
  const pick = (words: readonly string[]) => words[random.below(words.length)] ?? '';
  return (kind) => {
    for (let round = 0; ; round += 1) {
      const first = `${pick(BEGINNINGS)}${pick(ENDINGS)}${round < 40 ? '' : ` ${round}`}`;
      if (given.has(first)) continue;
      given.add(first);
      return `${first} ${pick(KINDS[kind])}`;
    }
  };
}
