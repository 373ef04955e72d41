import { type ContentCopy, ROUTEKAART } from './content.ts';

/** What an editor changes under running cases. Each is one change of the copy. */

const SIGNAL = '      - id: signaal-via\n';
const DIRECT = '          - waarde: directe-melding\n            tekst: Directe melding\n';

/** Another id for a question of step 1, and for the choice everyone makes there. */
export function rename(copy: ContentCopy): void {
  copy.edit(ROUTEKAART, SIGNAL, '      - id: kanaal\n        heette: [signaal-via]\n');
  copy.edit(
    ROUTEKAART,
    DIRECT,
    '          - waarde: melding\n            tekst: Directe melding\n            heette: [directe-melding]\n',
  );
}

/** The choice everyone makes at step 1 is there no more. */
export function dropChoice(copy: ContentCopy): void {
  copy.edit(ROUTEKAART, DIRECT, '');
}

/** Minimum information that step 1 did not ask before. */
export function askMore(copy: ContentCopy): void {
  const question = {
    ...{ vraag: 'Hoe lang duurt het al?', kort: 'hoe lang het al duurt', soort: 'tekst' },
    ...{ informatie: 'minimaal', waarom: 'Dan weet je wat haast heeft.' },
    ...{ bron: '"routekaart-schema, stap 1"', herkomst: 'afgeleid' },
  };
  const fields = Object.entries(question).map(([name, value]) => `        ${name}: ${value}\n`);
  copy.edit(ROUTEKAART, SIGNAL, `      - id: duur\n${fields.join('')}${SIGNAL}`);
}

/** A new vsv'er of whom nothing has to be done at once goes from step 3 to step 12, and no longer to step 4. */
export function moveExit(copy: ContentCopy): void {
  copy.edit(
    ROUTEKAART,
    '          vraag: doelgroep\n          is: [dreigend-vsv-er, nieuwe-vsv-er]\n',
    `          een-van:
            - vraag: doelgroep
              is: [dreigend-vsv-er]
            - alle:
                - vraag: doelgroep
                  is: [nieuwe-vsv-er]
                - vraag: directe-actie
                  is: [ja]
`,
  );
}

/** Other words; nothing else. */
export function reword(copy: ContentCopy): void {
  copy.edit(
    ROUTEKAART,
    '        vraag: Hoe kwam het signaal bij je binnen?\n',
    '        vraag: Hoe hoorde je ervan?\n',
  );
}
