/** The name by which texts call this program, and what stands in its place where it was started in another way: `npx git-model-check`. */

export const PROGRAM_NAME = 'git model-check';

/** Before a command or an option, or alone on a line of examples; in prose the name is the project's. */
const CALLS = new RegExp(
  `\\bgit model-check(?= (?:${[
    ...['staged', 'hook', 'range', 'tree', 'history', 'scan', 'explain', 'weights', 'diff', 'rules', 'demo', 'allow'],
    ...['baseline', 'lock', 'init', 'policy', 'merge', 'completion', 'help', 'version'],
  ].join('|')})\\b| -| \\[)|(?<=^ {2})git model-check$`,
  'gm',
);

/** The text with its command lines as the reader can run them. @param program how it was started */
export function asStarted(text: string, program: string): string {
  return program === PROGRAM_NAME ? text : text.replaceAll(CALLS, program);
}

/** As `asStarted`, for a command line, whose arguments are names of others. */
export function commandAsStarted(command: string, program: string): string {
  return command.startsWith(`${PROGRAM_NAME} `) ? program + command.slice(PROGRAM_NAME.length) : command;
}
