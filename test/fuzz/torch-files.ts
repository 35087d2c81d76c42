/** Makes files of torch before 1.6 that call something: pickles behind each other, any of which may be the one, with or without what else such files hold. See https://github.com/pytorch/pytorch/blob/main/torch/serialization.py. */
import { bytes, op } from '../support/assembler.ts';
import { hiddenCall } from './pickle-streams.ts';
import { Random } from './random.ts';

/** 0x1950a86a20f9469cfc6c, as LONG1 holds it. */
const MAGIC = bytes(op.PROTO(2), 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, op.STOP);
const VERSION = bytes(op.PROTO(2), op.BININT(1001), op.STOP);
const SYSTEM = bytes(op.PROTO(2), op.EMPTY_DICT, op.STOP);
const KEYS = bytes(op.PROTO(2), op.EMPTY_LIST, op.STOP);

export function makeTorchFile(seed: number): Uint8Array {
  const random = new Random(seed);
  const evil = hiddenCall(random);
  const harmless = bytes(op.PROTO(2), op.EMPTY_DICT, op.STOP);
  const at = random.below(5);
  const parts = [MAGIC, VERSION, SYSTEM, harmless, KEYS].map((part, index) => (index === at ? evil : part));
  const padding = random.chance(30) ? Buffer.alloc(random.below(64), random.below(256)) : bytes();
  return bytes(...(random.chance(80) ? parts : parts.slice(at)), padding);
}
