import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRemoteClasses } from '../../scripts/contract/apex-source.ts';
import { renderTypings } from '../../scripts/contract/typings.ts';

const typings = (...sources: readonly string[]): string =>
  renderTypings(sources.flatMap((source, index) => readRemoteClasses(source, `Class${index}.cls`)));

const CONTROLLER = `public with sharing class NotesController {
  @AuraEnabled(cacheable=true)
  public static List<Note> getNotes(Id recordId, Integer maximum) { return null; }
  @AuraEnabled
  public static void removeNote(String key) { }
  public static Note internalOnly() { return null; }
}`;
const NOTE = `public class Note {
  @AURAENABLED public String text { get; set; }
  @AuraEnabled public Decimal weight;
  @AuraEnabled public List<Note.Reply> replies { get; set; }
  @AuraEnabled public Map<String, Boolean> flags { get; set; }
  public String secret { get; set; }
  public class Reply { @AuraEnabled public Datetime writtenAt { get; set; } }
}`;

describe('Apex contract', () => {
  it('methods_enabled_getAModuleEach', () => {
    const text = typings(CONTROLLER, NOTE);
    assert.match(text, /declare module '@salesforce\/apex\/NotesController\.getNotes'/);
    assert.match(
      text,
      /const method: ApexMethod<\{ recordId: string; maximum: number }, readonly import\('apex-types'\)\.Note\[\] \| null>;/,
    );
    assert.doesNotMatch(text, /internalOnly/);
  });

  it('method_notCacheable_cannotBeWired', () => {
    assert.match(typings(CONTROLLER, NOTE), /const method: \(parameters: \{ key: string }\) => Promise<void>;/);
  });

  it('fields_enabled_areOptionalAndNullable', () => {
    const text = typings(CONTROLLER, NOTE);
    assert.match(text, /readonly text\?: string \| null;/);
    assert.match(text, /readonly weight\?: number \| null;/);
    assert.match(text, /readonly replies\?: readonly NoteReply\[\] \| null;/);
    assert.match(text, /readonly flags\?: Readonly<Record<string, boolean>> \| null;/);
    assert.match(text, /export interface NoteReply \{\s+readonly writtenAt\?: string \| null;/);
    assert.doesNotMatch(text, /secret/);
  });

  it('type_withoutCounterpart_isAnErrorWithFileAndLine', () => {
    const source = `public class Wrong {
      @AuraEnabled
      public static Account getAccount() { return null; }
    }`;
    assert.throws(() => typings(source), /Class0\.cls:3: Account has no TypeScript counterpart/);
  });

  it('dataClass_withoutEnabledField_isAnError', () => {
    const source = 'public class Wrong { @AuraEnabled public static Empty get() { return null; } }';
    assert.throws(() => typings(source, 'public class Empty { public String a; }'), /would arrive empty/);
  });

  it('source_broken_isAnErrorWithItsFile', () => {
    assert.throws(() => readRemoteClasses('public class Broken {', 'Broken.cls'), /Broken\.cls/);
  });
});
