import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalog } from '../../src/metadata/loader.ts';

const catalog = loadCatalog([]);
const objectNamed = (name: string) => catalog.objects.get(name.toLowerCase())!;

test('standardObjects_relationships_pointAtEachOther', () => {
  for (const object of catalog.objects.values()) {
    for (const field of object.fields.values()) {
      for (const target of field.referenceTo) {
        assert.ok(catalog.objects.has(target.toLowerCase()), `${object.name}.${field.name} -> ${target}`);
      }
    }
    for (const relationship of object.childRelationships.values()) {
      const field = objectNamed(relationship.childObject).fields.get(relationship.field.toLowerCase());
      assert.ok(field?.referenceTo.includes(object.name), `${object.name}.${relationship.name}`);
    }
  }
});

test('standardObjects_prefixes_areThreeCharactersAndUnique', () => {
  assert.equal(catalog.objectsByPrefix.size, catalog.objects.size);
  for (const object of catalog.objects.values()) assert.match(object.keyPrefix, /^[0-9A-Za-z]{3}$/);
  assert.equal(catalog.objectsByPrefix.get('006')?.name, 'Opportunity');
});

test('opportunity_knownFacts_matchThePlatform', () => {
  const opportunity = objectNamed('Opportunity');
  assert.equal(opportunity.sharingModel, 'Private');
  assert.equal(opportunity.labelPlural, 'Opportunities');
  assert.equal(opportunity.childRelationships.get('tasks')?.field, 'WhatId');
  assert.equal(opportunity.childRelationships.get('opportunityhistories')?.childObject, 'OpportunityHistory');
  const field = (name: string) => opportunity.fields.get(name.toLowerCase())!;
  assert.deepEqual([field('Amount').type, field('Amount').apexType, field('Amount').scale], ['currency', 'Decimal', 2]);
  assert.ok(field('StageName').required && field('CloseDate').required && field('Name').required);
  assert.equal(field('Name').length, 120);
  assert.equal(field('StageName').picklist.length, 10);
  assert.equal(field('IsClosed').createable, false);
  assert.equal(field('OwnerId').relationshipName, 'Owner');
  assert.ok(!opportunity.fields.has('currencyisocode'));
});

test('activities_polymorphicFields_listTheirTargets', () => {
  const task = objectNamed('Task');
  assert.ok(task.fields.get('whatid')?.referenceTo.includes('Opportunity'));
  assert.deepEqual(task.fields.get('whoid')?.referenceTo, ['Contact', 'Lead']);
  assert.deepEqual(task.fields.get('ownerid')?.referenceTo, ['Group', 'User']);
  assert.equal(task.parentRelationships.get('what')?.name, 'WhatId');
  const relation = objectNamed('EventRelation');
  assert.ok(relation.fields.get('relationid')?.referenceTo.includes('User'));
  assert.equal(relation.fields.get('eventid')?.deleteConstraint, 'Cascade');
});

test('features_bringTheirObjectsAndFields_andAreAbsentWithoutThem', () => {
  const has = (loaded: typeof catalog, object: string, field?: string) => {
    const definition = loaded.objects.get(object);
    return field === undefined ? definition !== undefined : (definition?.fields.has(field) ?? false);
  };
  const facts = (loaded: typeof catalog) => [
    has(loaded, 'opportunityteammember'),
    has(loaded, 'territory2'),
    has(loaded, 'opportunity', 'territory2id'),
    has(loaded, 'opportunity', 'currencyisocode'),
    has(loaded, 'user', 'defaultcurrencyisocode'),
    has(loaded, 'currencytype'),
    loaded.objects.get('opportunity')?.childRelationships.has('opportunityteammembers'),
  ];
  assert.deepEqual(new Set(facts(catalog)), new Set([false]));
  const everything = loadCatalog([], { features: ['MultiCurrency', 'OpportunityTeam', 'Territory2'] });
  assert.deepEqual(new Set(facts(everything)), new Set([true]));
});
