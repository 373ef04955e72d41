import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { State } from './states.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const { resolve } = createRequire(import.meta.url);
const script = (name: string) => readFileSync(resolve(name), 'utf8').replaceAll('</script', '<\\/script');
const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * Every card on one page, drawn by the plain `adaptivecards` renderer with Microsoft's published Teams configuration
 * (`adaptivecards-designer` 2.4.4, MIT). It needs nothing from elsewhere: open the file. `#dark-320` sets theme and width.
 */
export function galleryPage(states: readonly State[]): string {
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Alle kaarten van Routewijzer</title>
<style>${STYLE}</style></head><body>
<header><h1>Alle kaarten</h1><nav>${links()}</nav></header><main></main>
<script>${script('adaptivecards/dist/adaptivecards.min.js')}</script>
<script>const states = ${json(states)}; const configs = ${json(hostConfigs())};
${DRAW}</script></body></html>
`;
}

function links(): string {
  const looks = THEMES.flatMap((theme) => [480, 320].map((width) => `${theme}-${width}`));
  return looks.map((look) => `<a href="#${look}">${look.replace('-', ', ')} px</a>`).join(' ');
}

function hostConfigs(): Readonly<Record<Theme, unknown>> {
  const read = (theme: Theme) =>
    JSON.parse(readFileSync(join(import.meta.dirname, `microsoft-teams-${theme}.json`), 'utf8'));
  return { light: read('light'), dark: read('dark') };
}

const STYLE = `
  body { font: 14px 'Segoe UI', 'Liberation Sans', sans-serif; margin: 24px; background: #f5f5f5; color: #242424 }
  body.dark { background: #1f1f1f; color: #ffffff }
  body.dark a { color: #9ea2ff }
  nav { display: flex; gap: 16px; flex-wrap: wrap }
  main { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start }
  section h2 { font-size: 12px; font-weight: 400; margin: 16px 0 4px; width: var(--width) }
  .card { width: var(--width); background: #ffffff; border-radius: 4px; border: 1px solid #e0e0e0; overflow: hidden; box-sizing: border-box }
  body.dark .card { background: #292929; border-color: #3d3d3d }
  .ac-input { width: 100%; box-sizing: border-box; font: inherit; padding: 5px; border: 1px solid #8a8a8a; border-radius: 4px; background: transparent; color: inherit }
  .ac-multichoiceInput, .ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect { border: 0; padding: 0 }
  input[type=radio], input[type=checkbox] { width: 16px; height: 16px; flex: none; margin: 4px !important }
  textarea.ac-input { min-height: 60px }
  .ac-actionSet { flex-wrap: wrap !important; row-gap: 8px }
  .ac-pushButton { font: inherit; font-weight: 600; padding: 5px 12px; min-height: 32px; border: 1px solid #8a8a8a; border-radius: 4px; background: transparent; color: inherit; cursor: pointer }
  .ac-pushButton.style-positive { background: #5b5fc7; color: #ffffff; border-color: #5b5fc7 }
`;

const DRAW = `
function draw() {
  const [theme, width] = (location.hash.slice(1) || 'light-480').split('-');
  document.body.className = theme;
  document.body.style.setProperty('--width', width + 'px');
  document.querySelector('main').replaceChildren(...states.map(({ name, card }) => {
    const adaptive = new AdaptiveCards.AdaptiveCard();
    adaptive.hostConfig = new AdaptiveCards.HostConfig(configs[theme]);
    adaptive.parse(card);
    const section = document.createElement('section');
    const title = document.createElement('h2');
    title.textContent = name;
    const frame = document.createElement('div');
    frame.className = 'card';
    frame.dataset.name = name;
    frame.append(adaptive.render());
    section.append(title, frame);
    return section;
  }));
}
// The renderer leaves Markdown to its host. Teams knows these four forms; our cards use no other.
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const plain = document.createElement('span');
  plain.textContent = text;
  result.outputHtml = plain.innerHTML
    .replace(/\\*\\*(.+?)\\*\\*/g, '<b>$1</b>').replace(/\\[([^\\]]+)\\]\\((https?:[^)]+)\\)/g, '<a href="$2">$1</a>')
    .replace(/^- (.*)$/gm, '• $1').replace(/\\n/g, '<br>').replace(/\\\\(.)/g, '$1');
  result.didProcess = true;
};
function frames() {
  return [...document.querySelectorAll('.card')].map((frame) => {
    const { right, height } = frame.getBoundingClientRect();
    const wide = [...frame.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > right + 1);
    const tooWide = wide.map((one) => one.className + ' ' + one.textContent.slice(0, 60));
    return { name: frame.dataset.name, height: Math.round(height), tooWide };
  });
}
async function objections() {
  const { violations } = await axe.run('.card', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => {
    const frame = document.querySelector(target[0])?.closest('.card');
    return id + ' (' + frame?.dataset.name + '): ' + html.slice(0, 200);
  }));
}
addEventListener('hashchange', draw);
draw();
`;
