import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { play } from './gesprek.ts';

const FILES = globSync('*.txt', { cwd: import.meta.dirname }).toSorted();

describe('a conversation goes as it is written:', () => {
  test.each(FILES)('%s', async (file) => {
    await play(readFileSync(join(import.meta.dirname, basename(file)), 'utf8'));
  });

  test('there are at least forty', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(40);
  });
});

describe('a conversation that goes otherwise is named by its line:', () => {
  test.each([
    ['jij: dank je\nbot: Tot ziens.', "regel 2: bot: Tot ziens.\n\n'Tot ziens.' staat niet in:\n> Graag gedaan."],
    ['jij: dank je\nbot niet: Graag', "regel 2: bot niet: Graag\n\n'Graag' staat in:\n> Graag gedaan."],
    ['jij: dank je\nbot: gedaan … Graag', "'Graag' staat niet in"],
    ['casus RMD-1\nonthoud RMD-1\ndruk: Volgende\nongewijzigd RMD-1', 'er is opgeslagen: StepAnswered'],
    ['jij: dank je', 'hier zegt de bot niets'],
    ['bott: hoi', 'deze regel ken ik niet'],
  ])('%j', async (script, wrong) => {
    await expect(play(script)).rejects.toThrow(wrong);
  });
});
