/** What archives of PyTorch, Keras and skops say of the program that wrote them. See https://github.com/pytorch/pytorch/blob/main/caffe2/serialize/versions.h and https://keras.io/api/models/model_saving_apis/. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { lastName } from '../file-names.ts';
import type { Examination } from '../format.ts';

/** Longer members say more than a version. */
const MARK_BYTES = 4096;
/** By the last part of the name. */
const MARKS: readonly (readonly [name: string, content: RegExp, program: string])[] = [
  ['version', /^\s*(\d{1,6})\s*$/, 'format of PyTorch archives'],
  ['metadata.json', /"keras_version"\s*:\s*"([\w.+-]{1,40})"/, 'Keras'],
];

/** Reports the version that a member of the archive names. */
export function reportVersion(name: string, content: ByteSource, offset: number, examination: Examination): void {
  if (content.size > MARK_BYTES) return;
  const last = lastName(name);
  for (const [called, versions, program] of MARKS) {
    if (last !== called) continue;
    const text = Buffer.from(content.read(0, content.size)).toString('latin1');
    const version = versions.exec(text)?.[1];
    if (version !== undefined) examination.report({ kind: 'mark', text: `${program} ${version}`, offset });
  }
}
