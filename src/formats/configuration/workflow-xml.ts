/** Settings of Orange workflows (`.ows`), which the canvas unpickles where their format says so. See https://github.com/biolab/orange-canvas-core/blob/master/orangecanvas/scheme/readwrite.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { xmlElements } from '../../text/xml-elements.ts';
import type { Examination } from '../format.ts';
import { examineDecoded } from './embedded-json.ts';

const SETTINGS: ReadonlySet<string> = new Set(['properties']);

/** @throws LimitError where it is too large */
export async function examineWorkflow(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('workflowBytes', source.size, 0);
  const text = Buffer.from(toUtf8(source.read(0, Math.min(source.size, CEILINGS.workflowBytes.most)))).toString('utf8');
  const { elements, hasDefaults } = xmlElements(text, SETTINGS);
  for (const [index, { attributes, text: content, offset }] of elements.entries()) {
    const format = attributes.get('format');
    // Entities from elsewhere, and values that stand nowhere, may be anything.
    const isPickle = format === undefined ? hasDefaults : format === 'pickle' || format.includes('&');
    if (!isPickle) continue;
    examination.countEntry();
    const place = `#/properties/${attributes.get('node_id') ?? index + 1}`;
    await examineDecoded({ text: content, coding: 'base64', place, offset }, examination);
  }
}
