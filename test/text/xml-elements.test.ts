/** Elements of XML: what ends nowhere is not read again for each mark. */
import test from 'ava';
import { xmlElements } from '../../src/text/xml-elements.ts';

const NAMES = new Set(['properties']);
const PIECES = 400_000;

for (const piece of ['[', '[%a ', '<!--', '<?x ', '<!ENTITY a "', '%', '<!DOCTYPE x ['])
  test(`declarations of many ${piece}`, (t) => {
    t.deepEqual(xmlElements(`<!DOCTYPE x [${piece.repeat(PIECES)}`, NAMES).elements, []);
  });

test('a reference behind the bracket of the declarations may give an attribute a value', (t) => {
  const declared = (inner: string) => `<!DOCTYPE x [${inner}]><x><properties>a</properties></x>`;
  const read = (inner: string) => {
    const { elements, hasDefaults } = xmlElements(declared(inner), NAMES);
    t.deepEqual(
      elements.map(({ text }) => text),
      ['a'],
      inner.slice(0, 40),
    );
    return hasDefaults;
  };
  t.true(read('%p;'));
  t.true(read('<!-- %p; -->'));
  t.true(read('<!ATTLIST properties format CDATA "pickle">'));
  t.false(read('% p;'));
  t.false(read('%;'));
  t.false(read(`${' '.repeat(64 * 1024)}%p;`));
});
