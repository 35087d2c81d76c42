/** Where expanded bytes are collected until they are examined. In memory here; https://cwe.mitre.org/data/definitions/409.html says why their number is watched. */
import { type ByteSource, memorySource } from '../bytes/byte-source.ts';

/** Collects expanded bytes; a host with a file system gives one that spills to a temporary file. */
export interface Spool {
  write(chunk: Uint8Array): void;
  /** The bytes so far; no write may follow. */
  finish(): ByteSource;
  /** Called once the bytes were examined: gives back what holds them. */
  release(): void;
}

export function memorySpool(): Spool {
  const chunks: Uint8Array[] = [];
  return {
    write(chunk) {
      chunks.push(Buffer.from(chunk)); // a copy: a decoder may use its buffer again
    },
    finish() {
      return memorySource(Buffer.concat(chunks));
    },
    release() {},
  };
}
