import type { Content } from '../content/content.ts';
import { Classifier, type Example } from './classifier.ts';
import { documentsOf } from './documents.ts';
import { examplesOf } from './examples.ts';

/** An example sentence that the others put elsewhere. */
export interface Misplaced {
  readonly text: string;
  /** Under which label it stands, and where the others put it. */
  readonly label: string;
  readonly elsewhere: string;
  readonly odds: number;
}

const PARTS = 5;

/** The example sentences that a classifier which learned four fifths of the rest surely puts elsewhere. */
export function misplaced(content: Content, least: number): readonly Misplaced[] {
  const examples = examplesOf(content, documentsOf(content));
  const isOwn = ({ label, weight }: Example) => weight === 1 || !label.includes(':');
  const own = examples.filter((one) => isOwn(one));
  return Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    const aside = new Set(own.filter((_, i) => i % PARTS === part));
    const learning = Classifier.learn(
      examples.filter((one) => !aside.has(one)),
      (label) => !label.includes(':'),
    );
    let learned = learning.next();
    while (!learned.done) learned = learning.next();
    const classifier = learned.value;
    return [...aside].flatMap(({ text, words, label }) => {
      const [first] = classifier.judge(words, []);
      if (!first || first.label === label || first.odds < least) return [];
      return [{ text, label, elsewhere: first.label, odds: first.odds }];
    });
  });
}
