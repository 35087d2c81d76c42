/** Keras and TensorFlow models of a gigabyte: what they hold is metadata to us, so their size must not be felt. */
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { H5PY_FILES } from '../test/support/h5py-files.ts';
import { field, varintField } from '../test/support/protobuf.ts';
import { BIN } from '../test/support/repository.ts';
import { type Bench, command, EMPTY_NODE, peakMebibytes } from './frame.ts';

const GIBIBYTE = 1024 ** 3;
const NODES = 20_000;

/** A file that is as long as it says; the file system keeps no block for what was never written. */
function stretch(file: string, head: Uint8Array): void {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, head);
  ftruncateSync(descriptor, GIBIBYTE);
  closeSync(descriptor);
}

/** A graph of many nodes as a converter writes it, without weights. */
function savedModel(): Uint8Array {
  const nodes = Array.from({ length: NODES }, (_, index) =>
    field(
      1,
      field(1, `model/layer_${index}/MatMul`),
      field(2, index % 2 === 0 ? 'MatMul' : 'Identity'),
      field(3, `x${index}`),
    ),
  );
  return Buffer.concat([varintField(1, 1), field(2, field(2, ...nodes))]);
}

const scan = (name: string, target: string) => command(name, process.execPath, [BIN, 'scan', target]);

export const bench: Bench = {
  name: 'keras',
  async prepare() {
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bench-'));
    const metadata = gunzipSync(Buffer.from(H5PY_FILES['earliest, in one of many groups'] ?? '', 'base64'));
    const small = path.join(folder, 'small.h5');
    writeFileSync(small, metadata);
    const weights = path.join(folder, 'weights.h5');
    stretch(weights, metadata);
    const model = path.join(folder, 'saved');
    mkdirSync(path.join(model, 'variables'), { recursive: true });
    writeFileSync(path.join(model, 'saved_model.pb'), savedModel());
    stretch(path.join(model, 'variables', 'variables.data-00000-of-00001'), new Uint8Array(0));
    writeFileSync(path.join(model, 'variables', 'variables.index'), 'index');
    const sides = [
      { name: 'a .h5 of 1 GiB', target: weights },
      { name: 'a SavedModel folder of 1 GiB', target: model },
    ];
    return {
      comparisons: [
        ...sides.map(({ name, target }) => ({ name, ours: scan('scan', target), reference: EMPTY_NODE, reach: 3 })),
        {
          name: 'a .h5 of 1 GiB',
          ours: scan('scan', weights),
          reference: scan('the same of 36 KiB', small),
          reach: 1.2,
        },
      ],
      figures: sides.map(({ name, target }) => () => ({
        name: `${name}, peak memory`,
        value: peakMebibytes([BIN, 'scan', target]),
        unit: 'MiB',
        reach: 100,
      })),
      close: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};
