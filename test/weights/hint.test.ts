/** The report offers to take the weights where that works, and the command that it prints does. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { zip } from '../support/containers.ts';
import { createRepository } from '../support/repository.ts';

const int = (value: number) => bytes('K', value);

function model(key: string): Uint8Array {
  const id = bytes(
    ...[op.MARK, op.BINUNICODE('storage'), op.GLOBAL('torch', 'FloatStorage'), op.BINUNICODE(key)],
    ...[op.BINUNICODE('cpu'), int(2), op.TUPLE, op.BINPERSID],
  );
  const tensor = bytes(
    ...[op.GLOBAL('torch._utils', '_rebuild_tensor_v2'), op.MARK, id, int(0), int(2), op.TUPLE1, int(1), op.TUPLE1],
    ...[bytes(0x89), op.NONE, op.TUPLE, op.REDUCE],
  );
  const evil = bytes(op.GLOBAL('posix', 'system'), op.BINUNICODE('id'), op.TUPLE1, op.REDUCE);
  const root = bytes(op.EMPTY_DICT, op.BINUNICODE('w'), tensor, op.SETITEM, op.BINUNICODE('x'), evil, op.SETITEM);
  return zip([
    { name: 'm/data.pkl', content: bytes(op.PROTO(2), root, op.STOP) },
    { name: 'm/data/0', content: Buffer.alloc(8) },
  ]);
}

const OFFER = /take its weights alone, without running it\n {4}git model-check (weights \S+)\n/;

const offered = test.macro((t: ExecutionContext, content: Uint8Array, isOffered: boolean) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('malicious_model.pth', content);
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck();
  t.is(status, 1);
  const [, command = ''] = OFFER.exec(stdout) ?? [];
  t.is(command, isOffered ? 'weights malicious_model.pth' : '');
  if (!isOffered) return;
  t.is(repository.modelCheck(...command.split(' ')).status, 0);
  t.true(existsSync(path.join(repository.folder, 'malicious_model.safetensors')));
  t.notRegex(repository.modelCheck().stdout, OFFER, 'the file is there already');
});

test('weights beside a call', offered, model('0'), true);
test('weights whose storage is not there', offered, model('1'), false);
test('nothing but a call', offered, reducePickle('posix', 'system', 'id'), false);
