import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONTENT } from '../support/content.ts';

/** Where a coach reads nothing, or where the values of the parameters themselves stand. */
const NO_TEXT = new Set([
  'zoekwoorden',
  'ook',
  'id',
  'bron',
  'waarde',
  'als',
  'heette',
  'stand',
  'geldig-vanaf',
  'vroegst',
  'laatst',
]);
/** Files without a text for a coach, or with the words they type. */
const NO_TEXTS = ['parameters.yaml', 'zoekwoorden.yaml', 'bronnen.yaml'];

const UNIT = '(?:jaar|jr|jarig|levensjaar|verjaardag)';
const BESIDE = '(?:tot|vanaf|van|tussen|onder|boven|wordt|jonger dan|ouder dan|maximaal|hooguit|minstens)';
/** What is counted after `van 4` or `tot 10`, when it is no age. */
const COUNTED =
  '(?:\\s+\\S+)?\\s*(?:uur|uren|weken|week|dagen|schooldagen|maanden|maand|punten|stap|stappen|tekens|letters|woorden)';
/** A number that reads as an age: beside a word for years, or beside a word for a limit. */
const AGES = [
  new RegExp(`\\b\\d{1,2}(?:e|-)?\\s*${UNIT}`, 'gi'),
  new RegExp(
    `\\b${BESIDE}\\s+(?:de\\s+)?\\d{1,2}\\b(?!${COUNTED}|\\s+(?:januari|mei|augustus|oktober)|[.,]\\d|%)`,
    'gi',
  ),
  /\b\d{1,2}\s*[-–]\s*\d{1,2}\b/g,
];

/** The monitor is of 2023 and was not revised (domein.md §10), and the title of a reason is the source's. */
const EXCEPT: readonly ((text: string, path: string, source: string) => boolean)[] = [
  (_, __, source) => source.startsWith('jikp-monitor'),
  (text) => text === '23 jr/verhuisd/overleden',
];

interface Found {
  readonly file: string;
  readonly path: string;
  readonly ages: readonly string[];
}

/** Every age that stands as a number in a text, with where. */
function fixedAges(file: string, node: unknown, path = '', source = ''): readonly Found[] {
  if (typeof node === 'string') {
    const ages = AGES.flatMap((age) => node.match(age) ?? []);
    return ages.length > 0 && !EXCEPT.some((except) => except(node, path, source)) ? [{ file, path, ages }] : [];
  }
  if (typeof node !== 'object' || node === null) return [];
  const own = 'bron' in node && typeof node.bron === 'string' ? node.bron : source;
  return Object.entries(node).flatMap(([key, one]) =>
    NO_TEXT.has(key) ? [] : fixedAges(file, one, `${path}.${key}`, own),
  );
}

function texts(): readonly string[] {
  const yaml = (folder: string) =>
    readdirSync(join(CONTENT, folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => join(folder, name));
  return [...yaml('.'), ...yaml('routes'), ...yaml('regio')].filter((name) => !NO_TEXTS.includes(name));
}

describe('an age in a text', () => {
  it.each(texts())('comes from a parameter: %s', (file) => {
    expect(fixedAges(file, parse(readFileSync(join(CONTENT, file), 'utf8')))).toEqual([]);
  });

  it.each([
    'Van 18 tot 23 jaar.',
    'Wie jonger dan 18 is.',
    'Tot 27.',
    'Jongeren in Beeld (23–27)',
    'Aanpak 16-27',
    'Na de 5e verjaardag.',
    'In het jaar waarin de leerling 16 wordt, of 16 jr is.',
    'Een 24-jarige student.',
  ])('is seen: %s', (text) => {
    expect(fixedAges('f', { tekst: text })).toHaveLength(1);
  });

  it.each([
    'Van {dsp-ondergrens} tot {dsp-bovengrens} jaar.',
    'Verzuim 18+ na 16 uur in 4 weken.',
    'Meer dan 10 dagen verlof, hooguit 10 schooldagen.',
    'De kop is hooguit 60 woorden lang, van 1 augustus tot 1 oktober.',
    'Minder dan € 580 per maand.',
    'Een kenmerk heeft 3 tot 30 tekens.',
  ])('is not: %s', (text) => {
    expect(fixedAges('f', { tekst: text })).toEqual([]);
  });
});
