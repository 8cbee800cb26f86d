import type { OfferedCourse } from '../find-course.ts';
import { escapeMarkup } from './escape-markup.ts';

/** `imsmanifest.xml` of a SCORM 1.2 package with one learning object, which is `index.html`. */
export function scormManifest({ course, language, part }: OfferedCourse, files: readonly string[]): string {
  const title = escapeMarkup(course.title[language]);
  const id = `smalspor-${part?.id ?? course.id}-${course.version}-${language}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${id}" version="${course.version}.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${title}</title>
      <item identifier="item" identifierref="page" isvisible="true">
        <title>${title}</title>
        <adlcp:masteryscore>${course.passMark}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((file) => `      <file href="${escapeMarkup(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}
