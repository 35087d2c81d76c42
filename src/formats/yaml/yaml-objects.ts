/** Reports what the tags of YAML make, and the Keras objects of its documents. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operand } from '../../facts.ts';
import { leavesFolder } from '../archives/member-names.ts';
import type { Examination } from '../format.ts';
import { examineConfig } from '../keras/config-objects.ts';
import { reportSource, scriptPaths } from '../serving/named-source.ts';
import { reportServing } from '../serving/serving-facts.ts';
import { isListOfNumbers } from './evaluated-list.ts';
import { nameOf, type TaggedObject } from './tagged-objects.ts';
import { readYamlOf } from './yaml-text.ts';

/** Under such a name even what breaks is YAML; prose and source that speak of tags have others. */
const YAML_NAME =
  /\.ya?ml$|(?:^|[/\\])(?!(?:metadata|pkg-info|readme|changes|changelog|history|news|licen[cs]e|copying|authors|install|todo)$)[^./\\]+$/i;

/** @throws FormatError where it breaks; what was found before was reported. */
export async function examineYaml(once: Once<ByteSource>, examination: Examination): Promise<void> {
  const { documents, objects, doubtful, failure } = await once(readYamlOf);
  if (failure !== null) throw failure;
  const known = new Set(objects.map(nameOf));
  const more = YAML_NAME.test(examination.name) ? doubtful.filter((object) => !known.has(nameOf(object))) : [];
  for (const object of [...objects, ...more]) {
    if (isListOfNumbers(object)) continue;
    if (object.file === undefined) await examineObject(object, examination);
    else reportFile(object.file, object.offset, examination);
  }
  await examineDocuments(documents, examination);
}

async function examineObject(object: TaggedObject, examination: Examination): Promise<void> {
  const { operator, isCalled, isPart, text, bytes, offset } = object;
  examination.report({ kind: 'import', operator, via: 'config', offset });
  if (!isCalled) return;
  const shown = text.slice(0, examination.limits.argumentCharacters);
  const via = isPart === true ? 'config' : 'tag';
  const operands: readonly Operand[] = bytes === undefined ? [] : [{ kind: 'literal', type: 'bytes', text: shown }];
  examination.report({ kind: 'call', operator, via, arguments: shown, operands, offset });
  if (bytes !== undefined)
    await examination.member(`binary at ${offset}`, memorySource(bytes), offset, { expected: 'pickle' });
}

/** Where the file lies beside the text it is code of the repository. */
function reportFile(file: string, offset: number, examination: Examination): void {
  if (leavesFolder(file)) reportServing('file-elsewhere', `${file}.py`, { offset }, examination);
  else reportServing('python', `${file}.py`, { offset }, examination);
  reportSource(scriptPaths(file), offset, examination);
}

async function examineDocuments(
  documents: Parameters<typeof examineConfig>[0],
  examination: Examination,
): Promise<void> {
  const { embedded } = examineConfig(documents, {
    argumentCharacters: examination.limits.argumentCharacters,
    report: (fact) => examination.report(fact),
  });
  for (const { name, bytes, offset } of embedded) await examination.member(name, memorySource(bytes), offset);
}
