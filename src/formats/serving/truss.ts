/** `config.yaml` of Truss (Baseten): the Python file whose class serves the model, and what is installed for it. See https://docs.baseten.co/reference/truss-configuration. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { headText } from '../../text/head-text.ts';
import { isBinary } from '../../text/text.ts';
import { isCalled } from '../file-names.ts';
import type { Format } from '../format.ts';

/** Truss reads it by its name. */
const NAMES = ['config.yaml', 'config.yml'];
/** Keys that no other program has, and a version of Python as it alone writes them. */
const KEY =
  /^["']?(?:model_class_filename|model_module_dir|bundled_packages_dir|external_package_dirs|truss_server|trt_llm)["']?[ \t]*:|^["']?python_version["']?[ \t]*:[ \t]*["']?py3\d/m;

export const trussFormat: Format = {
  id: 'truss',
  spec: 'https://docs.baseten.co/reference/truss-configuration',
  kind: 'text',
  title: 'Truss',
  extensions: ['yaml'],
  sees: 'the Python that serves the model, and packages from elsewhere',
  provenWith: 'schema',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isTruss(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineTruss } = await import('./service-configuration.ts');
      await examineTruss(once, examination);
    };
  },
};

export function isTruss(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return isCalled(name, NAMES) && !isBinary(source) && KEY.test(once(headText));
}
