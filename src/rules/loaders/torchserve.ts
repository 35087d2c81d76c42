/** Rows about what archives of TorchServe bring beside their models. */
import type { OperatorRule } from '../rule.ts';

export const TORCHSERVE_RULES: readonly OperatorRule[] = [
  {
    id: 'torchserve/requirements-elsewhere',
    ecosystem: 'torchserve',
    module: 'pip',
    names: ['install'],
    severity: 'medium',
    effect: 'network',
    because:
      'TorchServe has pip install what the archive lists, and this comes from another index, an address or the archive: installing it runs its code.',
    provenance: [
      { kind: 'documentation', reference: 'https://docs.pytorch.org/serve/custom_service.html' },
      { kind: 'documentation', reference: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/' },
    ],
  },
  {
    id: 'torchserve/requirements-unread',
    ecosystem: 'torchserve',
    module: 'pip',
    names: ['install_unread'],
    severity: 'medium',
    effect: 'network',
    because:
      'TorchServe has pip install what this file lists. It is not called as such lists are, so what it lists was not looked at.',
    provenance: [{ kind: 'documentation', reference: 'https://docs.pytorch.org/serve/custom_service.html' }],
  },
];
