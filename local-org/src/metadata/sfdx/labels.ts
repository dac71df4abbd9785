import { nameBefore, type ProjectFile } from './files.ts';
import { MetadataError, readXml } from './xml.ts';

/** Custom labels with their translations: lower-case name -> language -> text. `en_US` is always present. */
export function readLabels(files: readonly ProjectFile[]): Map<string, { name: string; text: Map<string, string> }> {
  const labels = new Map<string, { name: string; text: Map<string, string> }>();
  for (const file of files) {
    if (!nameBefore(file, '.labels-meta.xml')) continue;
    for (const label of readXml(file.file, file.shown, 'CustomLabels').all('labels')) {
      const name = label.text('fullName');
      const text = label.text('value');
      if (!name || text === null) throw new MetadataError(file.shown, 0, 'A label needs <fullName> and <value>');
      if (labels.has(name.toLowerCase())) throw new MetadataError(file.shown, 0, `Label ${name} is defined twice`);
      labels.set(name.toLowerCase(), { name, text: new Map([['en_US', text]]) });
    }
  }
  for (const file of files) {
    const language = nameBefore(file, '.translation-meta.xml');
    if (!language) continue;
    for (const translation of readXml(file.file, file.shown, 'Translations').all('customLabels')) {
      const name = translation.text('name') ?? '';
      const label = labels.get(name.toLowerCase());
      if (!label) throw new MetadataError(file.shown, 0, `Translation of the unknown label ${name}`);
      const text = translation.text('label');
      if (text !== null) label.text.set(language, text);
    }
  }
  return labels;
}
