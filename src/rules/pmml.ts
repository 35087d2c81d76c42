/** Rows about what the document type and the extensions of a PMML file make its reader do. */
import { splitNames } from './rows.ts';
import type { OperatorRule, Provenance } from './rule.ts';

const XML: Provenance = { kind: 'documentation', reference: 'https://www.w3.org/TR/xml/#sec-external-ent' };
const XXE: Provenance = { kind: 'documentation', reference: 'https://cwe.mitre.org/data/definitions/611.html' };
const EXPANSION: Provenance = { kind: 'documentation', reference: 'https://cwe.mitre.org/data/definitions/776.html' };
const EXTENSIONS: Provenance = {
  kind: 'documentation',
  reference: 'https://dmg.org/pmml/v4-4-1/GeneralStructure.html#xsdElement_Extension',
};

export const PMML_RULES: readonly OperatorRule[] = [
  {
    id: 'pmml/external-entity',
    ecosystem: 'pmml',
    module: 'xml',
    names: splitNames('external-entity include'),
    severity: 'high',
    effect: 'file-read',
    because: 'The document makes its reader fetch a file or an address that it names.',
    provenance: [XXE, XML],
  },
  {
    id: 'pmml/entity',
    ecosystem: 'pmml',
    module: 'xml',
    names: splitNames('entity'),
    severity: 'high',
    effect: 'file-read',
    because: 'The document declares entities, which no model needs and which expand without end.',
    provenance: [EXPANSION, XML],
  },
  {
    id: 'pmml/external-type',
    ecosystem: 'pmml',
    module: 'xml',
    names: splitNames('external-type'),
    severity: 'medium',
    effect: 'network',
    because: 'The document type is kept elsewhere, and may declare what the document does not show.',
    provenance: [XXE, XML],
  },
  {
    id: 'pmml/script',
    ecosystem: 'pmml',
    module: 'xml',
    names: splitNames('script'),
    severity: 'medium',
    effect: 'code-by-value',
    because: 'An extension carries a script, which a reader that knows it runs.',
    provenance: [EXTENSIONS],
  },
];
