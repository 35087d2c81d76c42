/** Characters of XML by their numbers: each reader takes as many digits as there are, and differs in what is no character. */
import test from 'ava';
import { withCharacters } from '../../src/text/xml-characters.ts';
import { plainMarkup } from '../../src/text/xml-markup.ts';

const ZEROS = '0'.repeat(10_000);

for (const bits of [16, 32, null] as const) {
  test(`any number of digits, where ${bits} bits are kept`, (t) => {
    t.is(withCharacters(`a&#80;&#x50;&#${ZEROS}80;&#x${ZEROS}50;&#X4a;&#1234567;`, bits).slice(0, 6), 'aPPPPJ');
    t.is(withCharacters('&#x20AC;&amp;&#;&#x;&#12', bits), '€&amp;&#;&#x;&#12');
  });
}

test('what is no character is what is kept of it, or stays', (t) => {
  t.is(withCharacters('&#x10073;', 16), 's');
  t.is(withCharacters('&#65651;', 16), 's');
  t.is(withCharacters('&#x1F600;', 32), '\u{1f600}');
  t.is(withCharacters('&#x100000073;', 32), 's');
  t.is(withCharacters('&#4294967411;', 32), 's');
  t.is(withCharacters('&#x7fffffff;', 32), '&#x7fffffff;');
  t.is(withCharacters('&#x100000073;&#x110000;', null), '&#x100000073;&#x110000;');
  t.is(withCharacters('&#x10ffff;', null), '\u{10ffff}');
});

test('markup with what its entities, sections and defaults stand for', (t) => {
  const types = '<!DOCTYPE a [<!ENTITY p "Pro&#99;ess"><!ENTITY q \'&p;Builder\'><!ATTLIST o class CDATA "x.&q;">]>';
  t.true(plainMarkup(`${types}<a b="&q;"/>`, null).includes('<a b="ProcessBuilder"/>'));
  t.true(plainMarkup(`${types}<o/>`, null).endsWith('<o class="x.ProcessBuilder">'));
  t.is(plainMarkup('<a>b<!-- c -->d<![CDATA[<e>]]><?f g?></a>', null), '<a>bd<e></a>');
  const bomb = `<!DOCTYPE a [<!ENTITY a "${'b'.repeat(100)}">${[...'cdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'acdefghi'[at]};`.repeat(100)}">`).join('')}]><a>&j;</a>`;
  t.true(plainMarkup(bomb, null).length < 128 * 1024 * 1024);
});

test('a number of `<` begins no tag in content, and begins one in an entity', (t) => {
  t.is(plainMarkup('<a b="&#60;" c="&#x3C;">', null), '<a b="&lt;" c="&lt;">');
  t.true(plainMarkup('<!DOCTYPE a [<!ENTITY e "&#60;b/>">]><a>&e;</a>', null).endsWith('<a><b/></a>'));
});

for (const piece of [
  '<!--',
  '<![CDATA[',
  '<!ATTLIST a "',
  `<!ATTLIST a ${'b'.repeat(50)}`,
  '<!ENTITY a "',
  '&#1',
  '&a;',
  '<?',
])
  test(`markup of many ${piece}`, (t) => {
    t.true(plainMarkup(`<!DOCTYPE x [<!ATTLIST a ${piece.repeat(200_000)}`, 16).length > 0);
  });
