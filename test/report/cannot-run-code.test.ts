/** A model that cannot run code is said to be one, and only where its format proves it: docs/detection.md. */
import test from 'ava';
import { FORMATS } from '../../src/formats/registry.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { renderCoverage } from '../../src/report/coverage.ts';
import { fileBlock } from '../../src/report/file-block.ts';
import { styleFor } from '../../src/report/style.ts';
import { INERT_FORMATS } from '../../src/rules/runtimes/inert-formats.ts';
import { reducePickle } from '../support/assembler.ts';
import { flatBuffer, tables, u8, u32 } from '../support/flatbuffer.ts';
import { judgeBytes } from '../support/scanned.ts';

const tflite = (name: string) => flatBuffer({ 0: u32(3), 1: tables({ 0: u8(name === '' ? 0 : 32), 1: name }) }, 'TFL3');
const SAFETENSORS = Buffer.from('\x02\0\0\0\0\0\0\0{}', 'latin1');

async function titleOf(content: Uint8Array, name: string): Promise<string> {
  const options = { style: styleFor(false), columns: 80, quiet: false, verbose: true };
  return fileBlock(await judgeBytes(content, name), options)[1] ?? '';
}

test('a model without operators of its own', async (t) => {
  t.is(await titleOf(tflite(''), 'a.tflite'), '  examined · cannot run code · tflite · 61 bytes');
});

test('weights', async (t) => {
  t.regex(await titleOf(SAFETENSORS, 'a.safetensors'), /examined · cannot run code · safetensors/);
});

test('a model with an operator of its own', async (t) => {
  t.regex(await titleOf(tflite('MyOperator'), 'a.tflite'), /^ {2}warned · tflite/);
});

test('a pickle behind it', async (t) => {
  const both = Buffer.concat([tflite(''), reducePickle('posix', 'system', 'echo harmless')]);
  t.notRegex(await titleOf(both, 'a.pkl'), /cannot run code/);
});

test('every such format is a model of the registry', (t) => {
  const models = new Set<string>(FORMATS.filter(({ kind }) => kind === 'model').map(({ id }) => id));
  for (const id of INERT_FORMATS.keys()) t.true(models.has(id), id);
});

const coverageOf = async (files: readonly (readonly [content: Uint8Array, name: string])[], inert = {}) => {
  const reports = await Promise.all(files.map(([content, name]) => judgeBytes(content, name)));
  const counted = { files: Object.keys(inert).length, bytes: 0, inert };
  const report = buildReport({ target: { mode: 'scan' }, files: reports, catalogue: '', counted });
  return renderCoverage(report, false, 100).split('\n')[1];
};

test('the last lines say it of one model, of several and of some', async (t) => {
  t.is(await coverageOf([[tflite(''), 'x.txt']]), 'examined · cannot run code: 1 model (tflite)');
  const [a, b] = [[SAFETENSORS, 'a'] as const, [SAFETENSORS, 'b'] as const];
  t.is(await coverageOf([a, b]), 'examined · cannot run code: 2 models (safetensors)');
  const others = [a, b, [tflite(''), 'c'] as const, [tflite('MyOperator'), 'd'] as const];
  t.is(await coverageOf(others), 'examined · cannot run code: 3 of 4 models (safetensors 2, tflite 1)');
  t.is(await coverageOf([a], { xgboost: 1 }), 'examined · cannot run code: 2 models (safetensors 1, xgboost 1)');
  t.notRegex((await coverageOf([[reducePickle('posix', 'system', 'x'), 'a.pkl']])) ?? '', /cannot run/);
});
