import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { questionInput } from '../../../dialogs/cards/question.ts';
import { isProblem, readAnswer } from '../../../src/cases/domain/answers.ts';
import type { QuestionContent } from '../../../src/content/content.ts';
import { KINDS, type QuestionKind, typeOf } from '../../../src/content/questions/index.ts';
import { jsonSchemas } from '../../../src/content/schema/json-schema.ts';
import { permits } from '../../../src/route/resolve.ts';
import { answerText, problemText } from '../../../src/telling/answers.ts';
import { AdaptiveCard } from '../../support/adaptive-card-schema.ts';
import { routekaart } from '../../support/case-world.ts';
import { copyContent, ROUTEKAART, realContent } from '../../support/content.ts';

const ROOT = join(import.meta.dirname, '../../..');
const { texts } = realContent();

const made = new Map<QuestionKind, QuestionContent>();

/** A question of this type from the routekaart. */
function asked(kind: QuestionKind): QuestionContent {
  const known = made.get(kind);
  if (known) return known;
  const copy = copyContent();
  const choices = 'keuzes' in typeOf({ kind }).fields ? '        keuzes: [{ waarde: een, tekst: Een }]\n' : '';
  const start = '        kort: start van het traject\n';
  copy.edit(ROUTEKAART, `${start}        soort: datum\n`, `${start}        soort: ${kind}\n${choices}`);
  const question = copy.load().questions.get(routekaart('start-datum'));
  if (!question) throw new RangeError(kind);
  made.set(kind, question);
  return question;
}

describe.each(KINDS)('the question type %s', (kind) => {
  it('has a file of its own', () => {
    expect(existsSync(join(ROOT, `src/content/questions/${kind}.ts`))).toBe(true);
  });

  it('is allowed in a route, and offered to editors', () => {
    expect(asked(kind).kind).toBe(kind);
    expect(jsonSchemas().get('route.json')).toContain(`"${kind}"`);
  });

  it('has an input on a card, empty and filled in', () => {
    const question = asked(kind);
    for (const value of [null, exampleFor(question)]) {
      const body = questionInput(question, value, undefined, undefined, texts);
      const card = { type: 'AdaptiveCard', $schema: 'http://a.example/card.json', version: '1.5', body };
      expect(AdaptiveCard.safeParse(card).error).toBeUndefined();
      expect(body[0]).toMatchObject({ id: 'start-datum', label: question.text });
    }
  });

  it('reads what its card sends as a permitted answer', () => {
    const question = asked(kind);
    const read = readAnswer(question, sentFor(question));
    expect(isProblem(read)).toBe(false);
    expect(read).toEqual(exampleFor(question));
    expect(permits(question, exampleFor(question))).toBe(true);
  });

  it('has a text for an invalid input', () => {
    const read = readAnswer(asked(kind), { no: 'answer' });
    expect(isProblem(read) && problemText(read, texts)).toMatch(/^[A-Z].+\.$/);
  });

  it('has a text for an answer', () => {
    const question = asked(kind);
    expect(answerText(question, exampleFor(question), texts)).not.toBe('');
  });
});

function exampleFor(question: QuestionContent): string | readonly string[] {
  const type = typeOf(question);
  if (type.answer === 'typed') return type.example;
  const [first = ''] = question.options ?? [];
  return type.several ? [first] : first;
}

/** What the card sends with this value filled in. */
function sentFor(question: QuestionContent): unknown {
  const [input] = questionInput(question, exampleFor(question), undefined, undefined, texts);
  return input && 'value' in input ? input.value : undefined;
}

describe('a new type of question', () => {
  it('needs no other file: nothing asks for a type by name', () => {
    const names = KINDS.join('|');
    const asksByName = new RegExp(`\\b(?:kind|soort)\\s*[!=]==?\\s*'(?:${names})'|case '(?:${names})':`);
    const found = globSync(['src/**/*.ts', 'dialogs/**/*.ts', 'harness/**/*.ts'], { cwd: ROOT }).filter((file) =>
      asksByName.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(found).toEqual([]);
    expect("if (question.kind === 'datum')").toMatch(asksByName);
  });

  it('is only named where the types are listed', () => {
    const listing = /^\s*'ja-nee':/m;
    const found = globSync(['src/**/*.ts', 'dialogs/**/*.ts'], { cwd: ROOT }).filter((file) =>
      listing.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(found.toSorted()).toEqual(['dialogs/cards/inputs.ts', 'src/content/questions/index.ts']);
  });
});
