import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { checkExamples } from '../content/check/examples.ts';
import { readExamples } from '../content/load.ts';
import { asLine, suggest } from '../content/read/problem.ts';
import { NOT_OURS } from '../content/schema/example-questions.ts';
import { RoutewijzerError } from '../errors.ts';
import { documentsOf } from '../search/documents.ts';
import { command } from './command.ts';
import { fine } from './output.ts';

/** Where what an editor adds from the command line stands; it may be moved to another file of that folder. */
const FILE = 'voorbeeldvragen/redactie.yaml';
const SCHEMA = '# yaml-language-server: $schema=../../schema/voorbeeldvragen.json\n';

export const example = command({
  name: 'voorbeeld',
  usage: ['<verwijzing>', '"<zin>"'],
  does: `leer de bot een zin: zet hem in ${FILE}, onder wat erop antwoordt (of ${NOT_OURS})`,
  needs: 'content',
  run: ({ verwijzing, zin }, { config, content }) => {
    const text = zin.replace(/\s+/g, ' ').trim();
    const known = [NOT_OURS, ...documentsOf(content).map(({ ref }) => ref)];
    if (text === '') throw new RoutewijzerError('USAGE', 'er staat geen zin', 'Zet de zin tussen aanhalingstekens.');
    if (!known.includes(verwijzing)) {
      const hint = `Kies een verwijzing die er is.${suggest(verwijzing, known)}`;
      throw new RoutewijzerError('USAGE', `'${verwijzing}' bestaat niet`, hint);
    }
    const { questions } = readExamples(config.contentDir);
    const ref = verwijzing === NOT_OURS ? null : verwijzing;
    const [same] = checkExamples([...questions, { text, ref, danger: false, file: FILE, line: 0 }]).slice(-1);
    if (same?.line === 0) return { code: 1, out: asLine({ ...same, line: 1 }) };
    const file = join(config.contentDir, FILE);
    writeFileSync(file, withExample(existing(file), verwijzing, text));
    return fine(`'${text}' staat nu in ${FILE}, bij ${verwijzing}.`);
  },
});

function existing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return SCHEMA;
  }
}

/** The file with one sentence more, under its reference. */
function withExample(yaml: string, ref: string, text: string): string {
  const line = `  - ${stringify(text, { lineWidth: 0 }).trimEnd()}\n`;
  const heading = `${ref}:\n`;
  const at = yaml.startsWith(heading) ? 0 : yaml.indexOf(`\n${heading}`) + 1;
  if (!yaml.startsWith(heading, at)) return `${yaml}${heading}${line}`;
  const after = at + heading.length;
  return yaml.slice(0, after) + line + yaml.slice(after);
}
