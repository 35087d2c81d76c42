/** Configurations of Ray Serve: the application that is imported, and the environment that it runs in. See https://docs.ray.io/en/latest/serve/production-guide/config.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { hasKey, wordsOf } from '../configuration/text-search.ts';
import type { Format } from '../format.ts';

/** Keys under which stands what is imported. */
export const IMPORTED = [
  'import_path',
  'exporter_import_path',
  'grpc_servicer_functions',
  'request_router_class',
  'policy_function',
] as const;
const KEY = /^[ \t]*(?:- +)?["']?(?:\w+_)?import_path["']?[ \t]*:[ \t]*["']?[\w./]+:\w/m;

export const rayServeFormat: Format = {
  id: 'ray-serve',
  spec: 'https://docs.ray.io/en/latest/serve/production-guide/config.html',
  kind: 'text',
  title: 'Ray Serve configuration',
  extensions: ['yaml', 'yml'],
  sees: 'the application that is imported, code that is fetched, and packages from elsewhere',
  provenWith: 'ray 2.60.0',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isRayServe(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineRayServe } = await import('./service-configuration.ts');
      await examineRayServe(once, examination, () => hasKey(source, KEY));
    };
  },
};

export function isRayServe(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  const words = once(wordsOf);
  return IMPORTED.some((key) => words.has(key));
}
