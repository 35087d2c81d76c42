/** Settings of Orange workflows (`.ows`), which the canvas unpickles where their format says so. See https://github.com/biolab/orange-canvas-core/blob/master/orangecanvas/scheme/readwrite.py. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Examination } from '../format.ts';
import { decoded } from './embedded-carriers.ts';

const PROPERTIES = /<properties((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*>([\s\S]*?)<\/properties\s*>/g;
const FORMAT = /\sformat\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const NODE = /\snode_id\s*=\s*["'](\d+)["']/;
const PIECE = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|([^<]+)|</g;
const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** @throws LimitError where it is too large */
export async function examineWorkflow(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('workflowBytes', source.size, 0);
  const text = Buffer.from(toUtf8(source.read(0, Math.min(source.size, CEILINGS.workflowBytes.most)))).toString('utf8');
  let count = 0;
  for (const { 1: attributes = '', 2: content = '', index } of text.matchAll(PROPERTIES)) {
    const [, double, single] = FORMAT.exec(attributes) ?? [];
    count += 1;
    // Entities of its own a document may define as it likes.
    const format = unescaped(double ?? single ?? '');
    if (format !== 'pickle' && !format.includes('&')) continue;
    const node = NODE.exec(attributes)?.[1] ?? String(count);
    examination.countEntry();
    for (const bytes of decoded(textOf(content), 'base64'))
      await examination.member(`#/properties/${node}`, memorySource(bytes), index);
  }
}

function textOf(content: string): string {
  return [...content.matchAll(PIECE)].map(([, raw, plain]) => raw ?? unescaped(plain ?? '')).join('');
}

function unescaped(text: string): string {
  return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return NAMED[name ?? ''] ?? entity;
  });
}
