import type { CaseExercise, Question } from '@smalspor/domain/courses';
import { fillMessage, type Messages, type MessageValue } from '@smalspor/domain/texts';
import { describeCourse, numbersIn, parseLessons } from '../describe-course.ts';
import type { OfferedCourse } from '../find-course.ts';
import { escapeMarkup } from './escape-markup.ts';
import { type LessonFrame, lessonHtml, sourceMark } from './lesson-html.ts';

type Say = (key: string, values?: Readonly<Record<string, MessageValue>>) => string;

/** The whole course as one page: without its script everything can be read, with it one part is shown at a time. */
export function courseHtml(offered: OfferedCourse, messages: Messages): string {
  const { course, language, words } = offered;
  const say: Say = (key, values = {}) => fillMessage(messages, `web.course.${key}`, values)[language];
  const notStored = fillMessage(messages, 'course.notStored')[language];
  const shown = describeCourse(offered);
  const parsed = parseLessons(course, words);
  const title = escapeMarkup(course.title[language]);
  const lessons = shown.lessons.map((lesson, place) => {
    const frame: LessonFrame = {
      sourceId: (number) => `${lesson.id}-source-${number}`,
      sourceLabel: (number) => say('sourceNumber', { number }),
      leftOut: (exercise) => fillMessage(messages, 'course.leftOut', { title: exercise })[language],
    };
    const ofLesson = <T extends { readonly lesson: string }>(all: readonly T[]) =>
      all.filter((each) => each.lesson === lesson.id);
    const restsOf = (asked: CaseExercise | Question): Rests => ({
      sources: numbersIn(parsed, asked, asked.sources),
      feedbackSources: asked.options.map((option) => numbersIn(parsed, asked, option.sources ?? [])),
    });
    const exercises = [
      ...ofLesson(words.cases).map((one) => exerciseHtml('case', one, restsOf(one), frame, say)),
      ...ofLesson(words.questions).map((one) => exerciseHtml('question', one, restsOf(one), frame, say)),
    ];
    const sources = lesson.sources.map(
      ({ number, citation, url }) =>
        `<li id="${frame.sourceId(number)}" tabindex="-1" lang="">${escapeMarkup(citation)}${
          url
            ? ` <a href="${escapeMarkup(url)}" target="_blank" rel="noreferrer">${new URL(url).hostname}</a>`
            : ''
        }</li>`,
    );
    return `<section class="part" id="${lesson.id}" data-lesson="${lesson.id}" aria-labelledby="${lesson.id}-title">
<p class="quiet">${say('lessonOf', { place: place + 1, lessons: shown.lessons.length })} · ${minutes(say, lesson.minutes)}</p>
<h2 id="${lesson.id}-title" tabindex="-1">${escapeMarkup(lesson.title[language])}</h2>
${lessonHtml(lesson.blocks, frame)}
${exercises.join('\n')}
<div class="sources"><h3>${say('sources')}</h3><ol>${sources.join('')}</ol></div>
<p><button type="button" class="next" data-read="${lesson.id}">${escapeMarkup(nextText(offered, place, say))}</button></p>
</section>`;
  });
  const contents = shown.lessons.map(
    ({ id, title: name }) =>
      `<li><a href="#${id}">${escapeMarkup(name[language])}</a> <span class="state" data-state="${id}"></span></li>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="player.css">
</head>
<body>
<header>
<h1><a href="#contents">${title}</a></h1>
<progress id="progress" max="100" value="0" aria-label="${escapeMarkup(say('lessons'))}"></progress>
<p class="notice" id="notice" role="status"></p>
</header>
<main>
<nav class="part" id="contents" aria-labelledby="contents-title">
<h2 id="contents-title" tabindex="-1">${say('lessons')}</h2>
<p>${escapeMarkup(say('passMark', { mark: course.passMark }))}</p>
<ol>${contents.join('')}</ol>
<p><a href="#hand-in">${say('handIn')}</a></p>
</nav>
${lessons.join('\n')}
<section class="part" id="hand-in" aria-labelledby="hand-in-title">
<h2 id="hand-in-title" tabindex="-1">${say('handIn')}</h2>
<p id="missing"></p>
<p><button type="button" id="finish">${say('handIn')}</button></p>
<div id="result" hidden>
<h3 id="verdict" tabindex="-1"></h3>
<p id="score"></p>
<p id="again-lead">${say('lookAgain')}</p>
<ul id="again-lessons"></ul>
<p><button type="button" id="again">${say('again')}</button></p>
</div>
</section>
</main>
<script type="application/json" id="course">${JSON.stringify(playerData(offered, say, notStored)).replaceAll('<', '\\u003c')}</script>
<script src="launch.js"></script>
<script src="player.js"></script>
</body>
</html>
`;
}

function minutes(say: Say, count: number): string {
  return say(count === 1 ? 'minutes.one' : 'minutes.other', { count });
}

function nextText({ course, language }: OfferedCourse, place: number, say: Say): string {
  const after = course.lessons[place + 1];
  return after ? say('readNext', { lesson: after.title[language] }) : say('readLast');
}

/** What an exercise rests on, as numbers in the lesson's list: all of it, and what is said to each option. */
interface Rests {
  readonly sources: readonly number[];
  readonly feedbackSources: readonly (readonly number[])[];
}

function exerciseHtml(
  kind: 'case' | 'question',
  exercise: CaseExercise | Question,
  { sources, feedbackSources }: Rests,
  frame: LessonFrame,
  say: Say,
): string {
  const { id, question, options } = exercise;
  const isSeveral = kind === 'question' && options.filter(({ right }) => right).length > 1;
  const marks = (place: number): string =>
    (feedbackSources[place] ?? []).map((number) => ` ${sourceMark(number, frame)}`).join('');
  const story = 'story' in exercise ? `<span class="story">${escapeMarkup(exercise.story)}</span>` : '';
  const choices = options.map(
    ({ text, right, feedback }, place) => `<li data-right="${right}">
<label><input type="${isSeveral ? 'checkbox' : 'radio'}" name="${kind}-${id}" value="${place}"> <span>${escapeMarkup(text)}</span></label>
<p class="feedback" hidden><strong>${say(right ? 'right' : 'notRight')}.</strong> ${escapeMarkup(feedback)}${marks(place)}</p></li>`,
  );
  return `<form class="exercise" data-kind="${kind}" data-id="${id}">
<fieldset><legend>${story}<strong>${escapeMarkup(question)}</strong></legend>
<p class="quiet">${say(isSeveral ? 'chooseSeveral' : 'chooseOne')}</p>
<ul>${choices.join('')}</ul></fieldset>
<p class="verdict" tabindex="-1" hidden></p>
<p class="quiet rests" hidden>${say('restsOn')} ${sources.map((number) => sourceMark(number, frame)).join(' ')}</p>
<button type="submit">${say(kind === 'case' ? 'choose' : 'answer')}</button>
</form>`;
}

/** What the script needs: ids in their order, what is right, and its sentences. */
function playerData({ course, language, words }: OfferedCourse, say: Say, notStored: string): object {
  return {
    version: course.version,
    passMark: course.passMark,
    lessons: course.lessons.map(({ id, title }) => ({ id, title: title[language] })),
    cases: words.cases.map(({ id }) => id),
    questions: words.questions.map(({ id, lesson, options }) => ({
      id,
      lesson,
      right: options.flatMap(({ right }, place) => (right ? [place] : [])),
    })),
    texts: {
      read: say('read'),
      chooseFirst: say('chooseFirst'),
      caseRight: say('caseRight'),
      caseNotRight: say('caseNotRight'),
      answerRight: say('answerRight'),
      answerNotRight: say('answerNotRight'),
      hasPassed: say('hasPassed'),
      notPassed: say('notPassed'),
      score: messageOf(say, 'score'),
      answered: messageOf(say, 'answered'),
      notStored,
    },
  };
}

/** A sentence that the script fills in itself: its gaps are handed on as they are. */
function messageOf(say: Say, key: 'score' | 'answered'): string {
  const gaps = ['right', 'questions', 'score', 'mark', 'answered'];
  return say(key, Object.fromEntries(gaps.map((gap) => [gap, `{${gap}}`])));
}
