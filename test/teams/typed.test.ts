import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { plainLine } from '../../src/teams/typed.ts';
import { realContent } from '../support/content.ts';
import { activity } from './support/activities.ts';
import { type RunningBot, startBot } from './support/bot.ts';
import { type Connector, startConnector } from './support/connector.ts';
import { type RealBot, realBot } from './support/real-bot.ts';

/** Messages that are not a plain line: the whole bot behind the real HTTP edge. */

let real: RealBot;
let bot: RunningBot;
let teams: Connector;

beforeAll(async () => {
  real = realBot();
  teams = await startConnector();
  bot = await startBot(real.bot);
});

beforeEach(() => {
  bot.turns.length = 0;
  teams.received.length = 0;
});

afterAll(async () => {
  await bot.stop();
  await teams.stop();
  await real.close();
});

const { texts } = realContent();
const send = (changes: object) => bot.post(activity({ serviceUrl: teams.serviceUrl, ...changes }));
const answers = () => teams.received.map(({ activity: { text } }) => text);
const said = () => bot.turns.map((turn) => turn.said);

describe('a line is normalised', () => {
  test.each([
    ['nieuwe  casus', 'nieuwe casus'],
    ['nieuwe&nbsp;casus', 'nieuwe casus'],
    ['nieuwe&#160;casus', 'nieuwe casus'],
    ['nieuwe&#xA0;casus', 'nieuwe casus'],
    ['  nieuwe\n casus\r\n', 'nieuwe casus'],
    ['**nieuwe casus**', 'nieuwe casus'],
    ['*nieuwe casus*', 'nieuwe casus'],
    ['__Nieuwe__ casus', 'Nieuwe casus'],
    ['"nieuwe casus"', 'nieuwe casus'],
    ['“nieuwe casus”.', 'nieuwe casus'],
    ["'nieuwe casus'", 'nieuwe casus'],
    ['nieuwe casus...', 'nieuwe casus'],
    ['nieuwe casus…', 'nieuwe casus'],
    ['nieuwe\u200b casus\ufeff', 'nieuwe casus'],
    ['nieu\u00adwe casus', 'nieuwe casus'],
    ['RMD\u20112026\u20137K3F', 'RMD-2026-7K3F'],
    ['‘RMD-2026-7K3F’,', 'RMD-2026-7K3F'],
    ['vsv&#39;er &amp; mbo &lt;18', "vsv'er & mbo <18"],
    ['vsv’er', "vsv'er"],
    ["'s morgens bellen", "'s morgens bellen"],
    ['wat is een startkwalificatie?', 'wat is een startkwalificatie?'],
    ['?', '?'],
    ['top!', 'top!'],
    ['3 * 4 en een_naam', '3 * 4 en een_naam'],
    ['wat is &onbekend; &#0; &#9999999;', 'wat is &onbekend; &#0; &#9999999'],
    ['&amp;lt;', '&lt'],
    ['👍', '👍'],
    ['...', ''],
    [' \u200b\u202e\u0000\ufeff ', ''],
  ])('%j to %j', async (typed, read) => {
    expect(plainLine(typed)).toBe(read);
    await send({ text: typed });
    expect(said()).toEqual([{ kind: 'text', text: read }]);
  });

  test('once normalised, it stays the same', () => {
    for (const line of ['“RMD–1” ', "'s morgens **bellen**.", 'wat  is dit?']) {
      expect(plainLine(plainLine(line))).toBe(plainLine(line));
    }
  });

  test('in the compose box too', async () => {
    const value = { parameters: [{ name: 'vraag', value: '“stap&#160; 7”.' }] };
    await send({ type: 'invoke', name: 'composeExtension/query', value, text: undefined });
    expect(said()).toEqual([{ kind: 'query', text: 'stap 7' }]);
  });
});

describe('mentions', () => {
  const mention = (id: string, name: string) => ({
    type: 'mention',
    mentioned: { id, name },
    text: `<at>${name}</at>`,
  });
  const entities = [mention('28:bot', 'Routewijzer'), mention('29:els', 'Els'), mention('29:jo', 'Jo')];

  test.each([
    ['<at>Routewijzer</at> <at>Els</at>&nbsp;<at>Jo</at> stap 7', 'stap 7'],
    ['<at>Els</at> <at>Routewijzer</at> stap 7 <at>Jo</at>', 'stap 7'],
    ['stap 7 <at>Els</at> <at>Jo</at> <at>Routewijzer</at>', 'stap 7'],
    ['<at>Routewijzer</at> wat doet <at>Els</at> bij stap 7', 'wat doet <at>Els</at> bij stap 7'],
    ['<at>Routewijzer</at> <at>Routewijzer</at>', ''],
  ])('%j is %j', async (text, read) => {
    await send({ text, entities });
    expect(said()).toEqual([{ kind: 'text', text: read }]);
  });
});

describe('a reply to an earlier message', () => {
  const QUOTE =
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Routewijzer</strong>' +
    '<p itemprop="preview">Typ overzicht, of stop.</p></blockquote>';

  test.each([
    ['as Teams sends it', `${QUOTE}<p>stap&nbsp;7</p>`, 'Routewijzer Typ overzicht, of stop.\r\n\r\nstap 7'],
    ['with a quote in the quote', `<blockquote>a ${QUOTE} b</blockquote>\n<div>stap 7</div>`, 'a b stap 7'],
    ['with two quotes', `${QUOTE}<p>stap</p>${QUOTE}<p>7</p>`, 'x stap x 7'],
    ['below a mention', `${QUOTE}<p><at id="0">Routewijzer</at> stap 7</p>`, 'x <at>Routewijzer</at> stap 7'],
  ])('is read without its quote, %s', async (_, content, text) => {
    const attachments = [{ contentType: 'text/html', content }];
    const entities = [{ type: 'mention', mentioned: { id: '28:bot' }, text: '<at>Routewijzer</at>' }];
    await send({ text, attachments, entities });
    expect(said()).toEqual([{ kind: 'text', text: 'stap 7' }]);
  });

  test('with a reference to that message is read as it is', async () => {
    const attachments = [{ contentType: 'messageReference', content: '{"messageId":"1"}' }];
    await send({ text: 'stap 7', attachments });
    expect(said()).toEqual([{ kind: 'text', text: 'stap 7' }]);
  });
});

describe('a photo, a file or a voice message', () => {
  const files = [
    ['a photo', [{ contentType: 'image/png', contentUrl: 'https://x.example/1', name: 'foto.png' }]],
    [
      'a photo of Teams',
      [{ contentType: 'image/*' }, { contentType: 'text/html', content: '<div><img src="x"></div>' }],
    ],
    ['a sticker', [{ contentType: 'text/html', content: '<p><img alt="lachend" src="x"></p>' }]],
    ['a file', [{ contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'Sem de Vries.pdf' }]],
    ['a voice message', [{ contentType: 'audio/mp4' }]],
  ] as const;

  test.each(files)('%s is acknowledged and not stored', async (_, attachments) => {
    for (const text of [undefined, '', ' '])
      expect(await send({ text, attachments })).toEqual({ status: 200, body: null });
    expect(answers()).toEqual([texts.bijlage, texts.bijlage, texts.bijlage]);
    expect(bot.turns).toEqual([]);
    expect(bot.logged.join()).not.toContain('Sem');
  });

  test('with a question beside it is that question', async () => {
    await send({ text: 'stap 7', attachments: files[0][1] });
    expect(said()).toEqual([{ kind: 'text', text: 'stap 7' }]);
  });

  test('says what to do instead', () => {
    expect(texts.bijlage).toMatchInlineSnapshot(
      `"Dank je. Ik lees alleen tekst, dus ik heb dit niet bekeken en niet bewaard. Staat er iets over een jongere in? Haal het dan weg. Typ je vraag, dan zoek ik het op."`,
    );
  });
});

describe('an edited message', () => {
  const edit = (text: string | undefined, changes: object = {}) =>
    send({ type: 'messageUpdate', channelData: { eventType: 'editMessage' }, text, ...changes });

  test.each(['personal', 'channel'])(
    'with personal data gets a warning, in a conversation of type %s',
    async (type) => {
      await edit('zijn bsn is 123,456,782', { conversation: { id: 'c', conversationType: type } });
      expect(answers()).toEqual([`${texts.persoonlijk.bsn} ${texts.persoonlijk.weghalen}`]);
      expect(JSON.stringify([teams.received, bot.logged])).not.toMatch(/123\D?456\D?782/);
    },
  );

  test('without it is not carried out, and its author is told so', async () => {
    await edit('nieuwe casus');
    expect(answers()).toEqual([texts['bericht-gewijzigd']]);
  });

  test('that becomes empty, or with a card, is ignored', async () => {
    for (const text of [undefined, ' ']) await edit(text);
    expect(teams.received).toEqual([]);
  });
});

test('a guest without an id from Teams is told so', async () => {
  await send({ from: { id: '29:gast' }, text: 'stap 7' });
  expect(answers()).toEqual([texts.gast]);
  expect(bot.turns).toEqual([]);
});
