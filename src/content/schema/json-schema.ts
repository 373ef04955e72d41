import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FILES, FOLDERS } from './schema.ts';

/** The JSON Schema of each kind of content file, by file name. Text editors use it to complete and check the YAML. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const kinds = Object.entries({ ...FILES, ...FOLDERS });
  return new Map(
    kinds.map(([kind, { schema }]) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return [`${kind}.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}

export function writeJsonSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
}

/** The schemas in `folder` that differ from what the zod schemas now generate. */
export function outdatedJsonSchemas(folder: string): readonly string[] {
  return [...jsonSchemas()].flatMap(([name, text]) => (read(join(folder, name)) === text ? [] : [name]));
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
