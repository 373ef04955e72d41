import { describe, expect, test } from 'vitest';
import { type SmallTalk, smallTalkIn } from '../../../dialogs/manners/index.ts';
import { realContent } from '../../support/content.ts';

const { texts, examples } = realContent();
const { omgang } = texts;

describe('what asks nothing', () => {
  test('is known by every phrase in the content, and each stands in one list', () => {
    const lists = Object.entries(omgang).flatMap(([kind, list]) =>
      typeof list === 'object' && 'woorden' in list ? list.woorden.map((phrase) => [phrase, kind] as const) : [],
    );
    expect(lists.length).toBeGreaterThan(300);
    const others = lists.map(([phrase, kind]) => [phrase, kind, smallTalkIn(phrase, texts)] as const);
    expect(others.filter(([, kind, found]) => kind !== found)).toEqual([]);
  });

  test.each<[string, SmallTalk]>([
    ['Dank je wel!', 'dank'],
    ['DANKJEWEL', 'dank'],
    ['Heel erg bedankt hoor 🙏🏿', 'dank'],
    ['ok, top, bedankt 👍', 'dank'],
    ['nee hoor, dank je', 'dank'],
    ['okéééé!!!', 'goed'],
    ['👍🏻👍🏻', 'goed'],
    ['❤️', 'goed'],
    ['helemaal duidelijk :)', 'goed'],
    ['jaaaa', 'ja'],
    ['Nee!', 'nee'],
    ['sorry, ik snap het niet', 'snap-niet'],
    ['dank je, maar ik begrijp het nog niet', 'snap-niet'],
    ['oeps, maak dat ongedaan aub', 'ongedaan'],
    ["mooi zo, 't is goed", 'goed'],
    ['doei en bedankt', 'dank'],
  ])('%s: %s', (typed, kind) => {
    expect(smallTalkIn(typed, texts)).toBe(kind);
  });
});

describe('what asks something', () => {
  test.each([
    '',
    '   ',
    ':)',
    'uitleg',
    'graag',
    'maar',
    'ok en wat is een startkwalificatie',
    'ik snap niet wat een pva is',
    'ja of nee bij verlof',
    'dank je stap 7',
    'nee hij is uitgeschreven',
    'stap 7',
    `dank je ${'dank je '.repeat(30)}`,
  ])('%j is left alone', (typed) => {
    expect(smallTalkIn(typed, texts)).toBeNull();
  });

  test('is every sentence that the look-ups learn from, those of danger first of all', () => {
    const sentences = [examples.danger, examples.answered].flatMap((lists) => [...lists.values()].flat());
    expect(sentences.length).toBeGreaterThan(5_000);
    expect(sentences.filter((sentence) => smallTalkIn(sentence, texts) !== null)).toEqual([]);
  });
});
