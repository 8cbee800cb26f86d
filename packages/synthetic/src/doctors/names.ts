import type { RandomStream } from '../chance/random-stream.ts';

const WOMEN =
  'Anne Berit Camilla Dagny Eli Frida Guro Hanne Ingrid Jorunn Kari Liv Mari Nina Oda Pernille Ragnhild Siri Tone Unni Vilde Åse'.split(
    ' ',
  );
const MEN =
  'Anders Bjørn Carl Dag Erik Fredrik Geir Håkon Ivar Jon Knut Lars Magnus Nils Ola Per Rune Svein Tor Ulf Vegard Øyvind'.split(
    ' ',
  );
/** Family names that nobody bears, and that say so: test, demo, sample. */
const BEGINNINGS = 'Demo Test Prøve Liksom Mønster Eksempel Skisse Tenke'.split(' ');
const ENDINGS = 'berg bø dal fjell haug heim li lund moen nes rud sand stad strand vik åsen'.split(' ');

/** A name that shows at once that its bearer does not exist. */
export function drawName(random: RandomStream, female: boolean): string {
  const pick = (words: readonly string[]) => words[random.below(words.length)] ?? '';
  return `${pick(female ? WOMEN : MEN)} ${pick(BEGINNINGS)}${pick(ENDINGS)}`;
}
