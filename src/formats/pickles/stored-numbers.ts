/** Tensors that were pickled by themselves hold files of PyTorch with the numbers of one storage: a buffer of an agent's memories has tens of thousands. Those that are byte for byte what `torch.save` writes are known without a run. https://github.com/pytorch/pytorch/blob/main/torch/serialization.py, `_legacy_save`. */
import type { ByteSource } from '../../bytes/byte-source.ts';

/** With keys and names as long as they come. */
const HEAD_BYTES = 512;

/** What is written before the numbers, each byte a character: a magic number, a version, the sizes of types, the storage, and the list of its key. */
const HEAD = new RegExp(
  [
    String.raw`^\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19\.\x80\x02M\xe9\x03\.`,
    String.raw`\x80\x02}q\x00\(X\x10\0\0\0protocol_versionq\x01M\xe9\x03X\x0d\0\0\0little_endianq\x02\x88`,
    String.raw`X\x0a\0\0\0type_sizesq\x03}q\x04\(X\x05\0\0\0shortq\x05K\x02X\x03\0\0\0intq\x06K\x04X\x04\0\0\0longq\x07K[\x04\x08]uu\.`,
    String.raw`\x80\x02\(X\x07\0\0\0storageq\x00ctorch\n(?<type>\w+)Storage\nq\x01`,
    String.raw`X(?<length>[\x01-\x1f])\0\0\0(?<key>\d+)q\x02X\x03\0\0\0cpuq\x03`,
    String.raw`(?:K(?<short>[^])|M(?<middle>[^]{2})|J(?<long>[^]{4}))Ntq\x04Q\.`,
    String.raw`\x80\x02]q\x00X(?<again>[\x01-\x1f])\0\0\0(?<listed>\d+)q\x01a\.`,
  ].join(''),
);

const ELEMENT_BYTES: Readonly<Record<string, number>> = {
  Double: 8,
  Float: 4,
  Half: 2,
  BFloat16: 2,
  Long: 8,
  Int: 4,
  Short: 2,
  Char: 1,
  Byte: 1,
  Bool: 1,
};
/** Before the numbers: how many there are. */
const COUNT_BYTES = 8;

/** Whether such a file lies there, and nothing else. */
export function isStoredNumbers(source: ByteSource, start: number, end: number): boolean {
  const head = Buffer.from(source.read(start, Math.min(end, start + HEAD_BYTES))).toString('latin1');
  const match = HEAD.exec(head);
  const { type = '', length, key = '', short, middle, long, again, listed } = match?.groups ?? {};
  const size = ELEMENT_BYTES[type];
  const isKey = key === listed && length === again && length?.charCodeAt(0) === key.length;
  if (match === null || size === undefined || !isKey) return false;
  const count = Buffer.from(short ?? middle ?? long ?? '', 'latin1').reduceRight(
    (value, byte) => value * 256 + byte,
    0,
  );
  return end - start === match[0].length + COUNT_BYTES + count * size;
}
