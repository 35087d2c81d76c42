/** Walks over the objects of an HDF5 file. See https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html. */
import { type ByteSource, headOf, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { isUnpickled } from '../../pickle/chance.ts';
import { pythonString } from '../../text/python-text.ts';
import type { Examination } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';
import { reportAnonymous } from '../octave/anonymous-function.ts';
import { readAttributes } from './attributes.ts';
import { readChunked } from './chunked.ts';
import { readDataset } from './dataset.ts';
import { type StoredBytes, scanHeaps } from './global-heap.ts';
import { Hdf5File } from './hdf5-file.ts';
import { readLinks } from './links.ts';
import { type Message, readMessages } from './object-header.ts';
import { mayHoldModel, withoutPadding } from './stored-text.ts';

/** @throws FormatError where the file breaks; what was found before was reported. */
export async function examineHdf5(source: ByteSource, examination: Examination): Promise<void> {
  await new Hdf5Examination(new Hdf5File(source), examination).walk();
}

/** Of the budget of entries: a text in a file of texts costs as much to examine as any member, and there are few that may be models. CWE-770. */
const TEXT_WEIGHT = 10;

/** Of a text that names a version. */
const VERSION_BYTES = 40;
const JULIA_FUNCTION = 'AnonymousFunctionSerializer';
/** Of a function of Octave, or of a type of Julia; longer ones are cut. */
const FUNCTION_BYTES = 64 * 1024;

/** An object still to be visited. */
interface Visit {
  readonly path: string;
  readonly address: number;
}

class Hdf5Examination {
  readonly #file: Hdf5File;
  readonly #examination: Examination;
  readonly #seen = new Set<number>();
  readonly #todo: Visit[] = [];
  /** The dataset whose rows are unpickled when they are read. */
  #pickledRows: string | null = null;
  #isHickle = false;
  #isOctave = false;
  /** No more may be expanded. */
  #isSpent = false;

  constructor(file: Hdf5File, examination: Examination) {
    this.#file = file;
    this.#examination = examination;
    this.#add({ path: '', address: file.rootAddress });
  }

  async walk(): Promise<void> {
    for (let visit = this.#todo.pop(); visit !== undefined; visit = this.#todo.pop()) await this.#visit(visit);
    if (this.#pickledRows !== null) await this.#examineRows(this.#pickledRows);
  }

  /** Rows of PyTables' ObjectAtom, each a pickle: their references may lie in compressed chunks, they themselves never do. */
  async #examineRows(path: string): Promise<void> {
    for (const { source, address } of scanHeaps(this.#file)) {
      const isCalling = isUnpickled(source);
      if (!isCalling && !mayHoldModel(source)) continue;
      this.#examination.countEntry(TEXT_WEIGHT);
      const offset = this.#file.userBlockBytes + address;
      await this.#examination.member(`${path}[@${address}]`, source, offset, isCalling ? { expected: 'pickle' } : {});
    }
  }

  /** Each object once: links may cross and lead back. */
  #add(visit: Visit): void {
    if (this.#seen.has(visit.address)) return;
    this.#seen.add(visit.address);
    this.#todo.push(visit);
  }

  async #visit({ path, address }: Visit): Promise<void> {
    const file = this.#file;
    const messages = readMessages(file, address);
    for (const { name, values } of readAttributes(file, messages)) {
      if (name === 'PSEUDOATOM' || (name === 'FLAVOR' && values.some(isOldFlavor))) this.#pickledRows ??= path;
      if (path === '' && name === 'keras_version') this.#reportVersion(values);
      if (/^HICKLE_/.test(name)) this.#isHickle = true;
      if (name === 'OCTAVE_NEW_FORMAT') this.#isOctave = true;
      if (name === 'julia type') this.#reportJulia(values);
      await this.#examineValues(`${path}@${name}`, values);
    }
    const { values, otherFiles } = readDataset(file, messages);
    for (const other of otherFiles) this.#reportOtherFile('ExternalData', other, path, address);
    if (this.#isOctave && path.endsWith('/value/fcn')) this.#reportFunctions(values);
    await this.#examineValues(path, values);
    await this.#examineChunks(path, messages, address);
    for (const link of readLinks(file, messages)) {
      const inner = path === '' ? link.name : `${path}/${link.name}`;
      if (link.kind === 'hard') this.#add({ path: inner, address: link.address });
      else this.#reportOtherFile('ExternalLink', link.file, inner, link.offset);
    }
  }

  #reportVersion([first]: readonly StoredBytes[]): void {
    const text = first === undefined ? '' : Buffer.from(headOf(first.source, VERSION_BYTES)).toString('latin1');
    const [version] = /^[\w.+-]+/.exec(text) ?? [];
    if (first === undefined || version === undefined) return;
    this.#examination.report({
      kind: 'mark',
      text: `Keras ${version}`,
      offset: this.#file.userBlockBytes + first.address,
    });
  }

  #reportOtherFile(name: 'ExternalData' | 'ExternalLink', target: string, path: string, address: number): void {
    const text = pythonString(target, this.#examination.limits.argumentCharacters);
    this.#examination.report({
      kind: 'call',
      operator: { ecosystem: 'hdf5', module: 'hdf5', name },
      via: 'link',
      arguments: text,
      operands: [{ kind: 'literal', type: 'str', text }],
      offset: this.#file.userBlockBytes + address,
      at: `/${path}`,
    });
  }

  /** JLD: a function without a name, which its reader makes of the code in the file. https://github.com/JuliaIO/JLD.jl/blob/master/src/JLD.jl */
  #reportJulia(values: readonly StoredBytes[]): void {
    const names = new NamedOperators(this.#examination, 'julia');
    for (const { source, address } of values) {
      const type = Buffer.from(headOf(source, FUNCTION_BYTES)).toString('latin1');
      if (type.includes(JULIA_FUNCTION)) names.operator(JULIA_FUNCTION, this.#file.userBlockBytes + address);
    }
  }

  /** The text of a function without a name, as Octave keeps it. */
  #reportFunctions(values: readonly StoredBytes[]): void {
    const names = new NamedOperators(this.#examination, 'octave');
    for (const { source, address } of values) {
      const text = Buffer.from(headOf(source, FUNCTION_BYTES)).toString('latin1').split('\0')[0] ?? '';
      reportAnonymous(text, this.#file.userBlockBytes + address, names);
    }
  }

  /** Where hickle wrote the file, what cannot be read of one axis of bytes may be a pickle. */
  async #examineChunks(path: string, messages: readonly Message[], address: number): Promise<void> {
    const chunked = this.#isSpent ? null : await readChunked(this.#file, messages, this.#isHickle);
    if (chunked === null) return;
    const offset = this.#file.userBlockBytes + address;
    if (chunked.kind === 'bytes') {
      const { source, failure } = await this.#examination.expand([chunked.bytes], chunked.packedBytes);
      this.#isSpent ||= failure !== null;
      const isCalling = isUnpickled(source);
      if (failure === null && !isCalling && !mayHoldModel(source)) return;
      this.#examination.countEntry(TEXT_WEIGHT);
      await this.#examination.member(path, withoutPadding(source), offset, {
        failure,
        ...(isCalling ? { expected: 'pickle' } : {}),
      });
    } else if (this.#isHickle) {
      const failure = new FormatError('bytes in chunks that are packed in another way', { reason: 'unsupported' });
      await this.#examination.member(path, memorySource(new Uint8Array()), offset, { failure });
    }
  }

  async #examineValues(name: string, values: readonly StoredBytes[]): Promise<void> {
    for (const [index, { source, address }] of values.entries()) {
      if (!mayHoldModel(source)) continue;
      this.#examination.countEntry(TEXT_WEIGHT);
      const member = values.length === 1 ? name : `${name}[${index}]`;
      await this.#examination.member(member, withoutPadding(source), this.#file.userBlockBytes + address);
    }
  }
}

/** In the first version of PyTables' format a flavor other than these said that rows are pickles. */
function isOldFlavor({ source }: StoredBytes): boolean {
  return !/^(?:numpy|python|numarray|numeric)\0*$/i.test(Buffer.from(headOf(source, VERSION_BYTES)).toString('latin1'));
}
