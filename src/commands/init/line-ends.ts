/** Recorded hooks keep their line ends: a shell takes a carriage return for a part of the word. https://git-scm.com/docs/gitattributes#_eol */
import path from 'node:path';
import { ownFile, withBlock, withoutBlock } from './marked-block.ts';
import { type FileStep, readText } from './step.ts';

export const ATTRIBUTES = '.gitattributes';

/** Attributes for the folder of the hooks alone, beside those that are there. */
export function lineEnds(folder: string): FileStep {
  const file = path.join(folder, ATTRIBUTES);
  const before = readText(file);
  const body = '* text eol=lf\n';
  if (before === null) return { kind: 'file', path: file, before, after: ownFile(body) };
  const stripped = withoutBlock(before);
  const text = stripped?.text ?? before;
  const after = stripped?.remove === true ? ownFile(body) : withBlock(text, text.length, body);
  return { kind: 'file', path: file, before, after };
}
