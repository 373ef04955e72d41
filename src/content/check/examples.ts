import type { Content } from '../content.ts';
import type { ExampleQuestion } from '../read/example-questions.ts';
import type { ContentProblem } from '../read/problem.ts';
import { suggest } from '../read/problem.ts';

/** A reference with fewer sentences is not found reliably. */
const LEAST = 10;

/** Reports every sentence that occurs twice, because its reference is then ambiguous. */
export function checkExamples(questions: readonly ExampleQuestion[]): readonly ContentProblem[] {
  const first = new Map<string, ExampleQuestion>();
  return questions.flatMap((question) => {
    const { text, file, line } = question;
    const problems: ContentProblem[] = [];
    const same = first.get(plain(text));
    if (same) {
      const place = `${same.file}:${same.line}`;
      problems.push({ file, line, message: `'${text}' staat ook bij ${same.ref ?? 'niet-van-hier'} (${place}).` });
    }
    first.set(plain(text), question);
    return problems;
  });
}

/** Reports each reference that no region has, once. Not an error: the item it refers to may still be added. */
export function unknownReferences(
  questions: readonly ExampleQuestion[],
  contents: readonly Content[],
): readonly ContentProblem[] {
  const known = [...new Set(contents.flatMap((content) => [...referencesIn(content)]))];
  const places = new Map(questions.toReversed().map((question) => [question.ref, question]));
  return [...places].flatMap(([ref, { file, line }]) => {
    if (ref === null || known.includes(ref)) return [];
    return [{ file, line, message: `'${ref}' bestaat niet; deze zinnen leert de bot niet.${suggest(ref, known)}` }];
  });
}

/** The references with fewer than ten example sentences, with their number of sentences. */
export function fewExamples(
  questions: readonly ExampleQuestion[],
  contents: readonly Content[],
): readonly { readonly ref: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { ref } of questions) if (ref !== null) counts.set(ref, (counts.get(ref) ?? 0) + 1);
  const known = new Set(contents.flatMap((content) => [...referencesIn(content)].filter((ref) => !isPhase(ref))));
  return [...known].map((ref) => ({ ref, count: counts.get(ref) ?? 0 })).filter(({ count }) => count < LEAST);
}

function* referencesIn({ steps, routes, paragraphs, terms, agreements, advice, region }: Content): Generator<string> {
  for (const ref of steps.keys()) yield `stap:${ref}`;
  for (const { id, phases } of routes.values()) for (const phase of phases) yield `fase:${id}/${phase.id}`;
  for (const { number } of paragraphs) yield `paragraaf:${number}`;
  for (const id of terms.keys()) yield `begrip:${id}`;
  for (const id of agreements.keys()) yield `afspraak:${region.id}/${id}`;
  for (const id of advice.keys()) yield `advies:${id}`;
}

/** A phase needs no example sentences: coaches type its name. */
function isPhase(ref: string): boolean {
  return ref.startsWith('fase:');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
