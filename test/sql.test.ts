import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';

/** SQL is only in the store and in the repositories of `records/`; everything else calls those. */

const ROOT = join(import.meta.dirname, '..');
/** The repositories: files with reads (`…Of(sql, org, …)`) and with writes that return a statement. */
const REPOSITORIES = [
  'accesses',
  'audit',
  'case-rows',
  'leases',
  'missed',
  'orgs',
  'receipts',
  'sent',
  'shares',
  'tallies',
  'tombstones',
];
const MAY = (file: string) =>
  file.startsWith('src/cases/store/') || REPOSITORIES.some((name) => file === `src/cases/records/${name}.ts`);

/** Matches comments too, so that an apostrophe in one does not start a string. */
const PIECES = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const SQL =
  /\b(select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(create|drop|alter)\s+(table|index)\s|pragma\s|on\s+conflict\s)/i;

function sqlIn(source: string): readonly string[] {
  return (source.match(PIECES) ?? []).filter((piece) => !piece.startsWith('/') && SQL.test(piece));
}

const files = globSync(['src/**/*.ts', 'dialogs/**/*.ts'], { cwd: ROOT });

test('SQL is only written in the store and in the repositories', () => {
  const found = files
    .filter((file) => !MAY(file))
    .map((file) => [file, ...sqlIn(readFileSync(join(ROOT, file), 'utf8'))]);
  expect(found.filter(([, ...sql]) => sql.length > 0)).toEqual([]);
});

test('every repository has some SQL', () => {
  const without = REPOSITORIES.filter(
    (name) => sqlIn(readFileSync(join(ROOT, `src/cases/records/${name}.ts`), 'utf8')).length === 0,
  );
  expect(without).toEqual([]);
});

it.each([
  ["read('select count(*) from cases')", true],
  ['read(`select id\n  from cases where org = ?`)', true],
  ['write(["delete from receipts where org = ?", org])', true],
  ["const a = 'update cases set owner = ?';", true],
  ["exec('pragma wal_checkpoint')", true],
  ["// it's what `delete from cases` does\nconst a = 'iets';", false],
  ["/* select * from cases */ say('selecteer een casus from hier')", false],
  ["say('Update je gegevens en selecteer.')", false],
])('%s: %s', (source, isSql) => {
  expect(sqlIn(source)).toHaveLength(isSql ? 1 : 0);
});
