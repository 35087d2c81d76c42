// Draws the rejected commit of `git model-check demo` as docs/pictures/rejected-{light,dark}.svg, and writes it into README.md, from what the program really prints;
// with --check it only says whether they are current. SGR codes: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/
//
// Run it after `npm run compile` when the report changes: node scripts/picture.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const ROOT = new URL('../', import.meta.url);
const README = new URL('README.md', ROOT);
const FOLDER = new URL('docs/pictures/', ROOT);

/** Of one character, in units of the picture. */
const CELL = { width: 8.4, height: 19 };
const MARGIN = 20;
const BAR = 34;
const COLUMNS = 80;

const PALETTES = {
  light: {
    back: '#ffffff',
    edge: '#d0d7de',
    bar: '#f6f8fa',
    text: '#1f2328',
    faint: '#59636e',
    red: '#b3141f',
    green: '#116329',
    yellow: '#7d4e00',
    cyan: '#0a5a8a',
    onRed: '#ffffff',
    redBack: '#c21826',
  },
  dark: {
    back: '#0d1117',
    edge: '#3d444d',
    bar: '#161b22',
    text: '#e6edf3',
    faint: '#9aa4af',
    red: '#ff7b72',
    green: '#56d364',
    yellow: '#e3b341',
    cyan: '#79c0ff',
    onRed: '#ffffff',
    redBack: '#b62324',
  },
};

/** What the person types, and all that is printed until the commit has ended; with colours. */
function transcript() {
  const { stdout, status } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('bin/git-model-check.js', ROOT)), 'demo'],
    {
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '1', NO_COLOR: '', PATH: withoutInstallations() },
    },
  );
  const [, shown] = /^(\$ git commit -m 'Add a malicious model'\n[\s\S]*?)^# git commit ended/m.exec(stdout) ?? [];
  if (status !== 0 || shown === undefined) throw new Error(`the demo did not go as it should:\n${stdout}`);
  return shown.trimEnd();
}

/** The commands are printed as from a working copy, whatever is installed. */
function withoutInstallations() {
  return (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':');
}

/** What each code switches on, and what switches it off again. */
const ON = { 1: 'bold', 2: 'faint', 31: 'red', 32: 'green', 33: 'yellow', 36: 'cyan', 37: 'onRed', 41: 'redBack' };
const OFF = { 22: ['bold', 'faint'], 39: ['red', 'green', 'yellow', 'cyan', 'onRed'], 49: ['redBack'] };

/** A line as pieces of text, each with where it begins and what is on there. */
function piecesOf(line, style) {
  const pieces = [];
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  for (const part of line.split(/(\u001B\[\d+m)/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    const [, code] = /^\u001B\[(\d+)m$/.exec(part) ?? [];
    if (code === undefined) {
      if (part.trim() !== '') pieces.push({ text: part, column, style: new Set(style) });
      column += part.length;
    } else if (ON[code] !== undefined) style.add(ON[code]);
    else for (const name of OFF[code] ?? []) style.delete(name);
  }
  return pieces;
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const COLOURS = ['onRed', 'red', 'green', 'yellow', 'cyan', 'faint'];

function drawn({ text, column, style }, row, palette) {
  const x = MARGIN + column * CELL.width;
  const y = BAR + MARGIN + row * CELL.height;
  const width = text.length * CELL.width;
  const back = style.has('redBack')
    ? `<rect x="${x - 3}" y="${y - 14}" width="${width + 6}" height="${CELL.height - 1}" rx="3" fill="${palette.redBack}"/>`
    : '';
  const colour = COLOURS.find((name) => style.has(name));
  const fill = colour === undefined ? '' : ` fill="${palette[colour]}"`;
  const weight = style.has('bold') ? ' font-weight="700"' : '';
  return `${back}<text x="${x}" y="${y}" textLength="${width}"${fill}${weight} xml:space="preserve">${escaped(text)}</text>`;
}

function picture(text, palette) {
  const lines = text.split('\n');
  const style = new Set();
  const rows = lines.map((line, row) =>
    piecesOf(line, style)
      .map((piece) => drawn(piece, row, palette))
      .join(''),
  );
  const width = 2 * MARGIN + COLUMNS * CELL.width;
  const height = BAR + MARGIN + lines.length * CELL.height + 6;
  const dots = [0, 1, 2].map((at) => `<circle cx="${MARGIN + at * 20}" cy="${BAR / 2}" r="6" fill="${palette.edge}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t">
<title id="t">A commit of a malicious model is rejected: the report names the call posix.system, its place in the file, and what to do now.</title>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="${palette.back}" stroke="${palette.edge}"/>
<path d="M1 ${BAR}V10a9 9 0 0 1 9-9h${width - 20}a9 9 0 0 1 9 9v${BAR - 10}z" fill="${palette.bar}"/>
${dots.join('')}
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace" font-size="14" fill="${palette.text}">
${rows.filter((row) => row !== '').join('\n')}
</g>
</svg>
`;
}

/** The README with the same as text. */
function readmeWith(text) {
  const shown = ['```console', stripVTControlCharacters(text), '```'].join('\n');
  return readFileSync(README, 'utf8').replace(
    /(<!-- transcript -->\n)[\s\S]*?(<!-- end -->)/,
    (_all, head, end) => `${head}\n${shown}\n\n${end}`,
  );
}

function keep(file, after) {
  if (!process.argv.includes('--check')) return writeFileSync(file, after);
  if (readFileSync(file, 'utf8') === after) return;
  console.error(`${file.pathname} is not what the demo prints: run scripts/picture.mjs without --check`);
  process.exitCode = 1;
}

const text = transcript();
mkdirSync(FOLDER, { recursive: true });
for (const [name, palette] of Object.entries(PALETTES)) {
  keep(new URL(`rejected-${name}.svg`, FOLDER), picture(text, palette));
}
keep(README, readmeWith(text));
