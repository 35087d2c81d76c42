/** One hook file of shell lines, as git itself and husky run them: our lines come first, right after the shebang. */
import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import { type HookEvent, hookFileLines } from './hook-lines.ts';
import { ownFile, withBlock, withoutBlock } from './marked-block.ts';
import { type FileStep, type NoteStep, readText } from './step.ts';
import { takeOut } from './take-out.ts';

const SHELL_SHEBANG = /^#!.*\b(?:ba|da|z|k)?sh\b/;

export interface HookFile {
  readonly folder: string;
  readonly event: HookEvent;
  /** git runs only what is executable, and needs a shebang; husky 9 hands the file to `sh` and needs neither. */
  readonly runner: 'git' | 'husky';
  readonly commands: readonly string[];
  /** A link that leads out of it leads to a file of others. */
  readonly root: string;
}

const preambleOf = ({ runner }: Pick<HookFile, 'runner'>): string => (runner === 'git' ? '#!/bin/sh\n' : '');

/** @throws CheckError (`usage`) for a hook that is no shell script, that git would not run, or that is a file of others */
export function installHookFile(hook: HookFile): FileStep | NoteStep {
  const file = path.join(hook.folder, hook.event);
  const removal = 'delete the lines from >>> to <<< in $0';
  const body = hookFileLines({ event: hook.event, commands: hook.commands, removal });
  const made = ownFile(body, preambleOf(hook));
  refuseLink(file, hook);
  const before = readText(file);
  if (before === null) return { kind: 'file', path: file, before, after: made, executable: true };
  refuseForeign(file, before, hook);
  const stripped = withoutBlock(before, preambleOf(hook));
  const text = stripped?.text ?? before;
  if (callsUs(text, hook.event)) return { kind: 'note', text: `${file} calls git model-check already` };
  const after = stripped?.remove === true ? made : withBlock(text, afterPreamble(text), body);
  return { kind: 'file', path: file, before, after };
}

export function uninstallHookFile(hook: Pick<HookFile, 'folder' | 'event' | 'runner'>): readonly FileStep[] {
  return takeOut(path.join(hook.folder, hook.event), preambleOf(hook));
}

/** In any spelling: `npx git-model-check hook pre-commit`, `git model-check hook pre-push "$@"`. */
function callsUs(text: string, event: HookEvent): boolean {
  return new RegExp(String.raw`^[^#\n]*\bgit[- ]model-check(?:\.js)?["']?[ \t]+hook[ \t]+${event}\b`, 'm').test(text);
}

/** After the line by which husky up to 8 starts the file once more, or else after the shebang. */
function afterPreamble(text: string): number {
  const line = /^(?:\.|source) .*husky\.sh.*$/m.exec(text) ?? /^#!.*/.exec(text);
  if (line === null) return 0;
  const end = line.index + line[0].length;
  return text[end] === '\n' ? end + 1 : end;
}

/** What it would be written to, through links, may serve other repositories; a link to nothing would make a file there. */
function refuseLink(file: string, { folder, root }: HookFile): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  const target = existsSync(file) ? realpathSync(file) : 'nothing';
  if ([folder, root].some((place) => target.startsWith(realpathSync(place) + path.sep))) return;
  throw new CheckError('usage', `${file} is a link to ${target}, outside of the repository: nothing was added`, {
    hint: 'Put a copy in place of the link, then run init again.',
  });
}

function refuseForeign(file: string, text: string, { event, runner }: HookFile): void {
  if ((text.startsWith('#!') && !SHELL_SHEBANG.test(text)) || text.includes('\0')) {
    throw new CheckError('usage', `${file} is no shell script: nothing was added`, {
      hint: `Let it run "git-model-check hook ${event}" with its own arguments and standard input, and fail when that fails.`,
    });
  }
  if (runner === 'git' && process.platform !== 'win32' && (statSync(file).mode & 0o111) === 0) {
    throw new CheckError('usage', `${file} is not executable, so git never runs it: nothing was added`, {
      hint: 'Make it executable (chmod +x) or remove it, then run init again.',
    });
  }
}
