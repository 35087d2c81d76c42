/** lefthook: scripts of our own, and a configuration of our own that its one extends. https://lefthook.dev/configuration/scripts.html */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CheckError } from '../../check-error.ts';
import type { Home } from './home.ts';
import { script } from './hook-lines.ts';
import { CLIENT_EVENTS, type HookManager } from './hook-manager.ts';
import { type FileText, ownFile, withoutBlock } from './marked-block.ts';
import { type FileStep, readText } from './step.ts';
import { takeOut } from './take-out.ts';
import { withListItem } from './yaml-list.ts';

const NAMES = ['lefthook', '.lefthook', '.config/lefthook'];
const EXTENSIONS = ['yml', 'yaml', 'json', 'jsonc', 'toml'];
const OUR_CONFIG = 'lefthook-model-check.yml';
const OUR_SCRIPT = 'model-check.sh';
const SHEBANG = '#!/bin/sh\n';

export const lefthook: HookManager = {
  name: 'lefthook',
  needs: 'a file lefthook.yml',
  isUsed: (home) => !home.bare && configsOf(home).length > 0,
  install: (home) => [
    ...scriptsOf(home).map(({ file, text }) => step(file, text)),
    step(path.join(home.root, OUR_CONFIG), ownFile(configuration())),
    ...configsOf(home).map((file) => step(file, extended(file, home))),
  ],
  uninstall: (home) => [
    ...scriptsOf(home).flatMap(({ file }) => takeOut(file, SHEBANG)),
    ...[path.join(home.root, OUR_CONFIG), ...configsOf(home)].flatMap((file) => takeOut(file)),
  ],
  next: () => [
    'Let lefthook write its hooks for the three events: npx lefthook install',
    'Commit the files above: everyone who works here gets them.',
  ],
};

/** The one file that lefthook reads; none where it is not used. */
function configsOf(home: Home): readonly string[] {
  const files = NAMES.flatMap((name) => EXTENSIONS.map((extension) => `${name}.${extension}`));
  return files
    .map((file) => path.join(home.root, file))
    .filter((file) => existsSync(file))
    .slice(0, 1);
}

/**
 * Scripts, not jobs: lefthook leaves out a job when it sees no added, changed or renamed file, and a symbolic link that
 * becomes a regular file, or a blob that a push adds and removes again, is none to it. A script always runs.
 */
function scriptsOf(home: Home): readonly { file: string; text: FileText }[] {
  return CLIENT_EVENTS.map((event) => {
    const removal = `delete $0, ${OUR_CONFIG}, and its line under extends`;
    const lines = script({ event, commands: home.sharedCommands, removal });
    return { file: path.join(home.root, sourceFolder(home), event, OUR_SCRIPT), text: ownFile(lines, SHEBANG) };
  });
}

function sourceFolder(home: Home): string {
  for (const file of configsOf(home).filter((name) => /\.ya?ml$/.test(name))) {
    const folder: unknown = parse(readText(file) ?? '', { logLevel: 'error', prettyErrors: false })?.source_dir;
    if (typeof folder === 'string') return folder;
  }
  return '.lefthook';
}

/** lefthook hands a script the hook's arguments, its input only on request. */
function configuration(): string {
  return CLIENT_EVENTS.map((event) => {
    const input = event === 'pre-push' ? '      use_stdin: true\n' : '';
    return `${event}:\n  scripts:\n    ${OUR_SCRIPT}:\n      runner: sh\n${input}`;
  }).join('');
}

function extended(config: string, home: Home): FileText {
  const before = readText(config) ?? '';
  const text = withoutBlock(before)?.text ?? before;
  const after = /\.ya?ml$/.test(config) ? withListItem(text, 'extends', `- ${OUR_CONFIG}\n`) : null;
  if (after !== null) return after;
  throw new CheckError('usage', `${home.shown(config)} is not a file that init can add a line to: nothing was added`, {
    hint: 'Write what it extends as a list of lines, or run "git-model-check hook EVENT" from scripts of your own.',
  });
}

const step = (file: string, after: FileText): FileStep => {
  return { kind: 'file', path: file, before: readText(file), after };
};
