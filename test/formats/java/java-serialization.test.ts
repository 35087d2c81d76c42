/** Streams of Java's serialization: what OpenJDK writes is read to its end, classes of known chains are critical, and no mutation breaks the reader. */
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { ObjectStream } from '../../../src/formats/java/object-stream.ts';
import { proceedWith } from '../../../src/rules/proceed.ts';
import { hasJava, runJava } from '../../support/java.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const MAIN = `
import java.io.*; import java.util.*; import java.lang.reflect.*;
public class Main {
  enum Colour { RED, GREEN { int x() { return 1; } }; int x() { return 0; } }
  static class Plain implements Serializable { int a = 1; long b = 2; double c = 3; boolean d; byte e; char f; short g; float h; String s = "text"; int[] n = {1, 2}; Plain next; Object o; Class<?> k = String.class; Colour colour = Colour.GREEN; String[][] names = {{"a"}, null}; }
  static class Child extends Plain { List<Object> list = new ArrayList<>(); transient int skipped; }
  static class Writes extends Child { private void writeObject(ObjectOutputStream out) throws IOException { out.defaultWriteObject(); out.writeInt(7); out.writeObject("more"); out.write(new byte[3000]); } private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException { in.defaultReadObject(); in.readInt(); in.readObject(); in.readFully(new byte[3000]); } }
  public static class External implements Externalizable { public External() {} public void writeExternal(ObjectOutput out) throws IOException { out.writeInt(1); out.writeObject(new int[5]); } public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException { in.readInt(); in.readObject(); } }
  interface Calls extends Serializable { int call(int x); }
  static class Handler implements InvocationHandler, Serializable { public Object invoke(Object p, Method m, Object[] a) { return 1; } }
  static byte[] write(Object... objects) throws IOException { ByteArrayOutputStream bytes = new ByteArrayOutputStream(); ObjectOutputStream out = new ObjectOutputStream(bytes); for (Object each : objects) { if (each == Main.class) { out.reset(); } else if (each instanceof Long) { out.writeLong((Long) each); } else { out.writeObject(each); } } out.close(); return bytes.toByteArray(); }
  static void show(String name, byte[] bytes) { System.out.println(name + " " + Base64.getEncoder().encodeToString(bytes)); }
  public static void main(String[] args) throws Exception {
    Writes writes = new Writes(); writes.list.add(writes); writes.list.add(Colour.RED); writes.list.add(Colour.RED); writes.next = new Child(); writes.o = new External();
    Map<Object, Object> map = new HashMap<>(); map.put("k", new TreeMap<>(Map.of("a", 1, "b", 2))); map.put("when", new Date(0)); map.put("big", new java.math.BigDecimal("1.5")); map.put("set", new LinkedHashSet<>(List.of(1, 2)));
    char[] chars = new char[70000]; Arrays.fill(chars, 'x');
    show("plain", write(new Plain())); show("graph", write(writes)); show("map", write(map)); show("long", write(new String(chars)));
    show("several", write(1L, map, Main.class, new Plain(), "text")); show("numbers", write(new double[][] {{1, 2}, {3}}));
    show("lambda", write((Calls) (x) -> x + 1)); show("list", write(List.of(1, 2, 3))); show("random", write(new Random(1)));
    show("proxy", write(Proxy.newProxyInstance(Main.class.getClassLoader(), new Class<?>[] {Calls.class, Comparable.class}, new Handler())));
    show("chain", write(new LinkedList<>(List.of(new org.apache.commons.collections.functors.InvokerTransformer()))));
    show("array", write((Object) new org.apache.commons.collections.functors.InvokerTransformer[0]));
    show("class", write((Object) Runtime.class)); show("annotation", write(Old.class.getAnnotation(Deprecated.class)));
    Map<Object, Object> hosts = new HashMap<>(); hosts.put(new java.net.URL("http://localhost/"), 1); show("hosts", write(hosts)); show("address", write(new java.net.URL("http://localhost/")));
    show("aborted", aborted()); show("goesOn", aborted(map, "text")); show("abortedChain", aborted(new org.apache.commons.collections.functors.InvokerTransformer()));
    show("inner", write((Object) write(new org.apache.commons.collections.functors.InvokerTransformer())));
  }
  @Deprecated static class Old {}
  static class Unfinished extends Plain { Object thread = new Thread(); String after = "text"; }
  static byte[] aborted(Object... behind) throws IOException { ByteArrayOutputStream bytes = new ByteArrayOutputStream(); ObjectOutputStream out = new ObjectOutputStream(bytes); try { out.writeObject(new ArrayList<>(List.of(1, new Unfinished()))); } catch (NotSerializableException thrown) { } for (Object each : behind) out.writeObject(each); out.close(); return bytes.toByteArray(); }
}`;
const GADGET = `package org.apache.commons.collections.functors; public class InvokerTransformer implements java.io.Serializable { String name = "exec"; }`;

const HONEST = [
  'plain',
  'graph',
  'map',
  'long',
  'several',
  'numbers',
  'lambda',
  'list',
  'random',
  'proxy',
  'address',
  'aborted',
  'goesOn',
];
const files = hasJava()
  ? runJava({ 'Main.java': MAIN, 'org/apache/commons/collections/functors/InvokerTransformer.java': GADGET })
  : null;
const withJava = files === null ? test.skip : test;
const fileOf = (name: string): Uint8Array => files?.get(name) ?? new Uint8Array();

withJava('what OpenJDK writes is read to its end, and warned of where it names classes', async (t) => {
  for (const name of HONEST) {
    for (const path of ['model.ser', 'notes']) {
      const { findings, formats } = await judgeBytes(fileOf(name), path);
      t.deepEqual(formats, ['java-serialization'], name);
      const expected = name === 'long' || name === 'numbers' ? [] : ['medium java/deserialization'];
      t.deepEqual(
        findings.map(({ severity, rule }) => `${severity} ${rule}`),
        expected,
        name,
      );
    }
  }
});

withJava('the classes are listed', async (t) => {
  const { imports } = await judgeBytes(fileOf('graph'), 'model.ser');
  const names = imports.map(({ module, name }) => `${module}.${name}`);
  for (const name of [
    '.Main$Writes',
    '.Main$Plain',
    '.Main$Colour',
    'java.util.ArrayList',
    '.Main$External',
    'java.lang.String',
  ])
    t.true(names.includes(name), `${name} of ${names.join(' ')}`);
});

const rejects = test.macro(async (t, name: string, ...rules: readonly string[]) => {
  const packed = gzipSync(fileOf(name));
  for (const content of [fileOf(name), packed, Buffer.from(fileOf(name)).toString('base64')]) {
    const lines = await findingLines(content, 'notes');
    for (const rule of rules)
      t.true(
        lines.some((line) => line.startsWith(rule)),
        `${rule} of ${lines.join('\n')}`,
      );
  }
});
const GADGET_RULE = 'critical java/org.apache.commons.collections.functors/gadget';
withJava('an object of a class of known chains', rejects, 'chain', GADGET_RULE);
withJava('one behind an object that could not be written', rejects, 'abortedChain', GADGET_RULE);
withJava('an array of them', rejects, 'array', GADGET_RULE);
withJava('a stream in an array of bytes', rejects, 'inner', GADGET_RULE);
withJava('a class that starts programs', rejects, 'class', 'critical java/java.lang/gadget');
withJava('a handler of annotations', rejects, 'annotation', 'critical java/sun.reflect.annotation/gadget');
withJava('an address as a key', rejects, 'hosts', 'high java/hashed-address');

/** By the grammar: a description of a class without fields, and an object of it. */
const described = (name: Uint8Array, flags = 2): Buffer =>
  Buffer.concat([
    Buffer.from([0xac, 0xed, 0, 5, 0x73, 0x72, name.length >> 8, name.length & 0xff]),
    name,
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, flags, 0, 0, 0x78, 0x70]),
  ]);
const NAME = 'org.apache.commons.collections.functors.InvokerTransformer';

test('a name in longer forms of its letters', async (t) => {
  const long = Buffer.from([...Buffer.from(NAME)].flatMap((byte) => [0xc0 | (byte >> 6), 0x80 | (byte & 0x3f)]));
  const longer = Buffer.from(
    [...Buffer.from(NAME)].flatMap((byte) => [0xe0, 0x80 | (byte >> 6), 0x80 | (byte & 0x3f)]),
  );
  for (const name of [Buffer.from(NAME), long, longer])
    t.true((await findingLines(described(name), 'x')).some((line) => line.startsWith(GADGET_RULE)));
});

test('what breaks behind a class of known chains', async (t) => {
  const whole = described(Buffer.from(NAME));
  for (const cut of [whole.subarray(0, -2), Buffer.concat([whole.subarray(0, -1), Buffer.from([0x33])])])
    t.true((await findingLines(cut, 'x')).some((line) => line.startsWith(GADGET_RULE)));
});

test('what a class writes of itself without marks cannot be followed', async (t) => {
  t.true(
    (await findingLines(described(Buffer.from('a.B'), 4), 'x')).some((line) =>
      line.startsWith('high unexaminable/unsupported'),
    ),
  );
});

test('a superclass that is its own', async (t) => {
  const loop = described(Buffer.from('a.B'));
  const own = Buffer.concat([loop.subarray(0, -1), Buffer.from([0x71, 0, 0x7e, 0, 0])]);
  t.true((await findingLines(own, 'x')).some((line) => line.startsWith('high unexaminable/limit')));
});

test('what follows the last object is examined by itself', async (t) => {
  const { members } = await scanBytes(
    Buffer.concat([described(Buffer.from('a.B')), Buffer.from('rest of the file')]),
    'x',
  );
  t.is(members.length, 1);
});

withJava('cut, flipped and padded streams give findings or facts, never a crash', async (t) => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (const name of [...HONEST.filter((each) => each !== 'long'), 'chain', 'hosts']) {
    const file = Buffer.from(fileOf(name));
    const rounds = runs(150);
    for (let round = 0; round < rounds; round += 1) {
      const mutant = Buffer.from(round % 3 === 0 ? file.subarray(0, 4 + random(file.length - 4)) : file);
      if (round % 3 !== 0) mutant[5 + random(mutant.length - 5)] = random(256);
      await t.notThrowsAsync(scanBytes(round % 5 === 0 ? Buffer.concat([mutant, Buffer.alloc(64)]) : mutant, 'x'));
    }
  }
});

test('a long list of objects is read without a deep stack', (t) => {
  const one = described(Buffer.from('a.B')).subarray(4);
  const stream = new ObjectStream(
    memorySource(Buffer.concat(Array.from({ length: 50_000 }, () => one))),
    0,
    () => undefined,
  );
  for (let count = 0; count < 50_000; count += 1) stream.next();
  t.is(stream.position, 50_000 * one.length);
});

test('texts of JSON, also in escapes and in the alphabet of addresses', async (t) => {
  const text = described(Buffer.from(NAME)).toString('base64');
  const forms = [
    { 'model.json': { state: text } },
    [['x', text]],
    { a: text.replaceAll('+', '-').replaceAll('/', '_') },
    { a: ` ${text}` },
  ].map((value) => JSON.stringify(value));
  const escaped = JSON.stringify({ a: text }).replace('rO0AB', '\\u0072O0\\u0041B').replaceAll('/', '\\/');
  for (const content of [...forms, JSON.stringify(text), escaped]) {
    const lines = await findingLines(content, 'settings.json');
    t.true(
      lines.some((line) => line.startsWith(GADGET_RULE)),
      `${content} ${lines.join(' ')}`,
    );
  }
  t.deepEqual(await findingLines('{"a": "rO0AB is how such streams begin"}', 'x.json'), []);
});

test('what to do speaks of what programs in Java read', async (t) => {
  const { findings } = await judgeBytes(described(Buffer.from(NAME)), 'x');
  t.true(findings.every((finding) => /ONNX or PMML/.test(proceedWith(finding))));
});
