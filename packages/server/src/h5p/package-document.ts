import type { LessonPackage } from '@smalspor/domain/courses';

/** The document that plays a package, within a frame of the page. It holds no script of its own. */
export function packageDocument({ digest, files }: LessonPackage): string {
  const { title, language } = describe(files);
  return `<!doctype html>
<html lang="${inMarkup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inMarkup(title)}</title>
<link rel="stylesheet" href="/h5p/frame/play.css">
</head>
<body>
<div id="stage" data-folder="/h5p/packages/${digest}"></div>
<p id="fault" hidden>${inMarkup(title)}: ✗</p>
<noscript><p>${inMarkup(title)}: JavaScript ✗</p></noscript>
<script src="/h5p/player/main.bundle.js"></script>
<script src="/h5p/frame/play.js"></script>
</body>
</html>
`;
}

/**
 * What the document may do: run scripts of the player and of this package, show what lies in the package, and fetch from the package
 * alone. `sandbox` takes its origin away also where somebody opens the address by itself.
 */
export function packagePolicy(origin: string, digest: string): string {
  const own = `${origin}/h5p/packages/${digest}/`;
  const player = `${origin}/h5p/player/ ${origin}/h5p/frame/`;
  return [
    "default-src 'none'",
    `script-src ${player} ${own}`,
    // The libraries of H5P set styles on what they draw.
    `style-src ${player} ${own} 'unsafe-inline'`,
    `img-src ${player} ${own} data: blob:`,
    `font-src ${player} ${own} data:`,
    `media-src ${own} blob:`,
    `connect-src ${player} ${own}`,
    // Forms may tell the package's own scripts that they were sent; they go nowhere.
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${origin}`,
    'sandbox allow-scripts allow-forms',
  ].join('; ');
}

function describe(files: LessonPackage['files']): { readonly title: string; readonly language: string } {
  const { title, language } = JSON.parse(new TextDecoder().decode(files.get('h5p.json'))) as {
    readonly title: string;
    readonly language?: string;
  };
  return { title, language: language === undefined || language === 'und' ? '' : language };
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function inMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);
}
