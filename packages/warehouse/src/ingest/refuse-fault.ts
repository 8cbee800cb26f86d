import { ImportRefusal } from './import-refusal.ts';
import type { BlockFault } from './parse/block-parser.ts';

/** The refusal of a file that is nothing that can be read. */
export function refuseFault(
  file: string,
  fault: BlockFault,
  line: number,
  maxLineBytes: number,
): ImportRefusal {
  switch (fault) {
    case 'binary':
      return new ImportRefusal(
        'binary-file',
        `${file}: line ${line} is binary. Deliver UTF-8 text, plain or compressed with gzip or zstd.`,
        { file, line },
      );
    case 'encoding':
      return new ImportRefusal(
        'wrong-encoding',
        `${file}: line ${line} is not UTF-8; the file looks like ISO-8859-1 or Windows-1252. Save it as UTF-8 and import it again.`,
        { file, line, encoding: 'ISO-8859-1' },
      );
    case 'identity-number':
      return new ImportRefusal(
        'identity-number',
        `${file}: line ${line} holds a valid national identity number. Nothing was read in. Delete the file, and ask the register for pseudonyms.`,
        { file, line },
      );
    case 'line-ending':
      return new ImportRefusal(
        'line-endings',
        `${file}: line ${line} ends in another way than the first line. Save the file with one kind of line ending.`,
        { file, line },
      );
    case 'line-too-long':
      return new ImportRefusal(
        'line-too-long',
        `${file}: line ${line} is longer than ${maxLineBytes} bytes. The file is damaged or is no semicolon file.`,
        { file, line, limit: maxLineBytes },
      );
  }
}
