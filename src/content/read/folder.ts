import { existsSync, readdirSync } from 'node:fs';
import { FILES, FOLDERS } from '../schema/schema.ts';
import { type ContentProblem, suggest } from './problem.ts';

/** What systems and editors leave behind: hidden files, backups, and the file of an editor that has one open. */
const LEFT_BEHIND = /^\.|~$|^~\$|^#.*#$|\.(?:swp|swo|bak|orig|tmp)$|^(?:Thumbs\.db|desktop\.ini|Icon\r)$/i;

/** The files in a folder that are not left behind by something else. */
function filesIn(path: string): readonly string[] {
  return existsSync(path) ? readdirSync(path).filter((name) => !LEFT_BEHIND.test(name)) : [];
}

/** The YAML files of a folder, by name, from the content folder on. */
export function yamlFiles(folder: string, sub: string): readonly string[] {
  return filesIn(`${folder}/${sub}`)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${sub}/${name}`);
}

/** Files in a folder of YAML that would be passed over in silence. */
export function strangers(folder: string, sub: string): readonly ContentProblem[] {
  return filesIn(`${folder}/${sub}`)
    .filter((name) => !name.endsWith('.yaml'))
    .map((name) => told(`${sub}/${name}`, `alleen bestanden op .yaml worden gelezen.${renamed(name)}`));
}

const README = 'README.md';

/** The same for the content folder itself, where each file has a name of its own. */
export function strangersAtTop(folder: string): readonly ContentProblem[] {
  const permitted: readonly string[] = [...Object.values(FILES), ...Object.values(FOLDERS)].map(({ path }) => path);
  return filesIn(folder)
    .filter((name) => name !== README && !permitted.includes(name))
    .map((name) => told(name, `dit wordt niet gelezen.${renamed(name) || suggest(name, permitted)}`));
}

/** For a file whose name only ends in another way: `mas.yml`, or `mas.yaml.txt` as Kladblok makes it. */
function renamed(name: string): string {
  const [, stem] = /^(.+?)(?:\.ya?ml)(?:\.txt)?$/i.exec(name) ?? [];
  return stem && !name.endsWith('.yaml') ? ` Noem het ${stem}.yaml.` : '';
}

function told(file: string, message: string): ContentProblem {
  return { file, line: 0, message };
}
