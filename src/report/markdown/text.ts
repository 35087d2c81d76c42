/** Text of others in Markdown: characters for HTML and Markdown become entities, and what could be a name, an address or a mention stands in `<code>`, where GitHub and GitLab look for none. See https://github.github.com/gfm/ and https://docs.gitlab.com/user/markdown/#gitlab-specific-references. */
import { escapeForTerminal } from '../../printable.ts';

/** Every character that Markdown or HTML could act on as an entity. */
function entities(text: string): string {
  return escapeForTerminal(text).replaceAll(
    /[\\`*_{}[\]()#+!|<>&@~$%:"'^=-]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** A name, a call, a place. */
export function code(text: string): string {
  return `<code>${entities(text)}</code>`;
}

/** A word or number of a sentence, with what may stand around it; no dot between letters: that could be an address. */
const PLAIN_WORD = /^[("']*(?:[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|\p{N}+\.\p{N}+)[.,;:!?)"']*$|^[→–—✔✖?-]$/u;

/** A sentence: the words in it that are names, paths or calls become code. */
export function prose(text: string): string {
  const parts: string[] = [];
  let names: string[] = [];
  const close = (): void => {
    if (names.length > 0) parts.push(code(names.join(' ')));
    names = [];
  };
  for (const word of escapeForTerminal(text).split(' ')) {
    if (!PLAIN_WORD.test(word) && word !== '') {
      names.push(word);
      continue;
    }
    close();
    parts.push(entities(word));
  }
  close();
  return parts.join(' ');
}

/** Lines to copy. */
export function codeBlock(lines: readonly string[]): string {
  return `<pre><code>${lines.map(entities).join('\n')}</code></pre>`;
}
