/** Models of YOLOv5 and its descendants as YAML: `parse_model` evaluates the modules, their arguments and the activation as Python. See https://github.com/ultralytics/yolov5/blob/master/models/yolo.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { hasKey, wordsOf } from '../configuration/text-search.ts';
import type { Format } from '../format.ts';

const KEY = /^[ \t]*["']?backbone["']?[ \t]*:/m;

export const yoloFormat: Format = {
  id: 'yolo-model',
  spec: 'https://github.com/ultralytics/yolov5/blob/master/models/yolo.py',
  kind: 'text',
  title: 'YOLO model configuration',
  extensions: ['yaml', 'yml'],
  sees: 'modules, arguments and activations that the loader evaluates as Python',
  provenWith: 'configurations of YOLOv5 7.0 and YOLOv7',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isYolo(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineYolo } = await import('./yolo-model.ts');
      await examineYolo(once, examination, () => hasKey(source, KEY));
    };
  },
};

/** `parse_model` adds `backbone` and `head`: without the first there is no model. */
export function isYolo(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(wordsOf).has('backbone');
}
