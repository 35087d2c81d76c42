/** What containers cost: big checkpoints on disk against an empty node process, a big gzip against gzip itself, and the peak memory of each. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  createWriteStream,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { LARGE_FORMATS, type LargeModel, largeModel } from '../test/support/large-models.ts';
import { REAL_MODELS } from '../test/support/real-models.ts';
import { type Bench, command, EMPTY_NODE, type Figure, peakMebibytes } from './frame.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));
const MIB = 1024 * 1024;
/** `PROTO 2, EMPTY_DICT, STOP`: what the tensors are called does not matter here. */
const EMPTY_PICKLE = Buffer.from([0x80, 2, 0x7d, 0x2e]);

export const bench: Bench = {
  name: 'containers',
  async prepare() {
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bench-'));
    const small = path.join(folder, 'small.pt');
    const half = path.join(folder, '500m.pt');
    const large = path.join(folder, '2g.pt');
    const gzip = path.join(folder, '200m.pkl.gz');
    writeCheckpoint(small, 200, 4096);
    writeCheckpoint(half, 200, 2.5 * MIB);
    writeCheckpoint(large, 200, 10 * MIB);
    await writeGzip(gzip, 200);
    const [runtimes, largeRuntimes] = writeModels(folder);
    const scan = (file: string) => command(`scan ${path.basename(file)}`, process.execPath, [BIN, 'scan', file]);
    return {
      comparisons: [
        { name: 'torch zip of 500 MB, on disk', ours: scan(half), reference: EMPTY_NODE, reach: 2.5 },
        { name: 'torch zip of 2 GB, on disk', ours: scan(large), reference: EMPTY_NODE, reach: 2.5 },
        { name: 'torch zip of 500 MB against a small one', ours: scan(half), reference: scan(small), reach: 1.2 },
        {
          name: 'models of other runtimes, 1 GB each, against small ones',
          ours: scan(largeRuntimes),
          reference: scan(runtimes),
          reach: 1.3,
        },
        {
          name: 'gzip of 200 MB',
          ours: scan(gzip),
          reference: command('gzip -dc', 'sh', ['-c', 'gzip -dc "$0" >/dev/null', gzip]),
          reach: 1.3,
          pairs: 5,
        },
      ],
      figures: [half, large, gzip].map((file) => () => peak(file)),
      close: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

/** Formats that end with weights: what is behind their beginning is a hole here. Behind a message of Flax zeros are numbers of MessagePack, of which each is a value: a gigabyte takes half a second. */
const WITH_WEIGHTS =
  /^(?:tflite|executorch|onnxruntime|mnn|catboost|fasttext|mxnet-params|xgboost|sentencepiece|paddle-parameters|mindspore-checkpoint|stablehlo|jax-export|rknn|matlab|gguf|openvino-blob)$/;
const LARGE_BYTES = 1024 * MIB;

/** Each format once: as its library wrote it and with a hole behind, or with one tensor by its schema; the folders. */
function writeModels(folder: string): readonly [small: string, large: string] {
  const [small, large] = [path.join(folder, 'small'), path.join(folder, 'large')];
  for (const each of [small, large]) mkdirSync(each);
  for (const { format, bytes } of REAL_MODELS.filter((model) => WITH_WEIGHTS.test(model.format))) {
    for (const each of [small, large]) writeFileSync(path.join(each, `${format}.bin`), bytes);
    truncateSync(path.join(large, `${format}.bin`), LARGE_BYTES);
  }
  for (const format of LARGE_FORMATS) {
    writeLarge(path.join(small, `${format}.model`), largeModel(format, 4096));
    writeLarge(path.join(large, `${format}.model`), largeModel(format, LARGE_BYTES - 64));
  }
  return [small, large];
}

/** The tensor is a hole. */
function writeLarge(file: string, { before, tensorBytes, behind }: LargeModel): void {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, before, 0, null, 0);
  ftruncateSync(descriptor, before.length + tensorBytes + behind.length);
  writeSync(descriptor, behind, 0, null, before.length + tensorBytes);
  closeSync(descriptor);
}

/** Stored entries as `torch.save` writes them; the tensors are holes in the file. */
function writeCheckpoint(file: string, tensors: number, tensorBytes: number): void {
  const descriptor = openSync(file, 'w');
  const central: Buffer[] = [];
  let offset = 0;
  const add = (name: string, content: Buffer | null, size: number) => {
    const header = Buffer.alloc(30);
    header.write('PK\x03\x04');
    header.writeUInt32LE(size, 18);
    header.writeUInt32LE(size, 22);
    header.writeUInt16LE(name.length, 26);
    writeSync(descriptor, Buffer.concat([header, Buffer.from(name), content ?? Buffer.alloc(0)]), 0, null, offset);
    central.push(centralEntry(name, size, offset));
    offset += header.length + name.length + size;
  };
  add('model/data.pkl', EMPTY_PICKLE, EMPTY_PICKLE.length);
  for (let index = 0; index < tensors; index++) add(`model/data/${index}`, null, tensorBytes);
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  ftruncateSync(descriptor, offset);
  writeSync(descriptor, Buffer.concat([directory, end]), 0, null, offset);
  closeSync(descriptor);
}

function centralEntry(name: string, size: number, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02');
  entry.writeUInt32LE(size, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
}

/** A pickle of bytes that hardly compress, as weights do. */
async function writeGzip(file: string, mebibytes: number): Promise<void> {
  const block = randomBytes(MIB);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(mebibytes * MIB);
  function* content(): Generator<Buffer> {
    yield Buffer.concat([Buffer.from([0x80, 3, 0x42]), length]);
    for (let index = 0; index < mebibytes; index++) yield block;
    yield Buffer.from('.');
  }
  await pipeline(content, createGzip({ level: 1 }), createWriteStream(file));
}

function peak(file: string): Figure {
  const value = peakMebibytes([BIN, 'scan', file]);
  return { name: `peak memory, ${path.basename(file)}`, value, unit: 'MiB', reach: 100 };
}
