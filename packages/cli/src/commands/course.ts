import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Language } from '@smalspor/domain/texts';
import { type Command, Option } from 'commander';
import { explainUnwritable } from '../terminal/explain-unwritable.ts';
import { runCommand } from '../terminal/run-command.ts';

interface ExportOptions {
  readonly format: 'scorm' | 'cmi5';
  readonly language: Language;
  readonly content?: string;
  readonly module?: string;
}

/** `smalspor course export`: a course as a package for another learning platform. */
export function addCourse(program: Command): void {
  const course = program.command('course').description('E-learning courses');
  course
    .command('export')
    .description('Write a course as a package that runs by itself in Moodle and other learning platforms')
    .argument('<id>', 'the course, such as rak-1-respiratory')
    .argument('<file>', 'write the zip file here')
    .addOption(
      new Option('--format <format>', 'scorm (1.2) or cmi5').choices(['scorm', 'cmi5']).default('scorm'),
    )
    .addOption(new Option('--language <code>', 'nb, nn or en').choices(['nb', 'nn', 'en']).default('nb'))
    .option('--content <directory>', "a directory with the site's own content, as in content.directory")
    .option(
      '--module <module>',
      'only the lessons of a module of a programme, such as rak-legevakt.telephone',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  smalspor course export rak-1-respiratory respiratory.zip\n  smalspor course export rak-1-respiratory respiratory.zip --format cmi5\n  smalspor course export rak-1-respiratory respiratory.zip --language en\n  smalspor course export out-of-hours telephone.zip --module rak-legevakt.telephone',
    )
    .action((id: string, file: string, { format, language, content: own, module }: ExportOptions) =>
      runCommand(async ({ print }) => {
        // Loaded when it is needed: help and bad usage must answer at once.
        const [{ exportCourse }, { loadContent }] = await Promise.all([
          import('@smalspor/application/courses'),
          import('@smalspor/content/loading'),
        ]);
        const content = loadContent(undefined, own === undefined ? null : resolve(own));
        const bytes = exportCourse(
          { content },
          {
            courseId: id,
            format,
            language,
            ...(module === undefined ? {} : { part: module }),
          },
        );
        try {
          await writeFile(resolve(file), bytes);
        } catch (error) {
          throw explainUnwritable(file, error);
        }
        print(`Wrote ${resolve(file)}`);
      }),
    );
}
