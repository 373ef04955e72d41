import { writeJsonSchemas } from '../content/schema/json-schema.ts';
import { command } from './command.ts';
import { fine } from './output.ts';

/** The folder with the content's JSON Schemas, relative to the project. */
export const SCHEMAS = 'schema';

export const schema = command({
  name: 'schema',
  usage: [],
  does: "schrijf de JSON Schema's waarmee een editor de inhoud aanvult",
  needs: 'settings',
  run: () => {
    writeJsonSchemas(SCHEMAS);
    return fine(`JSON Schema's staan in ${SCHEMAS}/`);
  },
});
