import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** One verb of an answer of the centre's to a call. */
export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly verbs: readonly Verb[];
}

/** The verbs of TwiML, in order. Throws on what is no XML, or is about something else. */
export function readTwiml(xml: string): readonly Verb[] {
  const { root } = parseXml(xml);
  if (root?.name !== 'Response') throw new Error('TwiML begins with <Response>');
  return verbOf(root).verbs;
}

function verbOf(element: XmlElement): Verb {
  const children = element.children.filter((child) => child instanceof XmlElement);
  return {
    name: element.name,
    attributes: { ...element.attributes },
    text: children.length === 0 ? element.text : '',
    verbs: children.map(verbOf),
  };
}
